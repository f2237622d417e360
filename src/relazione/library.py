"""The program as a library: one record, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from relazione.read.reader import Reader
from relazione.receipt import Receipt
from relazione.record.claim import Claim
from relazione.resolve.entry import Entry
from relazione.store.contract import Counts, Store
from relazione.store.fresh import entries_of
from relazione.store.opening import open_store

if TYPE_CHECKING:
    from relazione.tell.answer import Answer

MEMORY = "memory:"
"""The record that lasts as long as the program; it can be read from before anything was read into it."""


class Record:
    """A record in a file ("memory:" for one that is not kept).

    It can be used in a `with` block, which closes it. Every method raises RunStopped where the file is no record, and
    those that ask, where there is none yet.
    """

    def __init__(self, place: str | Path) -> None:
        """The record at this place; nothing is opened or made yet."""
        self.place = place
        self._store: Store | None = None
        self._writable = False

    def read(
        self,
        *paths: str | Path,
        workers: int = 1,
        published: date | None = None,
        at_least: float = 0.0,
        reader: Reader | str = "grammar",
        gate: bool = True,
    ) -> Receipt:
        """Read the articles under the paths into the record; the receipt accounts for each.

        `published` is the day of publication of those articles that do not tell theirs. Claims that score under
        `at_least` (0..1) are refused, and counted. `reader` is one, or the name of one that asks no language model.
        With `gate` an article whose words tell of no relations between states is kept and counted, and not read.
        """
        from relazione.ingest import Bringing
        from relazione.journey import Manner, read_paths  # here, so that a brief does not wait for what reading needs

        manner = Manner(reader, at_least, gate)
        return read_paths(
            paths, self._open(to_write=True), workers=workers, bringing=Bringing(published), manner=manner
        )

    def brief(
        self, *parties: str, as_of: date | None = None, known_at: date | None = None, at_least: float = 0.0
    ) -> str:
        """The brief on one or two parties, by any usual name, in Markdown.

        `as_of` a day: what had begun by then; `known_at` a day: what was published by then. Claims that score under
        `at_least` (0..1) are left out.
        """
        from relazione.tell.brief import brief

        return brief(self.store, list(parties), as_of, at_least, known_at)

    def export(
        self, name: str, at_least: float = 0.0, *, as_of: date | None = None, known_at: date | None = None
    ) -> Iterator[str]:
        """The lines of an export, each with its line end; "codebook" is one. The rest is as for `brief`."""
        from relazione.store.view import View
        from relazione.tell.export import export

        return export(self.store, name, View(at_least, known_at, as_of))

    def export_files(
        self,
        name: str,
        out: str | Path,
        at_least: float = 0.0,
        *,
        as_of: date | None = None,
        known_at: date | None = None,
        unit: str = "",
    ) -> None:
        """Write an export of several files ("csv", "parquet", "duckdb", "stata") into a folder, or one file of it.

        With a `unit` ("dyad-year", "dyad-month") the panel is among the tables. The rest is as for `brief`.
        """
        from relazione.store.view import View
        from relazione.tell.export import write_files

        write_files(self.store, name, Path(out), View(at_least, known_at, as_of), {"unit": unit} if unit else {})

    def show(self, claim: str) -> str:
        """The claim with this id, or the beginning of it: its quote in context and the way it was reached."""
        from relazione.tell.show import show

        return show(self.store, claim)

    def ask(self, question: str, *words: str, known_at: date | None = None, as_of: date | None = None) -> Answer:
        """The answer to a question ("posts", "timeline", "who" ...) on parties by any name, of "who" on a person's.

        `known_at` a day: by what had been published then; `as_of` a day: only what had begun by then.
        """
        from relazione.store.view import View
        from relazione.tell.ask import ask

        return ask(self.store, question, words, View(known_at=known_at, as_of=as_of))

    def claims(self, *, kind: str | None = None, actor: str | None = None) -> Iterator[Claim]:
        """The claims of a kind, with an actor (letter by letter: "KOR", "Park Kijun"), or all."""
        return self.store.claims(kind=kind, actor=actor)

    def entries(self) -> Sequence[Entry]:
        """The things of the world that the claims tell of, each once, with all its reports."""
        return entries_of(self.store)

    def counts(self) -> Counts:
        """How much the record holds, and the days it covers."""
        return self.store.counts()

    @property
    def store(self) -> Store:
        """The store behind the record, for all that these methods do not do."""
        return self._open(to_write=False)

    def close(self) -> None:
        """Let go of the file; the next use opens it again (a record in memory is gone)."""
        if self._store is not None:
            self._store.close()
        self._store, self._writable = None, False

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self, *, to_write: bool) -> Store:
        """The store, opened as it is needed: to read only until something is to be written."""
        to_write = to_write or self.place == MEMORY
        if self._store is not None and to_write and not self._writable:
            self.close()
        if self._store is None:
            self._store, self._writable = open_store(self.place, create=to_write), to_write
        return self._store
