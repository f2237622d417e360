"""Agreements: instruments between parties."""

from __future__ import annotations

from relazione.tell.kind_table import CODES, DAYS, More, codes, days, kind_table

TABLE = kind_table(
    "agreement",
    "Instruments between parties, one row each. Who is party to it is in parties, what it is about in domains.",
    {
        "name": "Its name as the articles give it.",
        "type": "What it is.",
        "signed": "Day or span of signing; empty where no report tells it.",
        "status": "Where it stands, by the latest stage told.",
    },
    More((*DAYS, *CODES), (days, codes)),
)
