"""What is promised of watching folders and feeds."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from relazione.errors import RunStopped
from relazione.journey import Manner
from relazione.store import open_store
from relazione.watching import Round, Watch
from tests.doors.feed_server import answer, serving
from tests.journey.readers import WordReader

MANNER = Manner(WordReader(), gate=False)


def feed(*items: int) -> bytes:
    """A feed with these items."""
    told = "".join(
        f"<item><guid>g{n}</guid><link>https://a.example/{n}</link><title>T {n}</title>"
        f"<description>The envoy number {n} called in Accra.</description></item>"
        for n in items
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Mirror</title>{told}</channel></rss>'.encode()


def put(path: Path, text: str, age: float = 60.0) -> Path:
    """A file that was written some seconds ago."""
    path.write_text(text, encoding="utf-8")
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def watch(record: Path, *targets: str | Path, sleeps: list[float] | None = None) -> Watch:
    """A watch whose waits are noted, not waited."""
    noted = sleeps if sleeps is not None else []
    return Watch([str(target) for target in targets], record, manner=MANNER, sleep=noted.append)


def told(rounds: list[Round]) -> list[tuple[int, int, int, int, int]]:
    """Of each round: feeds new, not changed, failed, left out; and new articles."""
    return [(r.fetched, r.unchanged, r.failed, r.left_out, r.receipt.new) for r in rounds]


def test_a_feed_gives_each_item_once_and_is_asked_only_for_changes(tmp_path: Path) -> None:
    """New items come in, seen ones stay as they are, 304s are counted; a later watch knows the marks of this one."""
    record = tmp_path / "record.sqlite"
    marked = [
        answer(feed(1, 2), "200 OK", 'ETag: "1"'),
        answer(b"", "304 No"),
        answer(feed(2, 3), "200 OK", 'ETag: "2"'),
    ]
    with serving(*marked, answer(b"", "304 No")) as served:
        assert told(list(watch(record, served.url).rounds(60, 3))) == [
            (1, 0, 0, 0, 2),
            (0, 1, 0, 0, 0),
            (1, 0, 0, 0, 1),
        ]
        assert told(list(watch(record, served.url).rounds(60, 1))) == [(0, 1, 0, 0, 0)]
    assert 'If-None-Match: "2"' in served.asked[3]
    store = open_store(record)
    assert [(a.given_id, a.file, a.publisher) for a in store.articles()] == [
        (f"g{n}", served.url, "The Mirror") for n in (1, 2, 3)
    ]
    store.close()


def test_a_feed_that_fails_is_set_aside_left_alone_for_longer_and_forgiven(tmp_path: Path) -> None:
    """After the second failure it is left out once, after the third three times; when it answers, its faults go."""
    record, broken = tmp_path / "record.sqlite", answer(b"", "500 Oops")
    with serving(broken, answer(b"<html>An error</html>"), broken, broken, broken, answer(feed(1))) as served:
        done = told(list(watch(record, served.url).rounds(60, 12)))
        store = open_store(record)
        assert [fault.what for fault in store.set_asides()] == []
        store.close()
    failed, left, page = (0, 0, 1, 0, 0), (0, 0, 0, 1, 0), (1, 0, 0, 0, 0)
    assert done == [
        failed,
        page,
        failed,
        failed,
        left,
        failed,
        left,
        left,
        left,
        (1, 0, 0, 0, 1),
        *[(1, 0, 0, 0, 0)] * 2,
    ]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (answer(b"Service unavailable, please come again."), "an answer that is no feed"),
        (answer(b'{"id": "a", "text": "The envoy called."}'), "an answer that is no feed"),
        (answer(b"%PDF-1.7"), "an answer that is no feed"),
        (answer(b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">]><rss/>'), "entities of its own"),
        (answer(b"<?xml"), "a feed without items"),
        (answer(feed(1), length=99_999), "cut off"),
    ],
)
def test_what_a_feed_gives_instead_of_news_is_no_article(tmp_path: Path, given: list[bytes], why: str) -> None:
    """A page of errors, a bomb, half a feed: set aside with the address for its place, and nothing is kept of it."""
    record = tmp_path / "record.sqlite"
    with serving(given) as served:
        (done,) = watch(record, served.url).rounds(60, 1)
    assert done.receipt.new == 0
    store = open_store(record)
    (fault,) = store.set_asides()
    assert why in fault.what and fault.where == served.url
    store.close()


def test_one_server_is_asked_politely(tmp_path: Path) -> None:
    """Two feeds of one server are asked a second apart, and a server that asks to be left alone is."""
    sleeps: list[float] = []
    with serving(answer(b"", "429 Slow", "Retry-After: 3600")) as served:
        watching = watch(tmp_path / "r.sqlite", served.url, f"{served.url}2", sleeps=sleeps)
        assert told(list(watching.rounds(60, 3))) == [(0, 0, 2, 0, 0), (0, 0, 0, 2, 0), (0, 0, 0, 2, 0)]
    assert 0 < sleeps[0] <= 1 and len(served.asked) == 2


def test_a_folder_is_read_as_it_fills(tmp_path: Path) -> None:
    """Each round opens what is new or changed; what was told of is not told again; the waits are those asked for."""
    folder, sleeps = tmp_path / "in", list[float]()
    folder.mkdir()
    put(folder / "a.txt", "The envoy called.")
    (folder / "picture.png").write_bytes(b"")
    watching = watch(tmp_path / "r.sqlite", folder, sleeps=sleeps)
    rounds = watching.rounds(600, 4)
    first = next(rounds)
    assert (first.receipt.new, sum(first.receipt.set_aside.values())) == (1, 1)
    put(folder / "b.jsonl", json.dumps({"text": "The minister left."}))
    assert (second := next(rounds)).receipt.articles == second.receipt.new == 1
    put(folder / "a.txt", "The envoy called again.", age=30)
    assert next(rounds).receipt.new == 1
    last = next(rounds)
    assert (last.receipt.articles, dict(last.receipt.set_aside)) == (0, {})
    assert len([wait for wait in sleeps if wait > 500]) == 3


def test_a_file_that_is_being_written_waits(tmp_path: Path) -> None:
    """Half a file is no article: what grows between two looks is read when it has stopped growing."""
    folder = tmp_path / "in"
    folder.mkdir()
    path = put(folder / "a.txt", "The envoy", age=0)

    def grow(seconds: float) -> None:
        put(path, path.read_text() + " called.", age=0 if len(path.read_text()) < 30 else 60)

    watching = Watch([str(folder)], tmp_path / "r.sqlite", manner=MANNER, sleep=grow)
    first = watching.round()
    assert (first.waiting, first.receipt.articles) == (1, 0)
    while (done := watching.round()).waiting:
        assert done.receipt.articles == 0
    assert done.receipt.new == 1
    store = open_store(tmp_path / "r.sqlite")
    assert [article.text for article in store.articles()] == [path.read_text()]
    store.close()


@pytest.mark.parametrize("target", ["nowhere", "file:///etc", "https://a:b@c.example/feed"])
def test_what_cannot_be_watched_stops_the_run(tmp_path: Path, target: str) -> None:
    """A mistyped folder or address is said at once, not at every round."""
    with pytest.raises(RunStopped):
        watch(tmp_path / "r.sqlite", target)
