"""What is promised of comparing the ids of one file."""

from __future__ import annotations

import random
from contextlib import closing

from relazione.ingest.given_ids import GivenIds


def test_further_ids_are_compared_as_the_first_ones() -> None:
    """Whether ids are held in memory or beyond it, the article that had one first is told."""
    dice, first = random.Random(1), dict[str, str]()
    with closing(GivenIds(in_memory=10)) as ids:
        for number in range(500):
            name = f"id {dice.randrange(100)}"
            assert ids.first_with(name, f"article {number}") == first.setdefault(name, f"article {number}")


def test_all_within_memory() -> None:
    """Few ids need no file; closing twice does no harm."""
    ids = GivenIds()
    assert [ids.first_with("a", "1"), ids.first_with("b", "2"), ids.first_with("a", "3")] == ["1", "2", "1"]
    ids.close()
    ids.close()
