"""Reading in Spark's Python processes: from articles to claims, by the functions that read them on one machine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from relazione.errors import SetAside
from relazione.on_spark.tables import READ, Batches, Row, batch, item_of, packed
from relazione.read.gate import load_gate
from relazione.read.reader import Reader
from relazione.record.claim import Admission
from relazione.record.confidence import at_least
from relazione.workers import attempt


@dataclass(frozen=True, slots=True)
class Reading:
    """How a process is to read: by the reader of this name, claims of a score of `least` on, with or without gate."""

    reader: str
    least: float
    gate: bool

    def __call__(self, batches: Batches) -> Batches:
        """The rows of READ for those of ITEMS."""
        reader = reader_named(self.reader)
        for some in batches:
            yield batch((self._read(row, reader) for row in some.to_pylist()), READ)

    def _read(self, row: Row, reader: Reader) -> Row:
        item = item_of(row)
        if isinstance(item, SetAside) or (self.gate and not load_gate().opens(item.text)):
            return row | {"outcome": None}
        outcome = attempt(item, reader)
        return row | {"outcome": packed(at_least(outcome, self.least) if isinstance(outcome, Admission) else outcome)}


@cache
def reader_named(name: str) -> Reader:
    """The reader of this process, kept from one task to the next."""
    from relazione.read.readers import load_reader

    return load_reader(name)
