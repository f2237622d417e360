"""What is promised of the way of an article, and of many."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from relazione.errors import RunStopped
from relazione.ingest import Article, Bringing
from relazione.ingest.article import article_id
from relazione.journey import Manner, read_article, read_paths
from relazione.store import open_store
from relazione.tell.export import export
from tests.journey.readers import LookingReader, WordReader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty articles, two of them the same, and three that cannot be read."""
    place = tmp_path / "news"
    place.mkdir()
    rows = [{"id": f"a{n:02}", "text": f"Article {n} on energy." if n % 3 else f"On steel, {n}."} for n in range(29)]
    rows += [{"id": "twin", "text": "Article 1 on energy."}, {"id": "crash", "text": "CRASH now."}]
    lines = [json.dumps(row) for row in rows] + ["{broken", json.dumps({"id": "empty", "text": " "})]
    (place / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return place


def test_an_article_becomes_claims_and_refusals() -> None:
    """Reading one article gives its claims with their proof and the refused findings; twice is the same."""
    text = "Pakistan lacks energy."
    article = Article(article_id(text, None, None), "a", text)
    result = read_article(article, WordReader())
    (claim,) = result.claims
    assert (claim.kind, claim.quote, claim.one("what")) == ("profile", text, "energy")
    assert read_article(article, WordReader()) == result
    assert read_article(Article("x", "b", "Of steel."), WordReader()).refusals


def test_the_receipt_accounts_for_everything(folder: Path) -> None:
    """Articles new, unchanged and set aside add up to all that was brought; claims and refusals are counted."""
    receipt = read_paths([folder], "memory:", manner=Manner(WordReader()))
    assert (receipt.new, receipt.unchanged, receipt.read_again) == (29, 1, 0)
    assert dict(receipt.set_aside) == {"an empty text": 1, "broken JSON": 1, "the reader failed": 1}
    assert dict(receipt.claims) == {"profile": 19}
    assert sum(receipt.refusals.values()) == 10
    fault = receipt.examples["the reader failed"][0]
    assert re.fullmatch(r"the reader failed: ValueError in readers.py:\d+: told to crash", fault.what)
    assert "a.jsonl (crash, " in fault.where
    assert receipt.articles == 30
    assert json.loads(json.dumps(receipt.as_json()))["articles"] == {"new": 29, "unchanged": 1, "read_again": 0}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_look_that_fails_harms_no_article(folder: Path, workers: int) -> None:
    """A reader that may look at a batch first reads what it would have read; where the look fails, one by one."""
    reader = LookingReader()
    receipt = read_paths([folder], "memory:", workers=workers, manner=Manner(reader))
    assert (receipt.new, dict(receipt.claims), dict(receipt.set_aside)["the reader failed"]) == (29, {"profile": 19}, 1)
    assert workers > 1 or reader.seen == [*(f"a{n:02}" for n in range(29)), "crash"]


def test_everything_is_kept(folder: Path) -> None:
    """The record holds articles, sightings, claims, refusals, faults and fresh entries."""
    store = open_store("memory:", create=True)
    read_paths([folder], store, manner=Manner(WordReader()))
    counts = store.counts()
    assert (counts.articles, dict(counts.claims), sum(counts.set_aside.values())) == (29, {"profile": 19}, 3)
    assert [ids for a in store.articles() if len(ids := store.given_ids(a.id)) > 1] == [("a01", "twin")]
    assert store.entries_fresh()
    assert counts.entries
    for claim in store.claims():
        article = store.article(claim.article)
        assert article is not None
        assert all(article.text[v.start : v.end] == v.quote for v in claim.values())


@pytest.mark.parametrize("workers", [2, 3])
def test_the_record_is_the_same_whatever_the_workers(folder: Path, tmp_path: Path, workers: int) -> None:
    """One worker and several write the same bytes."""
    one = read_paths([folder], tmp_path / "1.sqlite", manner=Manner(WordReader()))
    more = read_paths([folder], tmp_path / "2.sqlite", workers=workers, manner=Manner(WordReader()))
    assert one.as_json() == more.as_json()
    assert (tmp_path / "1.sqlite").read_bytes() == (tmp_path / "2.sqlite").read_bytes()


def test_reading_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    """The same articles and the same version leave the record as it is, to the byte."""
    path = tmp_path / "x.sqlite"
    read_paths([folder], path, manner=Manner(WordReader()))
    before = path.read_bytes()
    receipt = read_paths([folder], path, manner=Manner(WordReader()))
    assert (receipt.new, receipt.unchanged, receipt.claims) == (0, 30, {})
    assert path.read_bytes() == before


def test_a_newer_reader_reads_again(folder: Path) -> None:
    """A new version reads all articles again, and its claims take the place of the old ones."""
    store = open_store("memory:", create=True)
    read_paths([folder], store, manner=Manner(WordReader()))
    receipt = read_paths([folder], store, manner=Manner(WordReader("2")))
    assert (receipt.new, receipt.unchanged, receipt.read_again) == (0, 1, 29)
    assert {claim.reader_version for claim in store.claims()} == {"2"}
    assert store.counts().claims == {"profile": 19}


def test_a_run_broken_off_goes_on(folder: Path) -> None:
    """What was kept before a run was stopped is not read again."""
    store = open_store("memory:", create=True)

    def stop(done: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_paths([folder], store, manner=Manner(WordReader()), progress=stop)
    assert not store.entries_fresh()
    kept = store.counts().articles
    assert 0 < kept < 29
    receipt = read_paths([folder], store, manner=Manner(WordReader()))
    assert (receipt.new, receipt.unchanged) == (29 - kept, 1 + kept)
    assert store.entries_fresh()


def test_progress_tells_of_every_item(folder: Path) -> None:
    """The numbers told on the way add up to all that was brought, faults included."""
    told: list[int] = []
    read_paths([folder], "memory:", manner=Manner(WordReader()), progress=told.append)
    assert sum(told) == 33


def test_an_article_that_failed_is_accounted_for_each_time(tmp_path: Path) -> None:
    """The same crashing article twice in a run is set aside twice and read once; in the next run it is tried again."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "CRASH"}\n{"id": "b", "text": "CRASH"}\n{"id": "c", "text": "DEEP"}\n')
    store = open_store("memory:", create=True)
    for _ in range(2):
        receipt = read_paths([path], store, manner=Manner(WordReader()))
        assert (receipt.articles, dict(receipt.set_aside)) == (0, {"the reader failed": 3})
    assert store.counts().articles == 0
    assert len(list(store.set_asides())) == 2


def test_a_dying_worker_stops_the_run_with_a_remedy(tmp_path: Path) -> None:
    """When a worker process is killed the run stops and says what to do; it does not hang."""
    (tmp_path / "a.txt").write_text("DIE", encoding="utf-8")
    with pytest.raises(RunStopped, match="a worker process died"):
        read_paths([tmp_path], "memory:", workers=2, manner=Manner(WordReader()))


def test_the_publication_day_is_handed_on(tmp_path: Path) -> None:
    """The day given for the run is the day of articles without one."""
    (tmp_path / "a.txt").write_text("Talks.", encoding="utf-8")
    store = open_store("memory:", create=True)
    read_paths([tmp_path], store, bringing=Bringing(date(2024, 1, 2)), manner=Manner(WordReader()))
    assert [article.published for article in store.articles()] == [date(2024, 1, 2)]


def test_the_order_of_articles_does_not_matter(folder: Path, tmp_path: Path) -> None:
    """The same articles from two files in another order give the same claims, entries and export."""
    lines = (folder / "a.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "x.jsonl").write_text("\n".join(reversed(lines[:20])), encoding="utf-8")
    (tmp_path / "w.jsonl").write_text("\n".join(lines[20:]), encoding="utf-8")
    one, other = open_store("memory:", create=True), open_store("memory:", create=True)
    read_paths([folder], one, manner=Manner(WordReader()))
    read_paths([tmp_path / "x.jsonl"], other, manner=Manner(WordReader()))
    read_paths([tmp_path / "w.jsonl"], other, manner=Manner(WordReader()))
    assert list(one.claims()) == list(other.claims())
    assert list(one.entries()) == list(other.entries())
    assert list(one.articles()) == list(other.articles())
    assert "".join(export(one, "codebook")) == "".join(export(other, "codebook"))


def test_a_bar_refuses_weaker_claims_and_is_remembered(folder: Path) -> None:
    """Claims under the bar are counted as refused; the same bar reads nothing again, another one reads all again."""
    store = open_store("memory:", create=True)
    receipt = read_paths([folder], store, manner=Manner(WordReader(), 0.6))
    assert (dict(receipt.claims), receipt.refusals["score_too_low"]) == ({}, 19)
    assert {r.reason for r in store.refusals() if r.check == "score_too_low"} == {"score under 0.60"}
    assert read_paths([folder], store, manner=Manner(WordReader(), 0.6)).read_again == 0
    receipt = read_paths([folder], store, manner=Manner(WordReader(), 0.5))
    assert (dict(receipt.claims), receipt.read_again) == ({"profile": 19}, 29)


LONG_SPORT = "The goalkeeper saved a penalty and the striker scored in the second half of the match. " * 10
LONG_TALKS = "The ambassador met the foreign minister and discussed trade between the two countries and energy. " * 10


@pytest.fixture
def stream(tmp_path: Path) -> Path:
    """A long article on football, a long one on an ambassador, and a short one."""
    texts = {"sport": LONG_SPORT + " energy", "talks": LONG_TALKS, "short": "More energy."}
    rows = (json.dumps({"id": name, "text": text}) for name, text in texts.items())
    (tmp_path / "stream.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path / "stream.jsonl"


def test_what_the_gate_passes_over_is_kept_and_counted(stream: Path) -> None:
    """An article that tells of no relations between states is in the record without claims, and the receipt says so."""
    store = open_store("memory:", create=True)
    receipt = read_paths([stream], store, manner=Manner(WordReader()))
    assert (receipt.new, dict(receipt.passed_over), dict(receipt.claims)) == (3, {"not diplomatic": 1}, {"profile": 2})
    assert receipt.as_json()["passed_over"] == {"not diplomatic": 1}
    assert store.counts().articles == 3
    again = read_paths([stream], store, manner=Manner(WordReader()))
    assert (again.unchanged, dict(again.passed_over)) == (3, {})


def test_without_the_gate_everything_is_read(stream: Path) -> None:
    """A run without the gate reads what was passed over, and a later run with it takes nothing back."""
    store = open_store("memory:", create=True)
    read_paths([stream], store, manner=Manner(WordReader()))
    receipt = read_paths([stream], store, manner=Manner(WordReader(), gate=False))
    assert (receipt.read_again, receipt.unchanged, dict(receipt.claims)) == (1, 2, {"profile": 1})
    assert read_paths([stream], store, manner=Manner(WordReader())).unchanged == 3
    assert store.counts().claims["profile"] == 3
