"""The codebook of the data set: every table and column in Markdown, from the tables' own descriptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.tell.table import Column, Reference, Table

_FORMS = {
    "text": "text",
    "edtf": "EDTF date or span",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "date": "day, YYYY-MM-DD",
}
RULES = (
    "- An empty cell is not known, or not told; it is never zero and never no.",
    "- Several values of one cell are divided by `; `.",
    "- Dates of the world are in EDTF (ISO 8601-2): `2022`, `2022-09`, `2022-09-14`, `2022-09-14/2022-09-16`; `..` "
    "leaves an end open.",
    "- States are ISO 3166-1 alpha-3; Kosovo is XKX, dissolved states keep their last code. The table actors has their "
    "COW and GW numbers.",
    "- A slot has the codebook's name; those that are words of SQL (`in`, `to`, `for`, `end`, `when`) go in double "
    "quotes there, and in Stata `end`, `for` and `in` are `end_`, `for_` and `in_`.",
    "- Every row leads to an article, a span and a quote: by `entry` and `claim` to reports, by `document` to "
    "documents.",
)


def codebook(tables: Sequence[Table]) -> Iterator[str]:
    """The lines of the codebook: the rules of all tables, then each table with its columns."""
    yield from ("## How to read the tables", "", *RULES)
    for table in tables:
        yield from ("", f"## {table.name}", "", table.about, "")
        yield f"Key: {_listed(table.key)}."
        yield from (_reference(reference) for reference in table.references)
        yield from ("", "| column | holds | filled | means |", "|---|---|---|---|")
        yield from (_column(column) for column in table.columns)


def _column(column: Column) -> str:
    means = column.means
    if column.allowed:
        means += f" One of: {', '.join(column.allowed)}."
    return (
        f"| {column.name} | {_FORMS[column.form]} | {'always' if column.needed else ''} | {means.replace('|', '/')} |"
    )


def _reference(reference: Reference) -> str:
    other = "" if reference.theirs == reference.columns else f" ({_listed(reference.theirs)})"
    return f"{_listed(reference.columns)} lead{'s' if len(reference.columns) == 1 else ''} to {reference.table}{other}."


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
