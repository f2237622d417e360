"""Tables of one kind of entry each: the slots as columns, leading values only, with days, counts and codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from relazione.tell.csv_text import Cell
from relazione.tell.exports.gdelt import cameo
from relazione.tell.exports.plover import coded_as
from relazione.tell.item import Item
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Reference, Table, slot_columns
from relazione.tell.whole import Whole
from relazione.tell.wording.dates import first_day, last_day

Cells = Callable[[Whole, Item], Mapping[str, Cell]]

DAYS = (
    Column("basis", "How the date follows: stated, resolved (from a weekday), default, or corrected by a person."),
    Column("first_day", "The first day that the date covers.", "date"),
    Column("last_day", "The last day that the date covers, itself included.", "date"),
)
CODES = (
    Column("plover", "Its PLOVER type, after the fullest report; empty where PLOVER has none."),
    Column("plover_mode", "The mode of that type, where one is sure."),
    Column("cameo", "Its CAMEO code."),
    Column("goldstein", "That code's place on the Goldstein scale, -10 to 10.", "number"),
)
_ATTESTED = (
    Column("first_attested", "The first day on which a dated article tells of it.", "date"),
    Column("last_attested", "The last such day.", "date"),
    Column("reports", "How many reports tell of it.", "integer", needed=True),
    CLAIM,
)


@dataclass(frozen=True, slots=True)
class More:
    """What a table has beside the slots: columns, the function that fills them, and where they lead."""

    columns: tuple[Column, ...] = ()
    cells: tuple[Cells, ...] = ()
    references: tuple[Reference, ...] = ()


def kind_table(kind: str, about: str, slots: Mapping[str, str], more: More | None = None) -> Table:
    """The table of a kind: one row an entry, its slots with these meanings as columns, then more."""
    more = more or More()

    def rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
        for item in told.items(kind):
            row: dict[str, Cell] = {slot: item.one(slot) for slot in slots}
            for cells in more.cells:
                row |= cells(told, item)
            yield row | attested(item) | told.proof(item.entry, item.entry.claims)

    return Table(
        name=f"{kind}s",
        about=about,
        key=("entry",),
        columns=(ENTRY, *slot_columns(kind, slots), *more.columns, *_ATTESTED),
        references=(PROVED, Reference(("entry",), "entries"), *more.references),
        rows=rows,
    )


def attested(item: Item) -> dict[str, Cell]:
    """When articles tell of an entry, and how many reports."""
    entry = item.entry
    return {
        "first_attested": entry.first_attested,
        "last_attested": entry.last_attested,
        "reports": len(item.proofs),
    }


def days(_: Whole, item: Item) -> Mapping[str, Cell]:
    """The cells of DAYS."""
    first, last = first_day(item.happened), last_day(item.happened)
    return {
        "basis": item.entry.date_basis or None,
        "first_day": first.isoformat() if first else None,
        "last_day": last.isoformat() if last else None,
    }


def codes(_: Whole, item: Item) -> Mapping[str, Cell]:
    """The cells of CODES."""
    event = coded_as(item.lead.claim)
    if event is None:
        return {}
    code, goldstein = cameo(event.coding.code, item)
    return {
        "plover": event.coding.code,
        "plover_mode": event.coding.mode,
        "cameo": code,
        "goldstein": float(goldstein),
    }
