"""One SQLite file: opened as a record or refused with a reason; statements, transactions, and faults in plain words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from relazione.errors import RunStopped

SCHEMA_VERSION = 2

_APPLICATION_ID = 0x52454C41
""""RELA" in ASCII: marks the file as a record, as SQLite's manual proposes for file formats."""

_PATIENCE = 5.0
"""Seconds to wait for another program that is writing to the same file."""

_ROWS_AT_ONCE = 500
"""Rows fetched at a time: enough to hide the cost of a call, few enough to keep memory flat."""

_CACHE = 65_536
"""KiB of the file kept in memory: blocking keys lie far from each other, and come again and again."""

_PAGES_IN_LOG = 8_000
"""Pages of 4 KiB that wait in the write-ahead log, so that one written again and again is copied once."""

_CELLS_AT_ONCE = 500
"""Cells compared with in one statement; SQLite allows 32,766."""

Cell = str | int | float | None
Row = tuple[Cell, ...]
Some = TypeVar("Some")


class SqliteFile:
    """A connection to one record file; every method raises RunStopped where SQLite reports a fault."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open a record; with `create` to write to, and made where there is none, else to read only.

        Raises RunStopped where the file is missing, no record, or from a newer relazione.
        """
        self.path = path
        self.depth = 0
        _check_place(path, create)
        try:
            self._connection = sqlite3.connect(
                _address(path, create), uri=True, timeout=_PATIENCE, isolation_level=None
            )
        except sqlite3.Error as fault:
            raise stopped(fault, path) from None
        try:
            self._prepare(create)
        except RunStopped:
            self._connection.close()
            raise

    def _prepare(self, create: bool) -> None:
        """Check the marks of the file; give a new file its tables."""
        self.run("PRAGMA foreign_keys = ON")
        mark = self.one("PRAGMA application_id")
        if mark == 0 and create and self.one("SELECT COUNT(*) FROM sqlite_master") == 0:
            self._make()
        elif mark != _APPLICATION_ID:
            remedy = "Give the file that `relazione read` wrote, or a new name."
            raise RunStopped("the file is no record of relazione", str(self.path), remedy)
        version = int(str(self.one("SELECT value FROM about WHERE key = 'schema_version'")))
        if version > SCHEMA_VERSION:
            fault = f"the record has schema {version}, this relazione knows up to {SCHEMA_VERSION}"
            raise RunStopped(fault, str(self.path), "Install a newer relazione: pip install --upgrade relazione.")
        if version < SCHEMA_VERSION:
            fault = f"the record has schema {version}, this relazione needs {SCHEMA_VERSION}"
            raise RunStopped(fault, str(self.path), "Read the articles anew into a new record: relazione read.")
        if not create:
            self.run("PRAGMA query_only = ON")
        else:
            # WAL lets others read while this writes; NORMAL may lose the last transactions at a power cut, never half.
            self.run("PRAGMA journal_mode = WAL")
            self.run("PRAGMA synchronous = NORMAL")
            self.run(f"PRAGMA wal_autocheckpoint = {_PAGES_IN_LOG}")
        self.run(f"PRAGMA cache_size = {-_CACHE}")

    def _make(self) -> None:
        schema = resources.files("relazione.store.engines").joinpath("schema.sql").read_text(encoding="utf-8")
        script = f"BEGIN IMMEDIATE; PRAGMA application_id = {_APPLICATION_ID}; {schema} COMMIT;"
        try:
            self._connection.executescript(script)
        except sqlite3.Error as fault:
            raise stopped(fault, self.path) from None

    def run(self, statement: str, cells: Sequence[Cell] = ()) -> int:
        """Carry out one statement; gives the number of the row it inserted last (meaningless for others)."""
        try:
            return self._connection.execute(statement, cells).lastrowid or 0
        except sqlite3.Error as fault:
            raise stopped(fault, self.path) from None

    def run_many(self, statement: str, rows: Iterable[Sequence[Cell]]) -> None:
        """Carry out one statement for each row of cells."""
        try:
            self._connection.executemany(statement, rows)
        except sqlite3.Error as fault:
            raise stopped(fault, self.path) from None

    def rows(self, query: str, cells: Sequence[Cell] = ()) -> Iterator[Row]:
        """The rows of a query, fetched as they are asked for."""
        try:
            cursor = self._connection.execute(query, cells)
            while batch := cursor.fetchmany(_ROWS_AT_ONCE):
                yield from batch
        except sqlite3.Error as fault:
            raise stopped(fault, self.path) from None

    def one(self, query: str, cells: Sequence[Cell] = ()) -> Cell:
        """The first cell of the first row of a query, None where there is no row."""
        row = next(self.rows(query, cells), None)
        return row[0] if row else None

    def close(self) -> None:
        """Let go of the file; its write-ahead log is folded in."""
        self._connection.close()


