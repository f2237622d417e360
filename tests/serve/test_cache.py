"""The cache: what is told of a record holds while it stands, and a little longer while another program writes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from relazione.ingest.draft import Draft, article_of
from relazione.record.claim import Admission
from relazione.serve.cache import LATE, Answer, Cache, answer_of
from relazione.serve.problems import Problem
from relazione.serve.records import FRESH, Records
from relazione.store import open_store
from relazione.store.view import View


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        """Begin at nought."""
        self.now = 0.0

    def __call__(self) -> float:
        """The time."""
        return self.now


Written = Callable[[str], None]


@pytest.fixture
def clock() -> Clock:
    """The clock of the records."""
    return Clock()


@pytest.fixture
def records(examples: Path, tmp_path: Path, clock: Clock) -> Records:
    """Records by that clock."""
    return Records(Path(shutil.copy(examples, tmp_path / "cached.sqlite")), clock)


@pytest.fixture
def written(records: Records) -> Written:
    """Another program writes an article of these words to the record."""

    def write(words: str) -> None:
        store = open_store(records.place, create=True)
        article = article_of(Draft(words, words, "x", "x"))
        with store.transaction():
            store.add_article(article)
            store.add_reading(article.id, "words", "1", Admission((), ()))
        store.close()

    return write


def made(words: str) -> Callable[[], Answer]:
    """A piece of work that gives an answer of these words."""
    return lambda: answer_of(words.encode(), "text/plain")


def told(cache: Cache, words: str) -> str:
    """What the cache gives where a new answer would be of these words."""
    return cache.given("/", made(words)).body.decode()


def test_an_answer_holds_while_the_record_stands(records: Records, clock: Clock) -> None:
    """However much later, the record not written to is told of as before."""
    cache = Cache(records)
    assert told(cache, "first") == "first"
    clock.now += 10 * LATE
    assert told(cache, "second") == "first"


def test_an_answer_holds_a_little_after_another_program_wrote(records: Records, clock: Clock, written: Written) -> None:
    """What was true some seconds ago is given, older only to have it renewed; however long before it was made."""
    cache = Cache(records)
    assert told(cache, "first") == "first"
    clock.now += 10 * LATE
    records.stamp()
    written("an article")
    clock.now += FRESH - 1
    assert told(cache, "second") == "first"
    clock.now += 2
    assert cache.found("/") is None
    assert cache.found("/", LATE) is not None
    assert told(cache, "second") == "second"


def test_nothing_is_told_that_has_long_been_otherwise(records: Records, clock: Clock, written: Written) -> None:
    """Where nobody has looked for long, or an answer was not asked for, it is made anew before it is given."""
    cache = Cache(records)
    assert told(cache, "first") == "first"
    written("an article")
    clock.now += LATE + 1
    assert cache.found("/", LATE) is None
    assert told(cache, "second") == "second"


def test_what_this_server_writes_counts_at_once(records: Records) -> None:
    """After a judgement or a pasted article nothing from before it is told."""
    cache = Cache(records)
    assert told(cache, "first") == "first"
    with records.writing():
        pass
    assert told(cache, "second") == "second"


def test_what_cannot_be_told_any_more_is_forgotten(records: Records) -> None:
    """Where making an answer anew fails, the old one is not given again."""
    cache = Cache(records)
    assert told(cache, "first") == "first"
    with records.writing():
        pass

    def failing() -> Answer:
        raise Problem(404, "it is gone")

    with pytest.raises(Problem):
        cache.given("/", failing)
    assert told(cache, "third") == "third"


def test_what_is_told_of_the_whole_is_asked_once(records: Records) -> None:
    """How far the record goes is worked out once for many requests, and anew when the record changes."""
    with records.reading(View()) as store:
        first = store.extent()
    with records.reading(View()) as store:
        assert store.extent() is first
    with records.writing() as store:
        article = article_of(Draft("new", "Something new.", "x", "x"))
        store.add_article(article)
        store.add_reading(article.id, "words", "1", Admission((), ()))
    with records.reading(View()) as store:
        assert store.extent().articles == first.articles + 1
