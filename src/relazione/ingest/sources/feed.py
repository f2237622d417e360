"""Feeds: RSS and Atom, each item an article by its full text, or by its summary where that is all it gives."""

from __future__ import annotations

import calendar
import io
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, BinaryIO

from relazione.errors import SetAside
from relazione.ingest.draft import Draft
from relazione.ingest.needed import needed
from relazione.ingest.source import Told
from relazione.ingest.web_page import text_of_html
from relazione.ingest.whole import whole

SUFFIXES = (".rss", ".atom", ".xml")

_LARGEST = 32 << 20
_ENTITY = b"<!ENTITY"


def begins(opening: bytes) -> bool:
    """True for XML, RSS and Atom."""
    return opening.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:RDF"))


def count(stream: BinaryIO) -> int:
    """The number of items and entries, counted by their tags."""
    content = stream.read(_LARGEST)
    return max(1, content.count(b"<item") + content.count(b"<entry"))


def drafts(stream: BinaryIO, told: Told) -> Iterator[Draft | SetAside]:
    """The items in the feed's order; their day is that of publication, in universal time."""
    file = told.file
    feedparser = needed("feedparser", file)
    content = whole(stream, _LARGEST, file)
    if _ENTITY in content:  # the way to make a kilobyte unfold to gigabytes; no feed needs it
        yield SetAside("a feed that defines entities of its own", file, "Leave it out: it is a trap, or write it anew.")
        return
    feed = feedparser.parse(io.BytesIO(content), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        yield SetAside("a feed without items, or no feed at all", file, "Leave it out.")
    publisher = feed.feed.get("title")
    for number, item in enumerate(feed.entries, start=1):
        yield _draft(item, publisher, f"{file}:item {number}", file, f"{told.stem}-{number}")


def _draft(item: Mapping[str, Any], publisher: str | None, where: str, file: str, unnamed: str) -> Draft | SetAside:
    told = [piece.get("value", "") for piece in item.get("content", ())] + [item.get("summary") or ""]
    try:
        text = max((text_of_html(piece) for piece in told), key=len)
    except SetAside as fault:
        return fault
    when: time.struct_time | None = item.get("published_parsed") or item.get("updated_parsed")
    source = item.get("source")
    return Draft(
        given_id=item.get("id") or item.get("link") or unnamed,
        text=text,
        where=where,
        file=file,
        published=None if when is None else datetime.fromtimestamp(calendar.timegm(when), UTC).date().isoformat(),
        title=text_of_html(item["title"]) if item.get("title") else None,
        publisher=(source.get("title") if source else None) or publisher,
        url=item.get("link"),
    )
