"""Slot values: every value of every slot, rival ones too, with how it follows and which reports support it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.tell.csv_text import Cell
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Reference, Table
from relazione.tell.whole import Whole


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    for item in told.items():
        for slot in sorted(item.entry.slots):
            for number, value in enumerate(item.entry.slots[slot], 1):
                yield {
                    **told.proof(item.entry, value.claims),
                    "slot": slot,
                    "number": number,
                    "value": value.value,
                    "basis": value.basis,
                    "also": value.also,
                    "reports": len(value.claims),
                }


TABLE = Table(
    name="slot_values",
    about="Every value of every slot of every entry, one row each: the leading value is number 1, rival values and "
    "further ones (domains, parties) follow.",
    key=("entry", "slot", "number"),
    columns=(
        ENTRY,
        Column("slot", "The slot of the codebook.", needed=True),
        Column("number", "Place among the slot's values, from 1; the best supported first.", "integer", needed=True),
        Column("value", "The value.", needed=True),
        Column("basis", "stated, resolved, default, or corrected by a person.", needed=True),
        Column("also", "Other spellings met; of a date the less precise ones."),
        Column("reports", "How many reports support it.", "integer", needed=True),
        CLAIM,
    ),
    references=(PROVED, Reference(("entry",), "entries")),
    rows=_rows,
)
