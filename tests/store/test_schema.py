"""What is promised of records that an older relazione has written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from relazione.errors import RunStopped
from relazione.resolve.judgement import Judgement
from relazione.store import Store, open_store, schema
from relazione.store.fresh import freshen
from relazione.store.judgement_rows import JUDGEMENT_COLUMNS, judgement_cells
from relazione.store.ledger import in_force
from relazione.store.sql_store import SqlStore
from tests.store.full import everything, fill
from tests.store.places import Places

VERSION_2 = Path(__file__).parent / "schema_2.sql"


def older(path: Path, newer: Path) -> Path:
    """A file of version 2, with its tables as they were made then, that holds what a newer one does."""
    with closing(open_store(newer)) as store:
        judged = [judgement_cells(judgement) for judgement in applied_in_full(store)]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA application_id = {0x52454C41}; {VERSION_2.read_text(encoding='utf-8')}")
        connection.execute("ATTACH ? AS newer", [str(newer)])
        connection.execute("DELETE FROM about")
        for table in tables(connection):
            if table != "judgements_applied":
                connection.execute(f"INSERT INTO {table} SELECT * FROM newer.{table}")
        connection.executemany(f"INSERT INTO judgements_applied VALUES ({', '.join('?' * 10)})", judged)
        connection.execute("UPDATE about SET value = '2' WHERE key = 'schema_version'")
    return path


def applied_in_full(store: Store) -> Iterator[Judgement]:
    """The judgements applied, as version 2 kept them."""
    applied = {name for name, _ in store.applied()}
    return (judgement for judgement in in_force(store, store.judgements()) if judgement.id in applied)


def tables(connection: sqlite3.Connection) -> list[str]:
    """The tables of a file, without those of its full text."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_words%' ESCAPE '\\'"
    return [str(name) for (name,) in connection.execute(query)]


def shape(path: Path) -> object:
    """Which columns and indexes a file has, table by table."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: (
                connection.execute(f"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')").fetchall(),
                sorted(connection.execute(f"SELECT name FROM pragma_index_list('{table}') WHERE origin = 'c'")),
            )
            for table in tables(connection)
        }


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A record of today, and one of version 2 that holds the same."""
    new = tmp_path / "new.sqlite"
    with closing(open_store(new, create=True)) as store:
        fill(store)
    return new, older(tmp_path / "old.sqlite", new)


def test_an_older_record_is_read_as_it_is(pair: tuple[Path, Path]) -> None:
    """Asking a record of version 2 tells the same as one of today, and changes nothing in it."""
    new, old = pair
    before = old.read_bytes()
    with closing(open_store(new)) as one, closing(open_store(old)) as other:
        assert list(everything(one)) == list(everything(other))
    assert old.read_bytes() == before


def test_an_older_record_is_brought_up_to_date(pair: tuple[Path, Path]) -> None:
    """Opened to write, a record of version 2 becomes one of today with all that it held; what follows is the same."""
    new, old = pair
    with closing(open_store(new, create=True)) as one, closing(open_store(old, create=True)) as other:
        assert list(everything(one)) == list(everything(other))
        freshen(one)
        freshen(other)
        assert list(everything(one)) == list(everything(other))
    assert shape(new) == shape(old)
    with closing(sqlite3.connect(old)) as connection:
        query = "SELECT value FROM about WHERE key = 'schema_version'"
        assert connection.execute(query).fetchone() == (str(schema.VERSION),)


def test_an_older_record_on_a_server_is_brought_up_to_date(places: Places) -> None:
    """The same steps bring a record on a server up to date."""
    place = places("postgresql")
    with closing(open_store(place, create=True)) as opened:
        fill(opened)
        store = cast(SqlStore, opened)
        before = list(everything(opened))
        judged = [judgement_cells(judgement) for judgement in applied_in_full(opened)]
        columns = ", ".join(f"{name} TEXT" for name in JUDGEMENT_COLUMNS.split(", "))
        with store.transaction():
            store.database.run("DROP TABLE judgements_applied")
            store.database.run(f"CREATE TABLE judgements_applied ({columns})")
            store.database.run("UPDATE about SET value = '2' WHERE key = 'schema_version'")
            for cells in judged:
                marks = ", ".join("?" * len(cells))
                store.database.run(f"INSERT INTO judgements_applied VALUES ({marks})", cells)
    with closing(open_store(place)) as store_as_it_is:
        assert list(everything(store_as_it_is)) == before
    with closing(open_store(place, create=True)) as updated:
        assert list(everything(updated)) == before
        assert cast(SqlStore, updated).database.one("SELECT value FROM about WHERE key = 'schema_version'") == "3"
        columns_left = cast(SqlStore, updated).database.rows("SELECT * FROM judgements_applied")
        assert {len(row) for row in columns_left} == {2}


def test_every_version_has_its_step() -> None:
    """From every version that can be brought up to date there is a file of steps to the next."""
    for version in range(schema.OLDEST, schema.VERSION):
        assert len(schema.steps_from(version)) == schema.VERSION - version
    with pytest.raises(RunStopped, match="this relazione knows up to"):
        schema.check(schema.VERSION + 1, "x", to_write=True)
