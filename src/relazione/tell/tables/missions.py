"""Missions: diplomatic and consular posts."""

from __future__ import annotations

from relazione.tell.kind_table import DAYS, More, days, kind_table

TABLE = kind_table(
    "mission",
    "Diplomatic and consular posts, one row each.",
    {
        "post": "What it is.",
        "of": "Who sends: a state (ISO alpha-3) or organisation.",
        "in": "Who receives: a state (ISO alpha-3) or organisation.",
        "city": "The city it stands in.",
        "status": "Where it stands, by the latest stage told.",
        "date": "Day or span of that stage; empty where no report tells it.",
    },
    More(DAYS, (days,)),
)
