"""Moving: a whole record from one place to another, whatever engine keeps each, table by table."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from relazione.errors import RunStopped
from relazione.store.contract import Counts, Store
from relazione.store.opening import open_store, reading, shown
from relazione.store.sql_store import SqlStore

_TABLES = (
    "articles", "sightings", "readings", "claims", "claim_values", "participants", "refusals", "set_asides",
    "judgements", "judgements_applied", "nodes", "node_keys", "entries", "entry_names",
)  # fmt: skip
"""All tables but `about`, each after those that it refers to."""

_ITS_OWN = "schema_version"
"""What a record says of itself that does not move with it."""


def move(source: str | Path, target: str | Path) -> Counts:
    """Copy all that a record holds into a new one, and give what it holds there; the source stays as it is.

    Articles, claims, refusals, readings, set-asides, notes, judgements, and entries as they were worked out. Raises
    RunStopped where the target holds something already, or either is not kept; then nothing is written.
    """
    with reading(source) as giving, closing(open_store(target, create=True)) as taking:
        tables = _in_tables(giving, source), _in_tables(taking, target)
        with taking.transaction():
            _check_empty(tables[1], target)
            _copy(*tables)
        return taking.counts()


def _in_tables(store: Store, place: str | Path) -> SqlStore:
    """The store, if its record is one that is kept."""
    if not isinstance(store, SqlStore):
        raise RunStopped("only a record that is kept can be moved", shown(place), "Name a file, or postgresql://...")
    return store


def _check_empty(store: SqlStore, place: str | Path) -> None:
    held = [table for table in _TABLES if store.database.one(f"SELECT 1 FROM {table} LIMIT 1") is not None]
    if held:
        raise RunStopped(f"there is a record already (it has {', '.join(held)})", shown(place), "Name a new one.")


def _copy(giving: SqlStore, taking: SqlStore) -> None:
    """Write every table anew, as it is; an older record's becomes today's on the way."""
    for table in _TABLES:
        columns = "id, claims" if table == "judgements_applied" else "*"
        taking.database.insert(table, giving.database.each(f"SELECT {columns} FROM {table}"))
    taking.database.run("DELETE FROM about WHERE key != ?", [_ITS_OWN])
    taking.database.insert("about", giving.database.each("SELECT * FROM about WHERE key != ?", [_ITS_OWN]))
