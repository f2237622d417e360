"""The tables between Spark's steps: what their rows hold, and the way from articles to rows and back.

Claims travel as Python pickles, so that they come out as they went in; the tables are scratch of one run, read by the
program that wrote them and thrown away afterwards, never an exchange format.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from relazione.errors import SetAside
from relazione.ingest.article import Article

Item = Article | SetAside
Row = dict[str, Any]
Batches = Iterator[Any]
"""Arrow record batches, as Spark hands them to a function and takes them back."""

ARTICLES: Mapping[str, str] = {
    "id": "string",
    "given_id": "string",
    "text": "string",
    "published": "string",
    "title": "string",
    "publisher": "string",
    "url": "string",
    "file": "string",
}
"""Articles to be read."""

_FAULT = {"what": "string", "at": "string", "remedy": "string"}
OUTCOMES: Mapping[str, str] = {"id": "string", "outcome": "binary"}
"""What became of articles."""

READ: Mapping[str, str] = {"place": "bigint", **ARTICLES, **_FAULT, "outcome": "binary"}
"""Things brought in and read: `place` orders them; an article, or (with `what`) one set aside; no outcome: not read."""

KEPT: Mapping[str, str] = {
    "article": "string",
    "given_id": "string",
    "published": "string",
    "publisher": "string",
    "outcome": "binary",
}
"""Articles in the record with what became of them; without an outcome it is one that came again."""

REPORTS: Mapping[str, str] = {
    "claim": "string",
    "kind": "string",
    "node": "string",
    "kept": "array<bigint>",
    "sought": "array<bigint>",
    "body": "binary",
}
"""Claims ready to be compared: node and blocking keys as `resolve.blocking` gives them, claim and article's facts."""


def told(columns: Mapping[str, str]) -> str:
    """A table's columns as Spark's SQL writes them."""
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())


def batch(rows: Iterable[Row], columns: Mapping[str, str]) -> Any:
    """The rows as one Arrow record batch."""
    import pyarrow as pa

    kinds = {
        "string": pa.string(), "bigint": pa.int64(), "binary": pa.binary(), "array<bigint>": pa.list_(pa.int64())
    }  # fmt: skip
    schema = pa.schema([(name, kinds[kind]) for name, kind in columns.items()])
    return pa.RecordBatch.from_pylist(list(rows), schema=schema)


def cells_of(article: Article) -> Row:
    """The cells of an article."""
    row = {name: getattr(article, name) for name in ARTICLES}
    return row | {"published": day_told(article.published)}


def article_of_cells(row: Mapping[str, Any]) -> Article:
    """The article of these cells."""
    cells = {name: row[name] for name in ARTICLES}
    return Article(**cells | {"published": told_day(row["published"])})


def row_of(place: int, item: Item) -> Row:
    """The row of an article, or of one set aside."""
    if isinstance(item, SetAside):
        return {"place": place, "what": item.what, "at": item.where, "remedy": item.remedy}
    return cells_of(item) | {"place": place}


def item_of(row: Mapping[str, Any]) -> Item:
    """The article of a row, or the one set aside."""
    if row["what"] is not None:
        return SetAside(row["what"], row["at"], row["remedy"])
    return article_of_cells(row)


def day_told(day: date | None) -> str | None:
    """A day as it stands in a cell."""
    return day.isoformat() if day else None


def told_day(cell: str | None) -> date | None:
    """The day of a cell."""
    return date.fromisoformat(cell) if cell else None


def packed(thing: object) -> bytes:
    """Something of the program's own as bytes."""
    return pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)


def unpacked(body: bytes) -> Any:
    """What `packed` made bytes of."""
    return pickle.loads(bytes(body))
