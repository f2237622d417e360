"""Reports: what each article says of each entry, with span and quote; every other table leads here."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from relazione.resolve.entry import ArticleFacts, Entry
from relazione.store.browsing import Place
from relazione.tell.csv_text import Cell
from relazione.tell.item import Item
from relazione.tell.table import ENTRY, Column, Reference, Table
from relazione.tell.whole import Whole


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    """Entries that contain others first, each with its own reports and then those of its parts."""
    contained: dict[str, list[str]] = {}
    for part in told.parts:
        contained.setdefault(part.whole, []).append(part.part)
    parts = _parts(told)
    for item in told.items("engagement") if contained else ():
        if item.entry.id in contained:
            yield from _of(item.entry, item, told)
            for name in contained[item.entry.id]:
                yield from ({**row, "part": name} for row in _of(item.entry, parts[name], told))
    for item in told.items():
        if item.entry.id not in contained:
            yield from _of(item.entry, item, told)


@dataclass(frozen=True, slots=True)
class _Reports:
    """Where the reports of an entry stand."""

    places: tuple[Place, ...]
    articles: tuple[ArticleFacts, ...]


def _parts(told: Whole) -> dict[str, _Reports]:
    """The reports of all entries that lie within others."""
    items = told.items("engagement") if told.within else ()
    return {item.entry.id: _Reports(item.places, item.articles) for item in items if item.entry.id in told.within}


def _of(entry: Entry, reports: Item | _Reports, told: Whole) -> Iterator[dict[str, Cell]]:
    """The rows of an entry for its own reports, or for those of a part of it."""
    for place, article in zip(reports.places, reports.articles, strict=True):
        yield _row(told, entry, place, article)


def _row(told: Whole, entry: Entry, place: Place, article: ArticleFacts) -> dict[str, Cell]:
    beyond = told.beyond.get(article.id, ())
    return {
        "entry": entry.id,
        "kind": entry.kind,
        "doc": article.given_id,
        "start": place.start,
        "end": place.end,
        "quote": place.quote,
        "claim": place.claim,
        "document": article.id,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "start_utf16": place.start + bisect_left(beyond, place.start),
        "end_utf16": place.end + bisect_left(beyond, place.end),
        "score": place.score,
        "reader": place.reader,
        "reader_version": place.reader_version,
    }


TABLE = Table(
    name="reports",
    about="What each article says of each entry, one row a report: the quote is the text from `start` to `end`. The "
    "reports of what a visit contains stand under the visit too, with the part in `part`, for they prove the visit as "
    "well: count rows with an empty `part` to count each report once.",
    key=("entry", "claim"),
    columns=(
        ENTRY,
        Column("kind", "Kind of the entry.", needed=True),
        Column("doc", "The name under which the article was brought in.", needed=True),
        Column("start", "Where the quote begins in the article's text, in code points from 0.", "integer", needed=True),
        Column("end", "Where it ends: the first code point that is not in it.", "integer", needed=True),
        Column("quote", "The words of the article that say so.", needed=True),
        Column("part", "The entry within the visit that the report tells of; empty for the entry's own reports."),
        Column("claim", "Id of the report: a hash of all that it says and where.", needed=True),
        Column("document", "The article.", needed=True),
        Column("published", "Day of publication of the article.", "date"),
        Column("publisher", "Publisher of the article."),
        Column("start_utf16", "`start` in UTF-16 units, as JavaScript, Java and Excel count.", "integer", needed=True),
        Column("end_utf16", "`end` in UTF-16 units.", "integer", needed=True),
        Column("score", "Share of such reports that were right on publishers held out, 0 to 1.", "number", needed=True),
        Column("reader", "The way of reading that made it; `hand` for what a person asserts.", needed=True),
        Column("reader_version", "Version of the reader."),
    ),
    references=(
        Reference(("entry",), "entries"),
        Reference(("part",), "entries", ("entry",)),
        Reference(("document",), "documents"),
    ),
    rows=_rows,
)
