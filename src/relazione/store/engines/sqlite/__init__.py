"""SQLite: the whole record in one file that any program can query."""

from __future__ import annotations

from pathlib import Path

from relazione.store.engines.sqlite.file import SqliteFile
from relazione.store.engines.sqlite.searching import SqliteSearching
from relazione.store.sql_store import SqlStore


def open_store(place: str, create: bool) -> SqliteStore:
    """The record in the file at this path."""
    return SqliteStore(SqliteFile(Path(place), create=create))


class SqliteStore(SqlStore, SqliteSearching):
    """A record in one SQLite file; `store.contract.Store` says what each method does."""
