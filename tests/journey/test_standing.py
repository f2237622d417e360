"""What is promised of memory that stands while a run reads."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from relazione.ingest.article import Article
from relazione.journey import Manner, read_paths
from relazione.read.finding import Finding
from relazione.standing import standing_memory
from tests.journey.readers import WordReader


class _Weighing(WordReader):
    """Notes at each article whether memory is set apart."""

    def __init__(self) -> None:
        """A reader that has noted nothing."""
        super().__init__()
        self.apart: list[bool] = []

    def read(self, article: Article) -> Iterator[Finding]:
        """What the words name."""
        self.apart.append(gc.get_freeze_count() > 0)
        return super().read(article)


@pytest.fixture(autouse=True)
def nothing_apart() -> Iterator[None]:
    """A process that has set nothing apart, before and behind."""
    assert gc.get_freeze_count() == 0
    yield
    gc.unfreeze()


def test_a_run_sets_memory_apart_and_gives_it_back(tmp_path: Path) -> None:
    """From the second batch on the collector passes over what was there; after the run nothing is set apart."""
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"id": "{n}", "text": "Of energy, {n}."}}\n' for n in range(100)))
    reader = _Weighing()
    read_paths([path], "memory:", manner=Manner(reader))
    assert (reader.apart[0], reader.apart[-1], len(reader.apart)) == (False, True, 100)
    assert gc.get_freeze_count() == 0


def test_what_others_set_apart_stays_apart() -> None:
    """A program that has set memory apart itself finds it so."""
    gc.freeze()
    before = gc.get_freeze_count()
    with standing_memory() as set_apart:
        set_apart()
    assert 0 < gc.get_freeze_count() <= before


def test_an_error_gives_memory_back() -> None:
    """However the block ends."""
    with pytest.raises(ValueError, match="broken off"), standing_memory() as set_apart:
        set_apart()
        raise ValueError("broken off")
    assert gc.get_freeze_count() == 0
