"""The harvest of a run into a new record: what Spark needs to work entries out, held while there is little of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from relazione.ingest.article import Article
from relazione.on_spark.tables import KEPT, Row, batch, day_told, told
from relazione.workers import Batch

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_HELD = 16_000_000
"""Bytes of outcomes that are held in memory."""


class Harvest:
    """The articles that were read, with what became of them."""

    def __init__(self, spark: SparkSession, scratch: str) -> None:
        """None yet."""
        self._spark, self._place = spark, f"{scratch}/kept"
        self._rows: list[Row] = []
        self._bytes = 0
        self._written = False

    def add(self, some: Batch, bodies: Mapping[str, bytes], passed_over: Callable[[str], bool]) -> None:
        """Those of a batch: with outcome if they were read in it, without if they had come before under another id."""
        read = {article.id for article in some.unread}
        for item in some.items:
            if isinstance(item, Article) and not passed_over(item.id):
                body = bodies[item.id] if item.id in read else None
                self._rows.append(_row(item, body))
                self._bytes += len(body or "")
                read.discard(item.id)
        if self._bytes > _HELD:
            self._write()

    def table(self) -> DataFrame:
        """All of them as a table of KEPT."""
        if not self._written:
            return self._made()
        if self._rows:
            self._write()
        return self._spark.read.schema(told(KEPT)).parquet(self._place)

    def _write(self) -> None:
        self._made().write.mode("append" if self._written else "overwrite").parquet(self._place)
        self._rows, self._bytes, self._written = [], 0, True

    def _made(self) -> DataFrame:
        import pyarrow as pa

        return self._spark.createDataFrame(pa.Table.from_batches([batch(self._rows, KEPT)]), told(KEPT))


def _row(article: Article, body: bytes | None) -> Row:
    cells = {"article": article.id, "given_id": article.given_id, "publisher": article.publisher}
    return cells | {"published": day_told(article.published), "outcome": body}
