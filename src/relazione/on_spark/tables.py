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
from relazione.workers import Outcome

Item = Article | SetAside
Row = dict[str, Any]
Batches = Iterator[Any]
"""Arrow record batches, as Spark hands them to a function and takes them back."""

_ARTICLE = {
    "id": "string",
    "given_id": "string",
    "text": "string",
    "published": "string",
    "title": "string",
    "publisher": "string",
    "url": "string",
    "file": "string",
}
_FAULT = {"what": "string", "at": "string", "remedy": "string"}
ITEMS: Mapping[str, str] = {"place": "bigint", **_ARTICLE, **_FAULT}
"""Things brought in: `place` orders them; an article, or (with `what`) one set aside."""

READ: Mapping[str, str] = {**ITEMS, "outcome": "binary"}
"""The same with what became of each article; an empty outcome is that of one that was not read."""

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


def row_of(place: int, item: Item) -> Row:
    """The row of an article, or of one set aside."""
    if isinstance(item, SetAside):
        return {"place": place, "what": item.what, "at": item.where, "remedy": item.remedy}
    row = {name: getattr(item, name) for name in _ARTICLE}
    return row | {"place": place, "published": item.published.isoformat() if item.published else None}


def item_of(row: Mapping[str, Any]) -> Item:
    """The article of a row, or the one set aside."""
    if row["what"] is not None:
        return SetAside(row["what"], row["at"], row["remedy"])
    cells = {name: row[name] for name in _ARTICLE}
    return Article(**cells | {"published": date.fromisoformat(row["published"]) if row["published"] else None})


def packed(thing: object) -> bytes:
    """Something of the program's own as bytes."""
    return pickle.dumps(thing, protocol=pickle.HIGHEST_PROTOCOL)


def outcome_of(row: Mapping[str, Any]) -> Outcome | None:
    """What became of the article of a row, None where it was not read."""
    body = row["outcome"]
    return None if body is None else unpacked(body)


def unpacked(body: bytes) -> Any:
    """What `packed` made bytes of."""
    return pickle.loads(bytes(body))
