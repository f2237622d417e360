"""Participants: who took part in which engagement, for whom, in which role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.tell.csv_text import Cell
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Reference, Table
from relazione.tell.whole import Whole


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    for item in told.items("engagement"):
        for number, side in enumerate(item.entry.participants, 1):
            yield {
                **told.proof(item.entry, side.claims),
                "number": number,
                "who": side.who,
                "for": side.acts_for,
                "role": side.role,
                "also": side.also,
                "person_id": told.person_of.get((side.who, side.acts_for)),
                "reports": len(side.claims),
            }


TABLE = Table(
    name="participants",
    about="Who took part in which engagement, one row a side. A group stays a group: a summit of twenty has twenty "
    "rows of one entry, not 190 pairs.",
    key=("entry", "number"),
    columns=(
        ENTRY,
        Column("number", "Place among the sides of the engagement, from 1.", "integer", needed=True),
        Column("who", "A person, organisation or state: ISO 3166-1 alpha-3 for a state, else the name.", needed=True),
        Column("for", "The state (ISO alpha-3) or organisation it acts for; empty where that is not told."),
        Column("role", "Its role in the engagement.", needed=True, words="role"),
        Column("also", "Other spellings met."),
        Column("person_id", "The person, where it is one."),
        Column("reports", "How many reports name it.", "integer", needed=True),
        CLAIM,
    ),
    references=(PROVED, Reference(("entry",), "engagements"), Reference(("person_id",), "persons")),
    rows=_rows,
)
