"""HTML: one page a file, its article found among menus and adverts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from relazione.errors import SetAside
from relazione.ingest.draft import Draft
from relazione.ingest.source import Told
from relazione.ingest.web_page import LARGEST_PAGE, Place, decoded, draft_of_page
from relazione.ingest.whole import whole

SUFFIXES = (".html", ".htm", ".xhtml")


def begins(opening: bytes) -> bool:
    """True for a file that begins like a page."""
    return opening[:15].lower().startswith((b"<!doctype html", b"<html"))


def count(stream: BinaryIO) -> int:
    """One article a page."""
    return 1


def drafts(stream: BinaryIO, told: Told) -> Iterator[Draft | SetAside]:
    """The article of the page, or why there is none."""
    content = whole(stream, LARGEST_PAGE, told.file)
    yield draft_of_page(decoded(content), Place(told.file, told.file, told.stem))
