"""Waves: some articles at a time read by Spark, while those before them are kept and those after them brought in."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from relazione.on_spark.reading import Attempting
from relazione.on_spark.tables import ARTICLES, OUTCOMES, batch, cells_of, told
from relazione.workers import Batch

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

AT_ONCE = 3
"""Waves on the way: one is read, the next stands ready for a process that is done, a third is being made ready."""

TASKS_EACH = 4
"""Tasks of a wave for each process, so that all end at about the same time."""

_LEAST, _MOST = 8, 64
"""Articles for each process in a wave: as few where Spark has nothing to do, up to so many where it is busy."""

_CHARACTERS = 4_000_000
"""Characters of all articles of a wave, read or not, so that memory is bounded."""

Bodies = dict[str, bytes]
"""Outcomes as they came from a process, by the article's id."""
Given = TypeVar("Given")
Made = TypeVar("Made")


def in_order(given: Iterable[Given], work: Callable[[Given], Made]) -> Iterator[Made]:
    """What the work makes of each thing, in order; a few are worked on at once, ahead of the one handed out."""
    waiting: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        try:
            for thing in given:
                waiting.append(threads.submit(work, thing))
                if len(waiting) > AT_ONCE:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def read_in_waves(
    spark: SparkSession, batches: Iterator[Batch], attempting: Attempting
) -> Iterator[tuple[Batch, Bodies]]:
    """The batches in order, each with the outcomes of its wave; a wave begins as soon as Spark has little to do."""
    processes = spark.sparkContext.defaultParallelism
    waiting: deque[tuple[list[Batch], Future[Bodies]]] = deque()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        try:
            for wave in _waves(
                batches, processes, lambda: sum(_unread(wave) for wave, job in waiting if not job.done())
            ):
                waiting.append((wave, threads.submit(_read, spark, wave, attempting)))
                while len(waiting) > AT_ONCE or (waiting and waiting[0][1].done()):
                    yield from _handed_out(*waiting.popleft())
            while waiting:
                yield from _handed_out(*waiting.popleft())
        finally:
            threads.shutdown(wait=False, cancel_futures=True)


def _handed_out(wave: list[Batch], job: Future[Bodies]) -> Iterator[tuple[Batch, Bodies]]:
    bodies = job.result()
    return ((one, bodies) for one in wave)


def _waves(batches: Iterator[Batch], processes: int, on_the_way: Callable[[], int]) -> Iterator[list[Batch]]:
    """The batches in lists that go to Spark together, each as large as what is being read before it."""
    wave: list[Batch] = []
    characters = 0
    for one in batches:
        wave.append(one)
        characters += one.characters
        enough = max(_LEAST * processes, min(_MOST * processes, on_the_way()))
        if _unread(wave) >= enough or characters > _CHARACTERS:
            yield wave
            wave, characters = [], 0
    if wave:
        yield wave


def _unread(wave: Sequence[Batch]) -> int:
    return sum(len(one.unread) for one in wave)


def _read(spark: SparkSession, wave: Sequence[Batch], attempting: Attempting) -> Bodies:
    """The outcomes of a wave's unread articles."""
    import pyarrow as pa

    unread = [one.unread for one in wave if one.unread]
    if not unread:
        return {}
    together = -(-len(unread) // (TASKS_EACH * spark.sparkContext.defaultParallelism))
    parts = (unread[n : n + together] for n in range(0, len(unread), together))
    # Spark makes a task of each Arrow batch.
    tasks = [batch((cells_of(article) for some in part for article in some), ARTICLES) for part in parts]
    table = spark.createDataFrame(pa.Table.from_batches(tasks))
    return bodies_of(table.mapInArrow(attempting, told(OUTCOMES)).toArrow())


def bodies_of(table: Any) -> Bodies:
    """The outcomes of an Arrow table of OUTCOMES."""
    return dict(zip(table["id"].to_pylist(), table["outcome"].to_pylist(), strict=True))
