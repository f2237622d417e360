"""PDF files with text: one article a file, its pages in order; a picture of text has none."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import BinaryIO

from relazione.errors import SetAside
from relazione.ingest.draft import LONGEST_TEXT, Draft, too_long
from relazione.ingest.needed import needed
from relazione.ingest.source import Told
from relazione.ingest.whole import whole

SUFFIXES = (".pdf",)

_LARGEST = 64 << 20
_MOST_PAGES = 500
_LONGEST_STREAM = 8 << 20
"""Bytes of one page's drawing; a page of text needs some thousands."""

_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError, OSError)
"""What the library fails with, beside errors of its own, on a file that is broken."""

_BROKEN_WORD = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_LINE_IN_PARAGRAPH = re.compile(r"(?<![.!?:\n”\"])\n(?=[^\n])")


def begins(opening: bytes) -> bool:
    """True for the mark of PDF."""
    return opening.startswith(b"%PDF-")


def count(stream: BinaryIO) -> int:
    """One article a file."""
    return 1


def drafts(stream: BinaryIO, told: Told) -> Iterator[Draft | SetAside]:
    """The text of all pages, words broken at the end of a line joined, or why there is none."""
    file = told.file
    pypdf = needed("pypdf", file)
    content = whole(stream, _LARGEST, file)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says of faults is said here, once
    pages: list[str] = []
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            yield SetAside("a PDF file that asks for a password", file, "Save it without the password.")
            return
        for number, page in enumerate(reader.pages):
            drawing = page.get_contents()
            if number >= _MOST_PAGES or sum(map(len, pages)) > LONGEST_TEXT:
                yield too_long(file)
                return
            if drawing is not None and len(drawing.get_data()) > _LONGEST_STREAM:
                continue
            pages.append(page.extract_text())
        title = reader.metadata.title if reader.metadata else None
    except (pypdf.errors.PyPdfError, *_FAULTS) as fault:
        yield SetAside(f"a PDF file that cannot be read: {type(fault).__name__}", file, "Save its text as a file.")
        return
    text = _LINE_IN_PARAGRAPH.sub(" ", _BROKEN_WORD.sub("", "\n\n".join(pages)))
    if not text.strip():
        yield SetAside("a PDF file without text: pictures only", file, "Have its text recognised first.")
        return
    yield Draft(told.stem, text, file, file, title=str(title) if title else None)
