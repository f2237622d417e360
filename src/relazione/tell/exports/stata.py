"""The whole record for Stata, a folder: the tables of `csv` as `.dta` (format 118, Stata 14 and later) with labels.

Needs pandas: `pip install 'relazione[data]'`. `-o NAME.dta` writes the table of that name alone (with `--unit` the
panel). Days are Stata's days, long texts `strL`; true and false are 1 and 0; the columns `end`, `for` and `in` are
`end_`, `for_` and `in_`, for Stata keeps those words to itself. Lost on the way: as in `csv`, and what a label of 80
characters cannot hold of a column's meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from relazione.tell.bundle import Form
from relazione.tell.optional import needed
from relazione.tell.table import Column, Table

if TYPE_CHECKING:
    import pandas

_MADE = datetime(2000, 1, 1)  # the day that a .dta must tell: always the same, for the same bytes
_LABEL = 80  # characters of a label
_SHORT = 128  # octets up to which a text has a fixed width; the format allows 2,045, at that width for every row
_RESERVED = frozenset({"end", "for", "in"})  # words that Stata or its Mata keep to themselves
_LARGEST = 2_147_483_620  # Stata's largest whole number


def _convert(made: Path, folder: Path, tables: Sequence[Table]) -> None:
    pandas = needed("pandas", "files for Stata")
    for table in tables:
        read = pandas.read_csv(made / f"{table.name}.csv", dtype=str, keep_default_na=False, na_values=[])
        _write(pandas, read, table, folder / f"{table.name}.dta")


def _write(pandas: Any, read: pandas.DataFrame, table: Table, file: Path) -> None:
    columns = {_name(column): _typed(pandas, read[column.name], column) for column in table.columns}
    frame = pandas.DataFrame(columns)
    texts = [column for column in table.columns if column.form in ("text", "edtf")]
    frame.to_stata(
        file,
        write_index=False,
        version=118,
        time_stamp=_MADE,
        data_label=_label(table.about),
        variable_labels={_name(column): _label(column.means) for column in table.columns},
        convert_dates={_name(column): "td" for column in table.columns if column.form == "date"},
        convert_strl=[_name(column) for column in texts if _octets(frame[_name(column)]) > _SHORT],
    )


def _typed(pandas: Any, cells: pandas.Series, column: Column) -> pandas.Series:
    """The cells in a type that Stata has; a number that may be missing is a double."""
    if column.form == "date":
        return pandas.to_datetime(cells, format="%Y-%m-%d")
    if column.form == "boolean":
        return cells.map({"true": 1.0, "false": 0.0, "": float("nan")}).astype("float64")
    if column.form in ("integer", "number"):
        numbers = pandas.to_numeric(cells.replace("", float("nan")))
        whole = column.form == "integer" and not numbers.isna().any() and numbers.abs().max() <= _LARGEST
        return numbers.astype("int32" if whole else "float64")
    return cells.astype(object)


def _octets(cells: pandas.Series) -> int:
    return max((len(str(cell).encode("utf-8")) for cell in cells), default=0)


def _name(column: Column) -> str:
    return f"{column.name}_" if column.name in _RESERVED else column.name


def _label(words: str) -> str:
    return words if len(words) <= _LABEL else f"{words[: _LABEL - 1].rstrip()}…"


FORM = Form("stata", _convert, suffix="dta")
