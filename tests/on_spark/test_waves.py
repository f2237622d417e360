"""What is promised of waves: the order of what was given, few at a time, and no more held than is bounded."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import repeat

from hypothesis import given
from hypothesis import strategies as st

from relazione.ingest.article import Article
from relazione.on_spark.waves import AT_ONCE, _waves, in_order
from relazione.workers import Batch


def test_the_order_is_that_of_what_was_given() -> None:
    """What takes long is handed out before what comes after it, though that was done sooner."""

    def asleep(seconds: float) -> float:
        time.sleep(seconds)
        return seconds

    assert list(in_order([0.05, 0.0, 0.02, 0.0], asleep)) == [0.05, 0.0, 0.02, 0.0]


def test_few_are_begun_ahead() -> None:
    """No more is taken than is worked on and stands ready, so that memory is bounded."""
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    assert next(in_order(numbers(), lambda number: number)) == 0
    assert len(taken) <= AT_ONCE + 1


@given(st.lists(st.integers(0, 8), max_size=60), st.integers(1, 4), st.integers(0, 500))
def test_waves_hold_all_batches_in_order(sizes: list[int], processes: int, on_the_way: int) -> None:
    """Waves are the batches, none left out, in order; each but the last has work for every process."""
    batches = [_batch(number, size) for number, size in enumerate(sizes)]
    waves = list(_waves(iter(batches), processes, lambda: on_the_way))
    assert [one for wave in waves for one in wave] == batches
    for wave in waves[:-1]:
        assert sum(len(one.unread) for one in wave) >= 8 * processes


def test_a_wave_of_long_texts_has_few() -> None:
    """Long texts that nobody reads end a wave by their length."""
    long = Batch((Article("a", "a", "x" * 1_500_000),), ())
    assert [len(wave) for wave in _waves(iter(repeat(long, 7)), 2, lambda: 0)] == [3, 3, 1]


def _batch(number: int, size: int) -> Batch:
    some = tuple(Article(f"{number}-{place}", "a", "text") for place in range(size))
    return Batch(some, some)
