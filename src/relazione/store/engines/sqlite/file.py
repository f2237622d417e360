"""One SQLite file: opened as a record or refused with a reason; statements, transactions, and faults in plain words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import orjson

from relazione.errors import RunStopped
from relazione.store import schema
from relazione.store.database import Cell, Database, Given, Row

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

_A_LIST = ("IN (??)", "IN (SELECT value FROM json_each(?))")
"""How a statement compares with a list: given as one cell, so that the statement is the same however long the list."""


_VERSION = "SELECT value FROM about WHERE key = 'schema_version'"


class SqliteFile(Database):
    """A connection to one record file."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open a record; with `create` to write to, and made where there is none, else to read only.

        Raises RunStopped where the file is missing, no record, or from a newer relazione.
        """
        self.path = path
        self.place = str(path)
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
        self._bring_up_to_date(create)
        if not create:
            self.run("PRAGMA query_only = ON")
        else:
            # WAL lets others read while this writes; NORMAL may lose the last transactions at a power cut, never half.
            self.run("PRAGMA journal_mode = WAL")
            self.run("PRAGMA synchronous = NORMAL")
            self.run(f"PRAGMA wal_autocheckpoint = {_PAGES_IN_LOG}")
        self.run(f"PRAGMA cache_size = {-_CACHE}")

    def _make(self) -> None:
        self._carry_out(f"PRAGMA application_id = {_APPLICATION_ID}; {schema.tables('sqlite')}")

    def _bring_up_to_date(self, to_write: bool) -> None:
        """Check the version of the tables; those of an older record become today's before it is written to."""
        version = int(str(self.one(_VERSION)))
        schema.check(version, self.place, to_write=to_write)
        if to_write and version < schema.VERSION:
            steps = "".join(schema.steps_from(version))
            self._carry_out(f"{steps} UPDATE about SET value = '{schema.VERSION}' WHERE key = 'schema_version';")

    def _carry_out(self, script: str) -> None:
        """Several statements, all of them or none."""
        try:
            self._connection.executescript(f"BEGIN IMMEDIATE; {script} COMMIT;")
        except sqlite3.Error as fault:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise stopped(fault, self.path) from None

    def run(self, statement: str, cells: Sequence[Given] = ()) -> None:
        """Carry out one statement."""
        try:
            self._connection.execute(statement.replace(*_A_LIST), _plain(cells))
        except sqlite3.Error as fault:
            raise stopped(fault, self.path) from None

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Add whole rows to a table."""
        waiting = iter(rows)
        for first in waiting:
            self._run_many(f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})", chain([first], waiting))

    def set_column(self, table: str, column: str, key: str, rows: Iterable[tuple[Cell, Cell]]) -> None:
        """Write into a column, by the key of each row."""
        self._run_many(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", rows)

    def _run_many(self, statement: str, rows: Iterable[Row]) -> None:
        try:
            self._connection.executemany(statement, rows)
        except sqlite3.Error as fault:
            raise stopped(fault, self.path) from None

    def rows(self, query: str, cells: Sequence[Given] = ()) -> Iterator[Row]:
        """The rows of a query, fetched as they are asked for."""
        try:
            cursor = self._connection.execute(query.replace(*_A_LIST), _plain(cells))
            while batch := cursor.fetchmany(_ROWS_AT_ONCE):
                yield from batch
        except sqlite3.Error as fault:
            raise stopped(fault, self.path) from None

    each = rows

    def begin(self) -> None:
        """Begin to write; another program that wants to write is told to wait, and told so after some seconds."""
        self.run("BEGIN IMMEDIATE")

    def begin_snapshot(self) -> None:
        """Begin to read."""
        self.run("BEGIN")

    def end(self, keep: bool) -> None:
        """End what was begun."""
        self.run("COMMIT" if keep else "ROLLBACK")

    def quoted(self, phrases: Sequence[Sequence[str]]) -> tuple[str, str]:
        """The claims whose quote holds one of the phrases, by FTS5."""
        sought = " OR ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
        return "SELECT rowid FROM claim_words WHERE claim_words MATCH ?", sought

    def stamp(self) -> str:
        """Size and time of the file and of its log."""
        found = []
        for path in (self.path, self.path.with_name(f"{self.path.name}-wal")):
            try:
                state = path.stat()
            except FileNotFoundError:
                found.append("none")
            else:
                found.append(f"{state.st_size}/{state.st_mtime_ns}")
        return " ".join(found)

    def close(self) -> None:
        """Let go of the file; its write-ahead log is folded in."""
        self._connection.close()


def _plain(cells: Sequence[Given]) -> list[Cell]:
    """The cells of a statement, a list as a JSON array."""
    return [cell if cell is None or isinstance(cell, str | int | float) else _json(cell) for cell in cells]


def _json(cells: Sequence[str] | Sequence[int]) -> str:
    return orjson.dumps(cells if isinstance(cells, list) else list(cells)).decode()


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
