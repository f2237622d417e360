"""Bringing in for Spark: Parquet is opened by its processes, wherever it lies, and read by them in the same step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from relazione.errors import RunStopped, SetAside
from relazione.ingest import Bringing
from relazione.ingest.article import Article
from relazione.ingest.bringing import named_twice
from relazione.ingest.columns import check_columns, draft_of_row
from relazione.ingest.draft import article_of
from relazione.ingest.given_ids import GivenIds
from relazione.ingest.paths import files_of, printable
from relazione.ingest.sources.parquet import SUFFIXES
from relazione.ingest.tongue import check_tongue
from relazione.on_spark.reading import Attempting
from relazione.on_spark.tables import READ, Batches, Item, Row, batch, item_of, row_of, told
from relazione.on_spark.waves import TASKS_EACH, in_order

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_EACH = 256
"""Rows of a wave for each process: each is some seconds of work."""

_MOST = 8_192
"""Rows of a wave, which the driver holds."""

_FILE, _ROW, _WAVE = "relazione_file", "relazione_row", "relazione_wave"
_ROWS_OF_A_FILE = 1 << 40
"""More than any file has: a file's number times this, plus the row's, orders all rows."""


@dataclass(frozen=True, slots=True)
class File:
    """A Parquet file: its number in the order of reading, rows in it and before it, and path and stem as told."""

    number: int
    rows: int
    before: int
    path: str
    stem: str


@dataclass(frozen=True, slots=True)
class Opening:
    """How a process makes articles of somebody's rows and reads them."""

    files: Mapping[str, File]
    bringing: Bringing
    attempting: Attempting

    def __call__(self, batches: Batches) -> Batches:
        """The rows of READ for rows of somebody's Parquet, with file and row."""
        for some in batches:
            yield batch(map(self._read, some.to_pylist()), READ)

    def _read(self, row: Row) -> Row:
        """The row of what a row tells, named as `ingest.sources.parquet` names it."""
        file, number = self.files[row.pop(_FILE)], row.pop(_ROW)
        cells = {name: v.isoformat() if hasattr(v, "isoformat") else v for name, v in row.items()}
        item = _brought(cells, file, number + 1, self.bringing)
        return row_of(file.number * _ROWS_OF_A_FILE + number, item) | {"outcome": self.attempting.looked_at(item)}


def parquet_of(paths: Sequence[str], bringing: Bringing) -> dict[str, str] | None:
    """What Spark's processes are to open: addresses, each with the path that is told; None where not all is Parquet."""
    remote = [path for path in paths if "://" in path]
    if remote and len(remote) < len(paths):
        raise RunStopped("paths of this machine beside addresses", remote[0], "Read them one after the other.")
    if remote:
        return {_key(path): path for path in remote}
    return {_key(path.absolute().as_uri()): str(path) for path in _parquet(paths, bringing)} or None


def read_parquet(
    spark: SparkSession, paths: Mapping[str, str], opening: tuple[Bringing, Attempting], scratch: str
) -> Iterator[tuple[Item, bytes | None]]:
    """The things in the files in order, each with what became of it."""
    remote = any("://" in path for path in paths.values())
    table = spark.read.option("mergeSchema", "true").option("recursiveFileLookup", "true")
    rows = table.parquet(*(str(path if remote else Path(path).absolute()) for path in paths.values()))
    placed = rows.selectExpr("*", f"_metadata.file_path AS {_FILE}", f"_metadata.row_index AS {_ROW}")
    files = _numbered(placed, paths)
    waves = in_order(_waves(placed, files, scratch), partial(_read, opening=Opening(files, *opening)))
    yield from _checked(row for wave in waves for row in wave)


def _numbered(placed: DataFrame, paths: Mapping[str, str]) -> dict[str, File]:
    """The files that have rows, in the order of their paths."""
    counted = {row[_FILE]: row["count"] for row in placed.groupBy(_FILE).count().collect()}
    names = {_key(address): address for address in placed.inputFiles()} | dict(paths)
    files, before = {}, 0
    for number, address in enumerate(sorted(counted, key=lambda address: PurePosixPath(names[_key(address)]))):
        name = names[_key(address)]
        files[address] = File(number, counted[address], before, name, PurePosixPath(name).stem)
        before += counted[address]
    return files


def _waves(placed: DataFrame, files: Mapping[str, File], scratch: str) -> Iterator[DataFrame]:
    """All rows in their order, in tables of some thousands; for more than one they are written, sorted into waves."""
    from pyspark.sql import functions as sql

    spark, rows = placed.sparkSession, sum(file.rows for file in files.values())
    size = min(_MOST, _EACH * spark.sparkContext.defaultParallelism)
    if rows <= size:
        yield placed
        return
    starts = [(address, file.before) for address, file in files.items()]
    before = sql.broadcast(spark.createDataFrame(starts, f"{_FILE} string, before bigint"))
    waved = placed.join(before, _FILE).withColumn(_WAVE, sql.expr(f"(before + {_ROW}) DIV {size}"))
    waved.drop("before").write.mode("overwrite").partitionBy(_WAVE).parquet(f"{scratch}/rows")
    for wave in range(-(-rows // size)):
        yield spark.read.schema(placed.schema).parquet(f"{scratch}/rows/{_WAVE}={wave}")


def _read(wave: DataFrame, opening: Opening) -> list[Row]:
    """The rows of READ of a wave, in order."""
    tasks = TASKS_EACH * wave.sparkSession.sparkContext.defaultParallelism
    read = wave.repartition(tasks).mapInArrow(opening, told(READ)).toArrow()
    return sorted(read.to_pylist(), key=lambda row: row["place"])


def _checked(rows: Iterator[Row]) -> Iterator[tuple[Item, bytes | None]]:
    """The things of the rows; an article that has the id of another one of its file is set aside."""
    for _, some in groupby(rows, lambda row: row["place"] // _ROWS_OF_A_FILE):
        with closing(GivenIds()) as ids:
            for row in some:
                item = item_of(row)
                if isinstance(item, Article) and ids.first_with(item.given_id, item.id) != item.id:
                    where = f"{item.file}:row {row['place'] % _ROWS_OF_A_FILE + 1}"
                    yield named_twice(item.given_id, where), None
                else:
                    yield item, row["outcome"]


def _key(address: str) -> str:
    """An address as two who write it differently both have it."""
    return unquote(address).replace("file:///", "file:/")


def _parquet(paths: Sequence[str], bringing: Bringing) -> list[Path]:
    """The files under the paths if all are Parquet of articles, sound as far as their heads tell; else none."""
    found = []
    for file in files_of(paths):
        if isinstance(file, SetAside) or not _is_sound(file, bringing):
            return []
        found.append(file)
    return found


def _is_sound(file: Path, bringing: Bringing) -> bool:
    if file.suffix.lower() not in SUFFIXES or printable(file) != str(file) or not file.is_file():
        return False
    import pyarrow.lib
    import pyarrow.parquet

    try:
        head = pyarrow.parquet.ParquetFile(file)
        check_columns(head.schema_arrow.names, bringing.columns, str(file))
    except (pyarrow.lib.ArrowException, OSError, SetAside):
        return False
    return bool(head.metadata.num_rows)


def _brought(cells: Row, file: File, number: int, bringing: Bringing) -> Item:
    draft = draft_of_row(cells, f"{file.path}:row {number}", file.path, f"{file.stem}-{number}", bringing.columns)
    if isinstance(draft, SetAside):
        return draft
    try:
        article = article_of(draft, bringing.published)
        check_tongue(article.text, draft.where)
    except SetAside as fault:
        return fault
    return article
