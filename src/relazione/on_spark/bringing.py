"""Bringing in for Spark: Parquet is opened by its processes, wherever it lies; all else here, and then spread."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from relazione.errors import RunStopped, SetAside
from relazione.ingest import Bringing, bring_in
from relazione.ingest.bringing import named_twice
from relazione.ingest.columns import check_columns, draft_of_row
from relazione.ingest.draft import article_of
from relazione.ingest.paths import files_of, printable
from relazione.ingest.sources.parquet import SUFFIXES
from relazione.ingest.tongue import check_tongue
from relazione.on_spark.tables import ITEMS, READ, Batches, Item, Row, batch, row_of, told

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_IN_TASK = 64
"""Articles that a process is given at a time where there are few: each takes the next when it is done with one."""

_TASKS_EACH = 4
"""Tasks for each process at least, so that all end at about the same time."""

_MOST_TASKS = 20_000
"""Tasks of one step; more only cost the driver's time."""

_PIECE = 8_000_000
"""Characters of articles brought in here that are written out together."""

_FILE, _ROW = "relazione_file", "relazione_row"
_ROWS_OF_A_FILE = 1 << 40
"""More than any file has: a file's number times this, plus the row's, orders all rows."""

_DOUBLED = """
    SELECT place FROM (
        SELECT place, id, FIRST(id) OVER (PARTITION BY file, given_id ORDER BY place) AS first
        FROM read WHERE id IS NOT NULL
    ) WHERE id != first
"""


@dataclass(frozen=True, slots=True)
class File:
    """A Parquet file: its number in the order of reading, and the path and stem under which it is told of."""

    number: int
    path: str
    stem: str


@dataclass(frozen=True, slots=True)
class Given:
    """A table of ITEMS; `checked` where ids that are there twice in a file were found while it was made."""

    items: DataFrame
    checked: bool

    def sorted_out(self, read: DataFrame) -> DataFrame:
        """The table of READ made of it, with what has the id of another article of its file set aside."""
        if self.checked:
            return read
        read.createOrReplaceTempView("read")
        doubled = frozenset(row["place"] for row in read.sparkSession.sql(_DOUBLED).collect())
        return read.mapInArrow(_setting_aside(doubled), told(READ)) if doubled else read


def items_of(spark: SparkSession, paths: Sequence[str], bringing: Bringing, scratch: str) -> Given:
    """What is under the paths; files and folders of this machine, or addresses of Parquet that Spark knows."""
    remote = [path for path in paths if "://" in path]
    if remote and len(remote) < len(paths):
        raise RunStopped("paths of this machine beside addresses", remote[0], "Read them one after the other.")
    files = {_key(path.absolute().as_uri()): path for path in _parquet(paths, bringing)} if not remote else {}
    if not remote and not files:
        items = _brought_in(spark, paths, bringing, scratch)
        return Given(items.repartition(_tasks(spark, items.count())), True)
    table = spark.read.option("mergeSchema", "true").option("recursiveFileLookup", "true")
    rows = table.parquet(*(remote or [str(path.absolute()) for path in files.values()]))
    names = {_key(address): str(files.get(_key(address), address)) for address in rows.inputFiles()}
    ordered = sorted(names, key=lambda key: PurePosixPath(names[key]))
    numbered = {key: File(n, names[key], PurePosixPath(names[key]).stem) for n, key in enumerate(ordered)}
    placed = rows.selectExpr("*", f"_metadata.file_path AS {_FILE}", f"_metadata.row_index AS {_ROW}")
    spread = placed.repartition(_tasks(spark, rows.count()))
    return Given(spread.mapInArrow(_bringing(numbered, bringing), told(ITEMS)), False)


def _tasks(spark: SparkSession, rows: int) -> int:
    least = _TASKS_EACH * spark.sparkContext.defaultParallelism
    return min(_MOST_TASKS, max(least, -(-rows // _IN_TASK)))


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


def _brought_in(spark: SparkSession, paths: Sequence[str], bringing: Bringing, scratch: str) -> DataFrame:
    """A table of ITEMS, written piece by piece, of what is brought in here."""
    import pyarrow as pa

    place = f"{scratch}/items"
    rows = (row_of(number, item) for number, item in enumerate(bring_in(paths, bringing)))
    mode = "overwrite"
    for piece in _pieces(rows):
        table = spark.createDataFrame(pa.Table.from_batches([batch(piece, ITEMS)]), told(ITEMS))
        table.write.mode(mode).parquet(place)
        mode = "append"
    return spark.read.schema(told(ITEMS)).parquet(place)


def _pieces(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows in lists of so many characters of text, or few more; one empty list where there is none."""
    some: list[Row] = []
    characters = 0
    for row in rows:
        some.append(row)
        characters += len(row.get("text") or "")
        if characters > _PIECE:
            yield some
            some, characters = [], 0
    yield some


def _bringing(files: Mapping[str, File], bringing: Bringing) -> Callable[[Batches], Batches]:
    """The function from rows of somebody's Parquet, with file and row, to those of ITEMS."""

    def bring(batches: Batches) -> Batches:
        for some in batches:
            yield batch((_item(row, files, bringing) for row in some.to_pylist()), ITEMS)

    return bring


def _item(row: Row, files: Mapping[str, File], bringing: Bringing) -> Row:
    """The row of what a row of somebody's Parquet tells, named as `ingest.sources.parquet` names it."""
    file, number = files[_key(row.pop(_FILE))], row.pop(_ROW)
    cells = {name: v.isoformat() if hasattr(v, "isoformat") else v for name, v in row.items()}
    return row_of(file.number * _ROWS_OF_A_FILE + number, _brought(cells, file, number + 1, bringing))


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


def _setting_aside(doubled: frozenset[int]) -> Callable[[Batches], Batches]:
    """The function that sets the rows at these places aside."""

    def sort_out(batches: Batches) -> Batches:
        for some in batches:
            yield batch((_sorted_out(row, doubled) for row in some.to_pylist()), READ)

    return sort_out


def _sorted_out(row: dict[str, Any], doubled: frozenset[int]) -> Row:
    if row["place"] not in doubled:
        return row
    where = f"{row['file']}:row {row['place'] % _ROWS_OF_A_FILE + 1}"
    return row_of(row["place"], named_twice(row["given_id"], where))