class Transaction:
    """A block in which all or nothing is written; an inner block is a savepoint of the outer one."""

    def __init__(self, file: SqliteFile) -> None:
        """Prepare a block on this file; it begins when it is entered."""
        self._file = file

    def __enter__(self) -> None:
        """Begin; the outermost block locks the file against other writers at once."""
        file = self._file
        file.run(f"SAVEPOINT level_{file.depth}" if file.depth else "BEGIN IMMEDIATE")
        file.depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep what was written if nothing was raised, else undo it."""
        file = self._file
        file.depth -= 1
        if file.depth:
            name = f"level_{file.depth}"
            if kind is not None:
                file.run(f"ROLLBACK TO {name}")
            file.run(f"RELEASE {name}")
        else:
            file.run("COMMIT" if kind is None else "ROLLBACK")


class Snapshot:
    """A block in which everything read is of one state of the file; within a transaction it is that one's."""

    def __init__(self, file: SqliteFile) -> None:
        """Prepare a block on this file; it begins when it is entered."""
        self._file = file
        self._own = False

    def __enter__(self) -> None:
        """Begin, unless a transaction is open already."""
        self._own = self._file.depth == 0
        if self._own:
            self._file.run("BEGIN")
            self._file.depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the state."""
        if self._own:
            self._file.depth -= 1
            self._file.run("ROLLBACK")


def marks(number: int) -> str:
    """So many question marks for a statement."""
    return ", ".join("?" * number)


def in_parts(cells: Sequence[Some]) -> Iterator[Sequence[Some]]:
    """Cells in parts small enough for one statement."""
    for start in range(0, len(cells), _CELLS_AT_ONCE):
        yield cells[start : start + _CELLS_AT_ONCE]


def stopped(fault: sqlite3.Error, path: Path) -> RunStopped:
    """What SQLite reports, in plain words and with a remedy."""
    words = str(fault)
    if "locked" in words or "busy" in words:
        what, remedy = "another program is writing to the record", "Wait until it has ended and run again."
    elif "not a database" in words:
        what, remedy = "the file is no record of relazione", "Give the file that `relazione read` wrote, or a new name."
    elif "unable to open" in words or "readonly" in words:
        what, remedy = f"the record cannot be opened ({words})", "Check the folder and the right to write there."
    elif "full" in words:
        what, remedy = "the disk is full", "Make room and run again; what is in the record is whole."
    else:
        what, remedy = f"the record cannot be used ({words})", "Restore it from a copy, or read the articles anew."
    return RunStopped(what, str(path), remedy)


def _address(path: Path, create: bool) -> str:
    """The URI under which SQLite opens the file.

    Also a reader opens it to write if it may, for only then it clears the write-ahead log's files away when it closes;
    in a folder that cannot be written SQLite must be told that nobody writes.
    """
    writable = os.access(path.parent, os.W_OK)
    mode = "mode=rwc" if create else "mode=rw" if writable else "mode=ro&immutable=1"
    return f"{path.absolute().as_uri()}?{mode}"


def _check_place(path: Path, create: bool) -> None:
    """Raises RunStopped where no file can be or is at the path."""
    if path.is_dir():
        raise RunStopped("a folder is no record", str(path), "Name a file, for example record.sqlite.")
    if create and not path.parent.is_dir():
        raise RunStopped("the folder of the record does not exist", str(path), "Make the folder first.")
    if not create and not path.is_file():
        raise RunStopped("there is no record", str(path), "Make one: relazione read PATH --record FILE.")
