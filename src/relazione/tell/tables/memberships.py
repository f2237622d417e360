"""Memberships: standings in organisations and frameworks."""

from __future__ import annotations

from relazione.tell.kind_table import kind_table

TABLE = kind_table(
    "membership",
    "Standings in organisations and frameworks, one row a member, organisation and standing.",
    {
        "member": "Who has the standing: a state (ISO alpha-3) or organisation.",
        "organisation": "In what.",
        "standing": "Which standing.",
        "since": "When it began; empty where no report tells it.",
        "until": "When it ended; empty where no report tells it.",
    },
)
