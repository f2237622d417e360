"""Engagements: meetings, visits, calls, conferences and all else that happened, or is to happen, between actors."""

from __future__ import annotations

from collections.abc import Mapping

from relazione.tell.csv_text import Cell
from relazione.tell.item import Item
from relazione.tell.kind_table import CODES, DAYS, More, codes, days, kind_table
from relazione.tell.table import Column, Reference
from relazione.tell.whole import Whole


def _cells(told: Whole, item: Item) -> Mapping[str, Cell]:
    return {"status": item.status, "date": item.happened or None, "within": told.within.get(item.entry.id)}


TABLE = kind_table(
    "engagement",
    "What happened, or is to happen, between actors, one row an event however many articles tell of it. Who took part "
    "is in participants, what it was about in domains.",
    {
        "type": "What it was.",
        "name": "Its name, where it has one.",
        "date": "Its day or span, in EDTF; empty where no report tells it.",
        "when": "The words for its time, where no date follows from them.",
        "place": "Where: a state (ISO alpha-3), a city, or the words.",
        "status": "happened, planned, proposed or cancelled; what lies after its last report is planned.",
    },
    More(
        (*DAYS, Column("within", "The visit that it is a part of."), *CODES),
        (_cells, days, codes),
        (Reference(("within",), "engagements", ("entry",)),),
    ),
)
