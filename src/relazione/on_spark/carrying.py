"""Carrying on Spark: articles spread over its processes, what became of them gathered into one record."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from relazione.errors import RunStopped
from relazione.ingest import Bringing, bring_in
from relazione.ingest.article import Article
from relazione.journey import Manner, Progress, Run
from relazione.on_spark.bringing import parquet_of, read_parquet
from relazione.on_spark.harvest import Harvest
from relazione.on_spark.reading import Attempting, reader_named
from relazione.on_spark.session import session
from relazione.on_spark.tables import Item, unpacked
from relazione.on_spark.waves import read_in_waves
from relazione.on_spark.working_out import circles_of, worked_out
from relazione.receipt import Receipt
from relazione.record.claim import Admission
from relazione.resolve.entries import Circle
from relazione.store.contract import Store
from relazione.store.fresh import freshen, is_new, settle_circles
from relazione.store.opening import open_store
from relazione.workers import Batch, Outcome

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_CLAIMS_AT_ONCE = 20_000
"""Claims whose circles are written in one transaction, as in `store.fresh`."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """How Spark is used.

    `processes` is for a session of this machine; a running session has its own. `scratch` is a folder or an address for
    tables between the steps that driver and all processes reach; None: a temporary folder of this machine. From
    `entries_from` claims on the entries of a new record are worked out by Spark: of fewer the driver has done sooner.
    """

    processes: int = 2
    scratch: str | None = None
    entries_from: int = 50_000


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
            harvest = Harvest(spark, scratch) if is_new(store) else None
            carried = _Carried(store, manner, spark, harvest)
            for some in carried.read([str(path) for path in paths], bringing, scratch):
                if progress is not None:
                    progress(len(some.items))
            if harvest is not None and carried.claims >= cluster.entries_from:
                settle_circles(store, _in_parts(worked_out(harvest.table(), scratch)))
            freshen(store)
        return carried.tally.receipt(time.perf_counter() - begun)
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


class _Carried(Run):
    """A run whose articles are read by Spark; in Parquet they are looked at by the gate there too."""

    def __init__(self, store: Store, manner: Manner, spark: SparkSession, harvest: Harvest | None) -> None:
        super().__init__(store, reader_named(str(manner.reader)), manner)
        self.claims = 0
        self._spark, self._harvest = spark, harvest
        self._attempting = Attempting(str(manner.reader), manner.least, manner.gate)
        self._found: dict[str, bytes | None] | None = None

    def read(self, paths: Sequence[str], bringing: Bringing, scratch: str) -> Iterator[Batch]:
        """Read and keep all under the paths, in the order of one machine."""
        parquet = parquet_of(paths, bringing)
        if parquet is None:
            batches = self.batches(bring_in(paths, bringing))
            for some, bodies in read_in_waves(self._spark, batches, self._attempting):
                yield self._kept(some, bodies)
        else:
            self._found = {}
            items = read_parquet(self._spark, parquet, (bringing, self._attempting), scratch)
            for some in self.batches(self._noted(items, self._found)):
                yield self._kept(some, self._found)
                for item in some.items:
                    if isinstance(item, Article):
                        self._found.pop(item.id, None)

    def _noted(self, read: Iterator[tuple[Item, bytes | None]], found: dict[str, bytes | None]) -> Iterator[Item]:
        for item, body in read:
            if isinstance(item, Article):
                found[item.id] = body
            yield item

    def lets_in(self, article: Article) -> bool:
        """Whether the gate does; where Spark has asked it, whether it was read."""
        return super().lets_in(article) if self._found is None else self._found[article.id] is not None

    def _kept(self, some: Batch, bodies: Mapping[str, bytes | None]) -> Batch:
        packed = {article.id: cast(bytes, bodies[article.id]) for article in some.unread}
        outcomes: list[Outcome] = [unpacked(body) for body in packed.values()]
        self.claims += sum(len(outcome.claims) for outcome in outcomes if isinstance(outcome, Admission))
        if self._harvest is not None:
            self._harvest.add(some, packed, self._passed.__contains__)
        self.keep(some, outcomes)
        return some


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
