"""Tables of words that a diplomat can edit: CSV files in `codebook/tables/`, read once."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from relazione.errors import RunStopped


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `codebook/tables/NAME.csv` in file order, each a mapping from column to text.

    Lines that begin with # are comments. Raises RunStopped where the table does not exist or a row is ragged.
    """
    path = resources.files("relazione.codebook").joinpath("tables", f"{name}.csv")
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise RunStopped(f"there is no table {name!r}", str(path), "Reinstall relazione or restore the file.") from None
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    heading, *table = csv.reader(lines)
    for number, cells in enumerate(table, 2):
        if len(cells) != len(heading):
            raise RunStopped(f"row {number} has not as many cells as the heading", str(path), "Mend the row.")
    return tuple(dict(zip(heading, cells, strict=True)) for cells in table)
