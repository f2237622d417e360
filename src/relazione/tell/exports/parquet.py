"""The whole record as Parquet, a folder: the tables of `csv` with their types, and the same papers beside them.

Needs DuckDB: `pip install 'relazione[data]'`. `-o NAME.parquet` writes the table of that name alone. The same record
gives the same bytes with the same version of DuckDB, which names itself in each file. Lost on the way: as in `csv`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from relazione.tell.bundle import Form
from relazione.tell.duck import database, quoted
from relazione.tell.table import Table


def _convert(made: Path, folder: Path, tables: Sequence[Table]) -> None:
    for table in tables:  # each in a database of its own, so that one at a time is in memory
        with database(None, made, [table]) as connection:
            target = quoted(str(folder / f"{table.name}.parquet"), "'")
            connection.execute(f"copy {quoted(table.name)} to {target} (format parquet, compression zstd)")


FORM = Form("parquet", _convert)
