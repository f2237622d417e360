"""A DuckDB database with the tables of the data set, filled from their CSV files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from relazione.tell.optional import needed
from relazione.tell.table import Column, Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {
    "text": "varchar",
    "edtf": "varchar",
    "integer": "bigint",
    "number": "double",
    "boolean": "boolean",
    "date": "date",
}
_TEXT = "'"  # the mark around a string of SQL
_LONGEST_LINE = 1 << 24  # octets; a quote of a whole article with all its line feeds is far below


@contextmanager
def database(file: Path | None, made: Path, tables: Sequence[Table]) -> Iterator[DuckDBPyConnection]:
    """The database in a file (None: in memory), with the tables as their CSV files in a folder have them.

    One thread, so that rows keep their order. Raises RunStopped where DuckDB is not installed.
    """
    duckdb = needed("duckdb", "Parquet and DuckDB")
    connection: DuckDBPyConnection = duckdb.connect(str(file or ":memory:"), config={"threads": "1"})
    try:
        for table in tables:
            for statement in _statements(table, made / f"{table.name}.csv"):
                connection.execute(statement)
        yield connection
    finally:
        connection.close()


def quoted(words: str, mark: str = '"') -> str:
    """A name in SQL, or with the other mark a string."""
    return mark + words.replace(mark, mark * 2) + mark


def _statements(table: Table, source: Path) -> Iterator[str]:
    name = quoted(table.name)
    columns = ", ".join(map(_column, table.columns))
    key = ", ".join(map(quoted, table.key))
    yield f"create table {name} ({columns}, primary key ({key}))"
    types = ", ".join(f"{quoted(column.name, _TEXT)}: '{_TYPES[column.form]}'" for column in table.columns)
    options = (
        "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\n', "
        f"nullstr = '', parallel = false, max_line_size = {_LONGEST_LINE}, columns = {{{types}}}"
    )
    yield f"insert into {name} select * from read_csv({quoted(str(source), _TEXT)}, {options})"
    yield f"comment on table {name} is {quoted(table.about, _TEXT)}"
    for column in table.columns:
        yield f"comment on column {name}.{quoted(column.name)} is {quoted(column.means, _TEXT)}"


def _column(column: Column) -> str:
    return f"{quoted(column.name)} {_TYPES[column.form]}" + (" not null" if column.needed else "")
