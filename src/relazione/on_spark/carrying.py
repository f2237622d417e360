"""Carrying on Spark: articles spread over its processes, what became of them gathered into one record."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from relazione.errors import RunStopped
from relazione.ingest import Bringing
from relazione.ingest.article import Article
from relazione.journey import Manner, Progress, Run
from relazione.on_spark.bringing import items_of
from relazione.on_spark.reading import Reading, reader_named
from relazione.on_spark.session import session
from relazione.on_spark.tables import READ, Item, item_of, outcome_of, told
from relazione.on_spark.working_out import circles_of, worked_out
from relazione.receipt import Receipt
from relazione.resolve.entries import Circle
from relazione.store.contract import Store
from relazione.store.fresh import freshen, is_new, settle_circles
from relazione.store.opening import open_store
from relazione.workers import Outcome

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_CLAIMS_AT_ONCE = 20_000
"""Claims whose circles are written in one transaction, as in `store.fresh`."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """How Spark is used.

    `processes` is for a session of this machine; a running session has its own. `scratch` is a folder or an address for
    tables between the steps that driver and all processes reach; None: a temporary folder of this machine.
    """

    processes: int = 2
    scratch: str | None = None


def read_on_spark(
    paths: Iterable[str | Path],
    record: Store | str | Path,
    cluster: Cluster | None = None,
    *,
    bringing: Bringing | None = None,
    manner: Manner | None = None,
    progress: Progress | None = None,
) -> Receipt:
    """As `journey.read_paths`, carried by Spark: the same receipt, claims, entries and exports.

    Parquet (files or folders, here or at addresses that Spark knows) is opened by Spark's processes; all else is
    brought in by this one. Entries of a new record are worked out by Spark, of others here. Raises RunStopped where
    there is no Spark, and as `read_paths` does.
    """
    begun = time.perf_counter()
    cluster, bringing, manner = cluster or Cluster(), bringing or Bringing(), manner or Manner()
    if not isinstance(manner.reader, str):
        raise RunStopped("a reader that cannot be sent to other machines", "--reader", "Name one: grammar.")
    store = open_store(record, create=True) if isinstance(record, str | Path) else record
    try:
        with _scratch(cluster) as scratch, session(cluster.processes) as spark:
            given = items_of(spark, [str(path) for path in paths], bringing, scratch)
            reading = Reading(manner.reader, manner.least, manner.gate)
            given.items.mapInArrow(reading, told(READ)).write.mode("overwrite").parquet(f"{scratch}/read")
            read = given.sorted_out(spark.read.parquet(f"{scratch}/read"))
            new = is_new(store)
            run = _gathered(read, store, manner, progress)
            if new:
                settle_circles(store, _in_parts(worked_out(read, scratch)))
            freshen(store)
        return run.tally.receipt(time.perf_counter() - begun)
    finally:
        if store is not record:
            store.close()


@contextmanager
def _scratch(cluster: Cluster) -> Iterator[str]:
    """Where the tables between the steps go; a temporary folder is cleared away, a named one is left as it is."""
    if cluster.scratch is not None:
        yield cluster.scratch.rstrip("/")
        return
    with tempfile.TemporaryDirectory(prefix="relazione-spark-") as folder:
        yield Path(folder).as_uri()


class _Gathering(Run):
    """A run whose articles were read elsewhere: `found` holds what became of each that is on the way."""

    def __init__(self, store: Store, manner: Manner) -> None:
        super().__init__(store, reader_named(str(manner.reader)), manner)
        self.found: dict[str, Outcome | None] = {}

    def lets_in(self, article: Article) -> bool:
        """Whether it was read."""
        return self.found[article.id] is not None


def _gathered(read: DataFrame, store: Store, manner: Manner, progress: Progress | None) -> Run:
    """Write what became of all articles, in the order in which one machine would have brought them in."""
    run = _Gathering(store, manner)
    for some in run.batches(_taken(read, run.found)):
        run.keep(some, [cast(Outcome, run.found[article.id]) for article in some.unread])
        for item in some.items:
            if isinstance(item, Article):
                run.found.pop(item.id, None)
        if progress is not None:
            progress(len(some.items))
    return run


def _taken(read: DataFrame, found: dict[str, Outcome | None]) -> Iterator[Item]:
    for row in read.orderBy("place").toLocalIterator(prefetchPartitions=True):
        cells = row.asDict()
        item = item_of(cells)
        if isinstance(item, Article):
            found[item.id] = outcome_of(cells)
        yield item


def _in_parts(rows: DataFrame) -> Iterator[list[Circle]]:
    """The circles, so many together that their claims make one transaction."""
    part: list[Circle] = []
    claims = 0
    for row in rows.orderBy("circle").toLocalIterator(prefetchPartitions=True):
        part += circles_of(row)
        claims += row["claims"]
        if claims >= _CLAIMS_AT_ONCE:
            yield part
            part, claims = [], 0
    yield part
