"""Rows as CSV: RFC 4180 with line feeds, so that one row is one line wherever no cell holds a line feed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

Cell = str | int | float | bool | None | tuple[str, ...]

_LISTED = "; "  # between the values of one cell


def csv_lines(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> Iterator[str]:
    """A heading and one line a row; a cell that a row does not have is empty, several values of one part by "; "."""
    yield from row_lines((columns, *([row.get(column) for column in columns] for row in rows)))


def row_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """One line a row, whose cells are in the order of the columns."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _written(cell: Cell) -> str:
    if isinstance(cell, tuple):
        return _LISTED.join(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)
