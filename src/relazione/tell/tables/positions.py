"""Positions: stances that actors express."""

from __future__ import annotations

from collections.abc import Mapping

from relazione.tell.csv_text import Cell
from relazione.tell.item import Item
from relazione.tell.kind_table import CODES, More, codes, kind_table
from relazione.tell.table import Column, Reference
from relazione.tell.whole import Whole


def _cells(told: Whole, item: Item) -> Mapping[str, Cell]:
    return {"person_id": told.person_of.get((item.one("speaker") or "", item.one("for")))}


TABLE = kind_table(
    "position",
    "Stances that actors express, one row a speaker, stance and subject. A position has no date of its own: "
    "first_attested is the day on which it was first reported.",
    {
        "speaker": "Who takes it: a person or organisation by name, or a state (ISO alpha-3).",
        "for": "The state (ISO alpha-3) or organisation that the speaker acts for.",
        "stance": "Which stance.",
        "towards": "The actor it concerns: a state (ISO alpha-3), organisation or person.",
        "about": "The subject, in words of the article.",
    },
    More(
        (Column("person_id", "The speaker, where it is a person."), *CODES),
        (_cells, codes),
        (Reference(("person_id",), "persons"),),
    ),
)
