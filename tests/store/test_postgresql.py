"""What is promised of a record on a server."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import cast

import pytest
from typer.testing import CliRunner

from relazione.cli import app
from relazione.errors import RunStopped, SetAside
from relazione.serve.records import Records
from relazione.store import open_store
from relazione.store.database import Database
from relazione.store.engines.postgresql.address import Address
from relazione.store.engines.postgresql.vectors import vector_of
from relazione.store.opening import open_there, reading, shown
from relazione.store.sql_store import SqlStore
from relazione.store.view import ALL
from tests.store.full import fill
from tests.store.places import Places
from tests.store.samples import TEXT, admission, article


def database(place: str, *, create: bool = False) -> Database:
    """The connection of a record just opened."""
    return cast(SqlStore, open_store(place, create=create)).database


def test_an_address_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address says what psql's says; what it leaves out comes from psql's variables; no password is ever shown."""
    full = Address.of("//a%40b:s%2Fcret@db.example:6543/news?schema=korea&sslmode=verify-full")
    assert (full.user, full.password, full.host, full.port) == ("a@b", "s/cret", "db.example", 6543)
    assert (full.database, full.schema, full.sslmode) == ("news", "korea", "verify-full")
    assert full.shown == "postgresql://a@b@db.example:6543/news?schema=korea"
    assert shown("postgresql://ann:secret@h/d") == "postgresql://ann@h/d"
    monkeypatch.setenv("PGUSER", "ann")
    monkeypatch.setenv("PGPASSWORD", "hidden")
    socket = Address.of("///news?host=/run/postgresql")
    assert (socket.folder, socket.user, socket.password) == ("/run/postgresql", "ann", "hidden")
    assert socket.for_driver()["unix_sock"] == "/run/postgresql/.s.PGSQL.5432"


@pytest.mark.parametrize(
    "place", ["news", "//h/news?schema=Pg;drop", "//h/news?sslmode=maybe", "//h/news?colour=red", "//h:port/news"]
)
def test_what_is_no_address_is_refused(place: str) -> None:
    """A word, a schema that is no name, and options that mean nothing stop the run with an example."""
    with pytest.raises(RunStopped, match="no address of a record") as stopped:
        open_store(f"postgresql:{place}")
    assert "postgresql://USER@HOST/DATABASE" in stopped.value.remedy


def test_without_its_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pg8000 is missing the run stops with the command that installs it."""
    monkeypatch.setitem(sys.modules, "pg8000.native", None)
    with pytest.raises(RunStopped, match="pg8000, which is not installed") as stopped:
        open_store("postgresql://a@h/d")
    assert stopped.value.remedy == 'Install what it needs: pip install "relazione[postgresql]".'


def test_a_server_that_is_not_there(server: str, places: Places) -> None:
    """No server, no database and no record each stop the run with their own reason."""
    with pytest.raises(RunStopped, match="the server cannot be reached"):
        open_store("postgresql://a@/d?host=/nowhere", create=True)
    with pytest.raises(RunStopped, match="there is no such database"):
        open_store(server.replace("/postgres?", "/none?"), create=True)
    place = places("postgresql")
    for ask in (open_store, open_there):
        with pytest.raises(RunStopped, match="there is no record"):
            ask(place)


def test_a_foreign_or_newer_schema_is_refused(places: Places) -> None:
    """Another program's tables are not written among, and a newer relazione's record is not guessed at."""
    place = places("postgresql")
    with closing(database(place, create=True)) as opened:
        opened.run("UPDATE about SET value = '99' WHERE key = 'schema_version'")
        opened.run("CREATE SCHEMA birds")
        opened.run("CREATE TABLE birds.seen (name TEXT)")
    with pytest.raises(RunStopped, match="the record has schema 99"):
        open_store(place)
    foreign = place.partition("&")[0] + "&schema=birds"
    with pytest.raises(RunStopped, match="holds no record of relazione"):
        open_store(foreign, create=True)


def test_reading_changes_nothing(places: Places) -> None:
    """A record opened to read cannot be written, and everything asked within a block is of one state of it."""
    place = places("postgresql")
    with closing(open_store(place, create=True)) as writer:
        writer.add_article(article())
        with reading(place) as store:
            assert len(list(store.articles())) == 1
            writer.add_article(article("b", TEXT + " Two."))
            assert len(list(store.articles())) == 1
        with closing(open_store(place)) as store:
            assert len(list(store.articles())) == 2
            with pytest.raises(RunStopped, match="opened to read only"):
                store.add_article(article("c", TEXT + " Three."))


def test_a_stamp_changes_with_what_is_written(places: Places) -> None:
    """Whoever keeps an answer can tell by the stamp that the record has been written to since."""
    place = places("postgresql")
    with closing(open_store(place, create=True)) as writer, closing(open_store(place)) as store:
        before = store.stamp()
        writer.add_article(article())
        assert store.stamp() != before


def test_writers_take_turns(places: Places) -> None:
    """A second writer waits until the first has ended, and nothing that either writes is lost."""
    place = places("postgresql")
    with closing(open_store(place, create=True)) as first, closing(open_store(place, create=True)) as second:
        waiting = cast(SqlStore, second).database
        waiting.run("SET lock_timeout = 50")
        with first.transaction():
            first.add_article(article())
            with pytest.raises(RunStopped, match="lock timeout"), second.transaction():
                second.add_article(article("b", TEXT + " Two."))
        second.add_article(article("b", TEXT + " Two."))
        assert first.counts().articles == second.counts().articles == 2


def test_a_broken_connection_is_made_again(places: Places) -> None:
    """Between blocks a connection that broke is made anew; within one the block is undone, and says so."""
    place = places("postgresql")
    with closing(open_store(place, create=True)) as store, closing(open_store(place, create=True)) as other:
        mine, others = cast(SqlStore, store).database, cast(SqlStore, other).database

        def cut() -> None:
            """End the connection of the store, as a restart of the server would."""
            others.one("SELECT pg_terminate_backend(?)", [mine.one("SELECT pg_backend_pid()")])

        with pytest.raises(RunStopped), store.transaction():
            store.add_article(article())
            cut()
            store.add_article(article("b", TEXT + " Two."))
        assert store.counts().articles == 0
        cut()
        with pytest.raises(RunStopped):
            store.counts()
        store.add_article(article())
        assert store.counts().articles == 1


def test_labels_of_any_length_and_letters_are_kept(places: Places) -> None:
    """Ids, names and faults longer than a key of the server's indexes are kept, in the order of their bytes."""
    place = places("postgresql")
    names = ["\U0001f1f0" * 2_000, "ä", "a", "B", "Z" * 2_000]
    with closing(open_store(place, create=True)) as store:
        for name in names:
            store.add_article(article(name, f"{TEXT} {name[:3]} {len(name)}", file=f"{name}.jsonl"))
            store.add_set_aside(SetAside(f"{name}\0", name * 2, "Mend it."))
        assert [one.given_id for one in store.articles()] == sorted(names)
        assert [fault.where for fault in store.set_asides()] == sorted(name * 2 for name in names)
        assert {fault.what[-1] for fault in store.set_asides()} == {"\N{SYMBOL FOR NULL}"}


