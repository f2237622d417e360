"""Reports: what each article says of each entry, with span and quote; every other table leads here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.record.claim import Claim
from relazione.resolve.entry import Entry
from relazione.tell.csv_text import Cell
from relazione.tell.table import ENTRY, Column, Reference, Table
from relazione.tell.whole import Whole


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    """Entries that contain others first, each with its own reports and then those of its parts."""
    contained: dict[str, list[str]] = {}
    for part in told.parts:
        contained.setdefault(part.whole, []).append(part.part)
    by_id = {entry.id: entry for entry in told.entries}
    for entry in sorted(told.entries, key=lambda entry: entry.id not in contained):
        for part in (None, *contained.get(entry.id, ())):
            for key in (entry if part is None else by_id[part]).claims:
                if key in told.claims:
                    yield _row(told, entry, told.claims[key], part)


def _row(told: Whole, entry: Entry, claim: Claim, part: str | None) -> Mapping[str, Cell]:
    article = told.articles[claim.article]
    start_utf16, end_utf16 = told.utf16[claim.id]
    return {
        "entry": entry.id,
        "kind": entry.kind,
        "doc": article.given_id,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "part": part,
        "claim": claim.id,
        "document": article.id,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "start_utf16": start_utf16,
        "end_utf16": end_utf16,
        "score": claim.score,
        "reader": claim.reader,
        "reader_version": claim.reader_version,
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
