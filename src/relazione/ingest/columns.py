"""Columns: which field of a row of somebody else's making is the text, the day, the title, the publisher, the address.

Known are our own keys and those of trafilatura's and news-please's JSON, and what people call their columns; the first
name that a row fills counts. A user who names a column for a field is taken at his word: no other is tried for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from relazione.errors import RunStopped, SetAside
from relazione.ingest.draft import Draft

Columns = Mapping[str, str]
"""The column that the user names for a field, by the field."""

GUESSED: Columns = {}
"""No field is named: all are guessed."""

_NAMES: Mapping[str, Sequence[str]] = {
    "id": ("id", "doc", "doc_id", "article_id", "guid", "fingerprint"),
    "text": ("text", "maintext", "raw_text", "body", "content", "full_text", "article"),
    "date": ("date", "date_publish", "published", "publish_date", "publication_date", "date_published", "pubdate"),
    "title": ("title", "headline"),
    "source": ("source-hostname", "sitename", "publisher", "outlet", "source", "source_domain", "hostname"),
    "url": ("url", "link", "canonical_url"),
}
_ALSO = {"published": "date", "publisher": "source", "address": "url"}
"""Other words for fields."""

_FORM = "Name the columns id, text, date (YYYY-MM-DD), title, source and url; only text is needed."
_ADDRESS = ("http://", "https://")
_BETWEEN = re.compile(r",(?=\s*\w+\s*=)")


def columns_named(words: str) -> Columns:
    """The columns that words like "text=body,published=date" name. Raises RunStopped where they name none."""
    named: dict[str, str] = {}
    for part in filter(None, map(str.strip, _BETWEEN.split(words))):
        told, mark, column = (piece.strip() for piece in part.partition("="))
        field = _ALSO.get(told, told)
        if not mark or not column or field not in _NAMES or field in named:
            fault = "a field named twice" if field in named else "no field and its column"
            remedy = f"Write FIELD=COLUMN, with commas between; the fields are {', '.join(_NAMES)}."
            raise RunStopped(f"{fault}: {part[:80]!r}", "--columns", remedy)
        named[field] = column
    return named


def knows_text(names: Iterable[str]) -> bool:
    """Whether one of the names, whatever its case, is one for the text."""
    return not set(_NAMES["text"]).isdisjoint(_plain(name) for name in names)


def check_columns(names: Sequence[str], columns: Columns, file: str) -> None:
    """Raises SetAside where a table with these names lacks a column that the user names, or has none for the text."""
    there = {_plain(name) for name in names}
    lacking = next((column for column in columns.values() if _plain(column) not in there), None)
    if lacking is not None:
        remedy = f"It has: {', '.join(names)[:400]}."
        raise SetAside(f"a table without the column that was named: {lacking}", file, remedy)
    if "text" not in columns and not knows_text(names):
        raise SetAside("a table without a column for the text", file, "Name one text, or say which: --columns text=...")


def draft_of_row(
    row: Mapping[str, object], where: str, file: str, unnamed: str, columns: Columns = GUESSED
) -> Draft | SetAside:
    """The draft of a row, or why it is none; `unnamed` is the id of a row that has none.

    A source that is an address is the address (so trafilatura writes it), not the publisher.
    """
    given = {_plain(name): value for name, value in row.items()}
    known = _known(columns)
    found: dict[str, str] = {}
    for field, names in known.items():
        name = next((name for name in names if given.get(name) not in (None, "")), None)
        if name is None:
            continue
        value = given[name]
        if field == "id" and type(value) is int:  # a bool is no id
            value = str(value)
        if not isinstance(value, str):
            return SetAside(f"a field of the wrong type: {name} is a {type(value).__name__}", where, _FORM)
        found[field] = value
    if "text" not in found and not any(name in given and given[name] is not None for name in known["text"]):
        return SetAside(f'no text: the key "{columns.get("text", "text")}" is missing', where, _FORM)
    address = next((v for v in (given.get("source"),) if isinstance(v, str) and v.startswith(_ADDRESS)), None)
    publisher = found.get("source")
    if publisher == address:
        publisher = None
    return Draft(
        given_id=found.get("id") or unnamed,
        text=found.get("text", ""),
        where=where,
        file=file,
        published=found.get("date"),
        title=found.get("title"),
        publisher=publisher,
        url=found.get("url") or address,
    )


def _known(columns: Columns) -> Mapping[str, Sequence[str]]:
    """The names to look for, by field; a column that was named for one field is guessed for no other."""
    if not columns:
        return _NAMES
    taken = {_plain(column) for column in columns.values()}
    guessed = {field: [name for name in names if name not in taken] for field, names in _NAMES.items()}
    return guessed | {field: (_plain(column),) for field, column in columns.items()}


def _plain(name: str) -> str:
    return name.strip().strip("\ufeff").lower().replace(" ", "_")