def test_a_text_of_very_many_words_is_found_by_its_first(places: Places) -> None:
    """A text with more words than the server's index takes is kept whole, and found by as many as it takes."""
    text = " ".join(f"w{number:x}" for number in range(130_000)) + " " + "x" * 3_000
    place = places("postgresql")
    with closing(open_store(place, create=True)) as store:
        one = article("long", text)
        store.add_article(one)
        assert store.search("w1 w64") == (one.id,)
        assert [hit.id for hit in store.ranked('"w63 w64"')] == [one.id]
        back = store.article(one.id)
        assert back is not None
        assert back.text == text
    assert vector_of("Two two ones") == ("'two':1,2 'ones':3", 3)


def test_claims_are_streamed(places: Places) -> None:
    """What may be very much is fetched in parts, within a block and outside of one, also where it is broken off."""
    place = places("postgresql")
    with closing(open_store(place, create=True)) as store:
        with store.transaction():
            for number in range(600):
                one = article(f"a{number}", f"{TEXT} {number}")
                store.add_article(one)
                store.add_reading(one.id, "grammar", "1", admission(one))
        assert len(list(store.claims())) == 1_200
        with store.transaction():
            half = store.claims()
            assert next(half).id
        assert next(store.claims()).id
        assert len(list(store.articles())) == 600


def test_every_command_takes_an_address(places: Places) -> None:
    """What the command line tells of a record on a server, and writes to it, is as with a file."""
    file, place = places("sqlite"), places("postgresql")
    with closing(open_store(file, create=True)) as store:
        fill(store)
        claim = next(store.claims(kind="tenure")).id

    def told(*words: str) -> str:
        """What a command prints."""
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, done.output
        return done.output

    assert "are in postgresql://postgres@/postgres?host=" in told("move", file, place)
    judged = ("--by", "A. Clerk", "--because", "seen", "--when", "2024-07-01")
    for words in (
        ("export", "--as", "claims"),
        ("entries", "--json"),
        ("who", "Ana Ito"),
        ("search", "envoy"),
        ("brief", "RUS"),
        ("show", claim),
        ("judge", "confirm", claim, *judged),
        ("judge", "list"),
        ("judge", "export"),
        ("sample", "--seed", "1"),
    ):
        assert told(*words, "--record", place) == told(*words, "--record", file), words


def test_pages_are_served_from_a_server(places: Places) -> None:
    """Who looks at pages sees one state; an answer that was kept is told to be old once another program has written."""
    records = Records(places("postgresql"))
    with records.writing() as store:
        store.add_article(article())
    before = records.stamp()
    with records.reading(ALL) as store, closing(open_store(records.place, create=True)) as other:
        assert len(list(store.articles())) == 1
        other.add_article(article("b", TEXT + " Two."))
        assert len(list(store.articles())) == 1
    with records.reading(ALL) as store:
        assert len(list(store.articles())) == 2
    assert records.stamp().state != before.state
