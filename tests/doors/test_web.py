"""What is promised of fetching an address."""

from __future__ import annotations

import gzip
import time

import pytest

from relazione.doors.web import Marks, check_address, fetch
from relazione.errors import RunStopped
from tests.doors.feed_server import answer, serving

FEED = b"<rss><channel><title>T</title></channel></rss>"


def test_an_answer_comes_with_its_marks_and_is_asked_for_only_if_changed() -> None:
    """The marks of the first answer go with the second question; 304 is no content and no fault."""
    marked = answer(FEED, "200 OK", 'ETag: "v1"', "Last-Modified: Tue, 05 Mar 2024 10:00:00 GMT")
    with serving(marked, answer(b"", "304 Not Modified")) as served:
        first = fetch(served.url)
        assert (first.content, first.fault) == (FEED, None)
        assert first.marks == Marks('"v1"', "Tue, 05 Mar 2024 10:00:00 GMT")
        second = fetch(served.url, first.marks)
        assert (second.content, second.fault, second.marks) == (None, None, first.marks)
    assert "If-None-Match" not in served.asked[0]
    assert 'If-None-Match: "v1"\n' in served.asked[1] + "\n"
    assert "If-Modified-Since: Tue, 05 Mar 2024 10:00:00 GMT" in served.asked[1]
    assert all("User-Agent: relazione/" in asked for asked in served.asked)


def test_a_packed_answer_is_unpacked() -> None:
    """What the server packs with gzip comes unpacked."""
    with serving(answer(gzip.compress(FEED), "200 OK", "Content-Encoding: gzip")) as served:
        assert fetch(served.url).content == FEED


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (answer(b"", "500 Oops"), "HTTP 500"),
        (answer(FEED, "404 Not Found"), "HTTP 404"),
        (answer(b"", "304 Not Modified"), "to a question that was none"),
        (answer(b" \r\n"), "an empty answer"),
        (answer(FEED, length=10_000), "cut off"),
        (answer(FEED, "200 OK", "Content-Encoding: gzip"), "packed bytes that are none"),
        (answer(gzip.compress(FEED)[:-9], "200 OK", "Content-Encoding: gzip"), "packed bytes that are cut off"),
        (answer(FEED, "200 OK", "Content-Encoding: br"), "not asked for"),
        (answer(gzip.compress(b" " * 9_000_000), "200 OK", "Content-Encoding: gzip"), "over 1,000,000 bytes"),
        (answer(b"x" * 1_000_001), "over 1,000,000 bytes"),
        (answer(b"", "302 Found", "Location: file:///etc/passwd"), "HTTP 302"),
        (answer(b"", "302 Found", "Location: ftp://127.0.0.1/x"), "none of the web"),
        (answer(b"", "302 Found", "Location: /feed"), "HTTP 302"),
        (answer(b"", "302 Found"), "HTTP 302"),
        ([b"SSH-2.0-nothing of the kind\r\n"], "the connection broke"),
        ([b""], "the connection broke"),
        ([b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe"], "the connection broke"),
        ([b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1_000 + b"\r\n"], "the connection broke"),
    ],
)
def test_failures_and_lies_are_told(given: list[bytes], why: str) -> None:
    """Each has its own words, and the address for its place; none is raised, none is content."""
    with serving(given) as served:
        fetched = fetch(served.url, largest=1_000_000)
    assert fetched.content is None and fetched.fault is not None
    assert why in fetched.fault.what
    assert fetched.fault.where == served.url


@pytest.mark.parametrize("head", [True, False])
def test_a_server_that_sends_letter_by_letter_is_left(head: bool) -> None:
    """Neither a head nor a body without end holds anybody for longer than allowed."""
    start = [b"HTTP/1.1 200 OK\r\n"] if head else answer(length=10_000)[:1]
    with serving([*start, *[b"x"] * 1_000], pause=0.05) as served:
        begun = time.monotonic()
        fetched = fetch(served.url, longest=0.3)
        assert time.monotonic() - begun < 10
    assert fetched.fault is not None and "no answer within 0.3 s" in fetched.fault.what


def test_a_server_that_is_not_there_is_told() -> None:
    """A closed port is a fault, not the end."""
    with serving(answer(FEED)) as served:
        pass
    fetched = fetch(served.url)
    assert fetched.fault is not None and "no server" in fetched.fault.what


@pytest.mark.parametrize(("asked", "wait"), [("120", 120.0), ("999999999", 86_400.0), ("soon", 0.0), ("-5", 0.0)])
def test_a_server_may_ask_to_be_left_alone_for_a_day_at_most(asked: str, wait: float) -> None:
    """Retry-After in seconds is told on; what is no number is none."""
    with serving(answer(b"", "503 Busy", f"Retry-After: {asked}")) as served:
        assert fetch(served.url).wait == wait


def test_marks_that_cannot_be_sent_back_are_none() -> None:
    """A mark of many lines or of another script would break the next question; it is not kept."""
    with serving(answer(FEED, "200 OK", "ETag: a\r\n b", "Last-Modified: " + "x" * 2_000)) as served:
        assert fetch(served.url).marks == Marks()


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://a.example/x", "https://", "https://a b/", "http://[x/", "https://a\n.b/"]
)
def test_only_addresses_of_the_web_are_asked(address: str) -> None:
    """Files and other ways are refused before anything is opened."""
    with pytest.raises(RunStopped, match="none of the web"):
        check_address(address)


def test_an_address_with_a_password_is_refused_without_telling_it() -> None:
    """It would stand in the record as the place of every article."""
    with pytest.raises(RunStopped) as told:
        check_address("https://me:secret@a.example/feed")
    assert "secret" not in str(told.value)
