"""The whole record as one DuckDB file, in a folder with the papers of `csv`: typed tables with keys and comments.

Needs DuckDB: `pip install 'relazione[data]'`. `-o NAME.duckdb` writes the file alone. It holds the same rows each time,
in the same order, but not the same bytes: DuckDB puts a random identifier into every file and leaves gaps unwritten, so
the file is in no checksum; the version in README is that of its rows. Lost on the way: as in `csv`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from relazione.tell.bundle import Form
from relazione.tell.duck import database
from relazione.tell.table import Table

FILE = "relazione.duckdb"


def _convert(made: Path, folder: Path, tables: Sequence[Table]) -> None:
    with database(folder / FILE, made, tables) as connection:
        connection.execute("checkpoint")


FORM = Form("duckdb", _convert, whole=FILE)
