"""What is promised of trying again what was set aside."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from relazione.errors import SetAside
from relazione.ingest import Bringing
from relazione.ingest.article import Article
from relazione.journey import Manner, read_paths
from relazione.quarantine import GONE, STILL, TAKEN, UNTRIED, Tried, file_of, retry
from relazione.read.finding import Finding
from relazione.store import Store, open_store
from tests.journey.readers import WordReader

MANNER = Manner(WordReader(), gate=False)


def row(name: str, text: str = "The envoy called in Accra.") -> str:
    """An article as a line."""
    return json.dumps({"id": name, "text": f"{text} {name}"})


def tried(store: Store, *under: Path, bringing: Bringing | None = None) -> dict[str, Tried]:
    """What became of each set-aside, by the end of its place."""
    told = retry(store, under, manner=MANNER, bringing=bringing or Bringing())
    return {one.fault.where.rpartition("/")[2]: one for one in told}


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty record."""
    opened = open_store("memory:" if request.param == "memory" else tmp_path / "record.sqlite", create=True)
    yield opened
    opened.close()


def test_what_was_mended_is_read_and_leaves_the_quarantine(store: Store, tmp_path: Path) -> None:
    """Of four broken lines the mended is taken, one is broken anew, one is gone, and one is as it was."""
    path = tmp_path / "in" / "a.jsonl"
    path.parent.mkdir()
    path.write_text("\n".join([row("good"), "{1", "{2", "{3", '{"id": "x"}', row("end")]), encoding="utf-8")
    read_paths([path], store, manner=MANNER)
    assert len(list(store.set_asides())) == 4
    path.write_text("\n".join([row("good"), row("mended"), '{"id": "y"}', "", '{"id": "x"}', row("end")]))
    told = tried(store)
    assert {name: one.became for name, one in told.items()} == {
        "a.jsonl:2": TAKEN, "a.jsonl:3": STILL, "a.jsonl:4": GONE, "a.jsonl:5": STILL
    }  # fmt: skip
    new = told["a.jsonl:3"].now
    assert new is not None and new.what.startswith("no text")
    assert [fault.where.rpartition(":")[2] for fault in store.set_asides()] == ["3", "5"]
    assert [article.given_id for article in store.articles()] == ["end", "good", "mended"]
    assert {one.became for one in tried(store).values()} == {STILL}


def test_a_file_that_could_not_be_opened_is_read_whole(store: Store, tmp_path: Path) -> None:
    """A packed file that was cut off gives all its articles when it was got again; what came before is not doubled."""
    packed = gzip.compress("\n".join(row(f"a{n}", "x " * n) for n in range(2_000)).encode())
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed[: len(packed) // 2])
    read_paths([path], store, manner=MANNER)
    assert 0 < store.counts().articles < 2_000
    path.write_bytes(packed)
    assert [one.became for one in tried(store).values()] == [TAKEN]
    assert (store.counts().articles, list(store.set_asides())) == (2_000, [])


def test_a_member_of_an_archive_is_found_again(tmp_path: Path) -> None:
    """The place of a member, a line of one, a letter, a record of a crawl or a failed article names its file."""
    path = tmp_path / "a:b (c).zip"
    path.write_bytes(b"")
    ends = ("", "/in/ner.jsonl:7", ":record 3", ":row 1", "/x/y.html", f" (some (odd) id: 1, {'0' * 24})")
    for end in ends:
        assert file_of(f"{path}{end}") == str(path)
    for where in ("-", "-:7", "https://a.example/feed", str(tmp_path / "gone.txt"), "x" * 9_000, "a\x00b", ""):
        assert file_of(where) is None


def test_what_cannot_be_tried_is_named_and_stays(store: Store, tmp_path: Path) -> None:
    """Standard input, an address and a file that is gone stay in the quarantine; a folder that was empty is tried."""
    (tmp_path / "folder").mkdir()
    read_paths([tmp_path / "folder"], store, manner=MANNER)
    for where in ("-:3", "https://a.example/feed", str(tmp_path / "gone.jsonl:3")):
        store.add_set_aside(SetAside("broken JSON", where, "Mend it."))
    (tmp_path / "folder" / "a.txt").write_text("The envoy called.")
    told = tried(store)
    assert {name: one.became for name, one in told.items()} == {
        "-:3": UNTRIED, "feed": UNTRIED, "gone.jsonl:3": UNTRIED, "folder": TAKEN
    }  # fmt: skip
    assert len(list(store.set_asides())) == 3


def test_only_what_lies_under_the_paths_is_tried(store: Store, tmp_path: Path) -> None:
    """A path, a folder above it, and no other file."""
    for name in ("a/one.jsonl", "b/two.jsonl"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("{1")
    read_paths([tmp_path / "a", tmp_path / "b"], store, manner=MANNER)
    assert list(tried(store, tmp_path / "a")) == ["one.jsonl:1"]
    assert list(tried(store, tmp_path / "b" / "two.jsonl")) == ["two.jsonl:1"]


class Failing(WordReader):
    """A reader that fails on articles with a word in them."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self.word = word

    def read(self, article: Article) -> Iterator[Finding]:
        """What the other reads."""
        if self.word in article.text:
            raise ValueError(self.word)
        return super().read(article)


def test_articles_that_a_reader_failed_on_are_read_by_the_next(store: Store, tmp_path: Path) -> None:
    """A mended reader takes them; where it still fails on one, its new fault takes the place of the old."""
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(row(f"n{n} (odd, id)", f"word{n}") for n in range(6)))
    read_paths([path], store, manner=Manner(Failing("word"), gate=False))
    assert (store.counts().articles, len(list(store.set_asides()))) == (0, 6)
    told = retry(store, manner=Manner(Failing("word3"), gate=False))
    assert [one.became for one in told].count(TAKEN) == 5
    (fault,) = store.set_asides()
    assert fault.what.startswith("the reader failed: ValueError in test_quarantine.py:")
    assert fault.what.endswith(": word3")
    assert [one.became for one in retry(store, manner=MANNER)] == [TAKEN]
    assert (store.counts().articles, list(store.set_asides())) == (6, [])


def test_the_others_of_a_file_are_left_alone(store: Store, tmp_path: Path) -> None:
    """Tried again with another day for what tells none, only what was set aside gets it: no second article comes."""
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([row("one"), "{1"]))
    read_paths([path], store, manner=MANNER, bringing=Bringing(date(2024, 1, 1)))
    path.write_text("\n".join([row("one"), row("two")]))
    tried(store, bringing=Bringing(date(2024, 2, 2)))
    assert [(a.given_id, str(a.published)) for a in store.articles()] == [("one", "2024-01-01"), ("two", "2024-02-02")]


def test_an_empty_quarantine_gives_nothing(store: Store) -> None:
    """Nothing was set aside, nothing is tried."""
    assert retry(store, manner=MANNER) == ()
