"""What is promised of the record as a file."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from relazione.errors import RunStopped
from relazione.store import open_store, opening
from relazione.store.engines.sqlite import file as sqlite_file
from tests.store.samples import admission, article


def record(path: Path) -> Path:
    """A record with one article, closed."""
    store = open_store(path, create=True)
    with store.transaction():
        store.add_article(article())
        store.add_reading(article().id, "grammar", "1", admission(article()))
    store.close()
    return path


def _newer(path: Path) -> None:
    record(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE about SET value = '99' WHERE key = 'schema_version'")
    connection.close()


def _older(path: Path) -> None:
    record(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE about SET value = '1' WHERE key = 'schema_version'")
    connection.close()


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
    connection.close()


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda path: path.write_text("no record " * 100), "the file is no record"),
        (_foreign, "the file is no record"),
        (_newer, "the record has schema 99, this relazione knows up to 3"),
        (_older, "the record has schema 1, this relazione needs 2 at least"),
        (Path.mkdir, "a folder is no record"),
    ],
)
def test_what_is_no_record_is_refused(
    tmp_path: Path, make: Callable[[Path], object], reason: str, create: bool
) -> None:
    """A text, another program's database, another schema and a folder stop the run with reason and remedy."""
    path = tmp_path / "x.sqlite"
    make(path)
    with pytest.raises(RunStopped, match=reason) as stopped:
        open_store(path, create=create)
    assert stopped.value.where == str(path)
    assert stopped.value.remedy


def test_a_missing_record_is_not_made_by_asking(tmp_path: Path) -> None:
    """Opening to read says that there is no record, and makes no file; an empty file is no record either."""
    with pytest.raises(RunStopped, match="there is no record"):
        open_store(tmp_path / "x.sqlite")
    (tmp_path / "empty.sqlite").touch()
    with pytest.raises(RunStopped, match="the file is no record"):
        open_store(tmp_path / "empty.sqlite")
    with pytest.raises(RunStopped, match="the folder of the record does not exist"):
        open_store(tmp_path / "missing" / "x.sqlite", create=True)
    assert not (tmp_path / "x.sqlite").exists()


def test_a_second_writer_waits_and_then_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one program writes, another reads on, but is told to wait when it wants to write."""
    monkeypatch.setattr(sqlite_file, "_PATIENCE", 0.05)
    path = record(tmp_path / "x.sqlite")
    first, second = open_store(path, create=True), open_store(path, create=True)
    with first.transaction():
        first.add_article(article("b", "Two."))
        assert len(list(second.articles())) == 1
        with pytest.raises(RunStopped, match="another program is writing"), second.transaction():
            second.add_article(article("c", "Three."))
    assert len(list(second.articles())) == 2
    first.close()
    second.close()


def test_a_record_opened_to_read_cannot_be_written(tmp_path: Path) -> None:
    """Briefs and exports cannot change a record."""
    store = open_store(record(tmp_path / "x.sqlite"))
    with pytest.raises(RunStopped, match="cannot be opened"):
        store.add_article(article("b", "Two."))
    store.close()


def test_a_killed_run_leaves_whole_articles(tmp_path: Path) -> None:
    """A program that dies in the middle of an article leaves the record as it was before that article."""
    path = record(tmp_path / "x.sqlite")
    program = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).resolve().parents[2])!r})
from relazione.store import open_store
from tests.store.samples import admission, article
store = open_store({str(path)!r}, create=True)
one = article("b", article().text + " Two.")
with store.transaction():
    store.add_article(one)
    store.add_reading(one.id, "grammar", "1", admission(one))
    os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 9
    store = open_store(path, create=True)
    assert [one.given_id for one in store.articles()] == ["a"]
    assert len(list(store.claims())) == 2
    store.close()


def test_the_same_writing_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two records of the same articles are the same file, and adding them again changes nothing in it."""
    one, two = record(tmp_path / "1.sqlite"), record(tmp_path / "2.sqlite")
    assert one.read_bytes() == two.read_bytes()
    store = open_store(one, create=True)
    with store.transaction():
        store.add_article(article())
    store.close()
    assert one.read_bytes() == two.read_bytes()


def test_no_write_ahead_log_is_left_behind(tmp_path: Path) -> None:
    """A closed record is one file."""
    record(tmp_path / "x.sqlite")
    assert [path.name for path in tmp_path.iterdir()] == ["x.sqlite"]


def test_engines_are_found_by_their_file_names() -> None:
    """Every file in `engines/` is an engine, asked for as `NAME:PLACE`."""
    assert {"sqlite", "memory"} <= set(opening.names())


def test_an_engine_by_name(tmp_path: Path) -> None:
    """`sqlite:PATH` is the same as PATH."""
    open_store(f"sqlite:{tmp_path / 'x'}", create=True).close()
    assert (tmp_path / "x").is_file()
