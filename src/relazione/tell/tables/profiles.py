"""Profiles: strengths and needs of states, cities and organisations."""

from __future__ import annotations

from relazione.tell.kind_table import kind_table

TABLE = kind_table(
    "profile",
    "Strengths and needs, one row each.",
    {
        "of": "Whose: a state (ISO alpha-3), city or organisation.",
        "side": "strength or need.",
        "what": "What it is, in words of the article.",
        "resource": "Of what kind.",
    },
)
