"""The tables of the data set: what each holds, its columns with types and meanings, its key, and where it leads.

From this one description come the files in every form, their codebook and the Frictionless data package.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from relazione.codebook.vocabulary import vocabulary
from relazione.record.kind import all_kinds
from relazione.tell import tables
from relazione.tell.csv_text import Cell
from relazione.tell.whole import Whole

FORMS = ("text", "edtf", "integer", "number", "boolean", "date")
"""What a cell may hold: words; a date or span in EDTF; whole numbers; numbers; true or false; a day, YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it means, one of FORMS, whether every row fills it, and the closed list it is of."""

    name: str
    means: str
    form: str = "text"
    needed: bool = False
    words: str = ""

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values of its closed list, empty where it has none."""
        return tuple(vocabulary(self.words)) if self.words else ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that lead to the key of another table, or to columns of it by other names (`at`)."""

    columns: tuple[str, ...]
    table: str
    at: tuple[str, ...] = ()

    @property
    def theirs(self) -> tuple[str, ...]:
        """The columns of the other table."""
        return self.at or self.columns


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `rows` gives its rows in their order, cells by column; a column left out of a row is empty."""

    name: str
    about: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    references: tuple[Reference, ...]
    rows: Callable[[Whole], Iterator[Mapping[str, Cell]]]


ENTRY = Column("entry", "The entry: one thing of the world with all its reports.", needed=True)
CLAIM = Column("claim", "The report that proves the row; of several the fullest.", needed=True)
PROVED = Reference(("entry", "claim"), "reports")
"""The way of nearly every row to its proof: `reports` has article, span and quote."""


@cache
def all_tables() -> dict[str, Table]:
    """Every table by name, found as the files of `tell/tables`, in the order of their names."""
    names = sorted(found.name for found in pkgutil.iter_modules(tables.__path__))
    return {name: import_module(f"{tables.__name__}.{name}").TABLE for name in names}


def slot_columns(kind: str, meanings: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns for slots of a kind, in the order of the meanings given, with the slots' own forms and lists."""
    found = []
    for name, means in meanings.items():
        slot = all_kinds()[kind].slot(name)
        if slot is None:
            raise KeyError(f"{kind} has no slot {name}")
        found.append(Column(name, means, "edtf" if slot.form == "date" else "text", slot.needed, slot.vocabulary))
    return tuple(found)
