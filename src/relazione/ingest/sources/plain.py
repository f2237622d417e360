"""Plain text: one article a file, in UTF-8; the file's name without its ending is the given id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from relazione.errors import SetAside
from relazione.ingest.draft import LONGEST_TEXT, Draft
from relazione.ingest.source import Told
from relazione.ingest.whole import whole

SUFFIXES = (".txt",)

_MOST_BYTES = 4 * LONGEST_TEXT + 4_096
"""No text within the limit needs more: 4 bytes a character, and room for a byte order mark and a date line."""


def begins(opening: bytes) -> bool:
    """False: a plain text has no mark by which to know it."""
    return False


def count(stream: BinaryIO) -> int:
    """One article a file."""
    return 1


def drafts(stream: BinaryIO, told: Told) -> Iterator[Draft | SetAside]:
    """The one text of the file, or why it cannot be read."""
    file = told.file
    content = whole(stream, _MOST_BYTES, file)
    try:
        yield Draft(given_id=told.stem, text=content.decode("utf-8-sig"), where=file, file=file)
    except UnicodeDecodeError as fault:
        what = f"not a text: byte {fault.start:,} is no UTF-8"
        yield SetAside(what, file, "Save it as UTF-8 text; convert a PDF or Word file to text first.")
