"""Parties: who is party to which agreement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.tell.csv_text import Cell
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Reference, Table
from relazione.tell.whole import Whole


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    for item in told.items("agreement"):
        for number, value in enumerate(item.entry.slots.get("parties", ()), 1):
            yield {
                **told.proof(item.entry, value.claims),
                "number": number,
                "party": value.value,
                "also": value.also,
                "reports": len(value.claims),
            }


TABLE = Table(
    name="parties",
    about="Who is party to which agreement, one row a party.",
    key=("entry", "number"),
    columns=(
        ENTRY,
        Column("number", "Place among the parties of the agreement, from 1.", "integer", needed=True),
        Column("party", "A state (ISO alpha-3), city or organisation.", needed=True),
        Column("also", "Other spellings met."),
        Column("reports", "How many reports name it.", "integer", needed=True),
        CLAIM,
    ),
    references=(PROVED, Reference(("entry",), "agreements"), Reference(("party",), "actors", ("actor",))),
    rows=_rows,
)
