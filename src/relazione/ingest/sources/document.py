"""JSON documents: one article, or a list of them, as trafilatura and news-please write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import orjson

from relazione.errors import SetAside
from relazione.ingest.columns import draft_of_row
from relazione.ingest.draft import Draft
from relazione.ingest.source import Told
from relazione.ingest.whole import whole

SUFFIXES = (".json",)

_LARGEST = 256 << 20
"""Bytes of one document, for it is held whole; JSON Lines have no such limit."""


def begins(opening: bytes) -> bool:
    """True for a file that begins with a list of objects."""
    return opening.startswith(b"[") and opening[1:].lstrip().startswith((b"{", b"]"))


def count(stream: BinaryIO) -> int:
    """One article for each key "text" or "maintext", counted by the word."""
    content = stream.read(_LARGEST)
    return max(1, content.count(b'"text"'), content.count(b'"maintext"'))


def drafts(stream: BinaryIO, told: Told) -> Iterator[Draft | SetAside]:
    """The articles of the document in its order."""
    file = told.file
    content = whole(stream, _LARGEST, file).removeprefix(b"\xef\xbb\xbf")
    try:
        found = orjson.loads(content)
    except orjson.JSONDecodeError as fault:
        yield SetAside(f"broken JSON: {fault}", file, "Write one JSON object or list, or JSON Lines as .jsonl.")
        return
    listed = found if isinstance(found, list) else [found]
    if not listed:
        yield SetAside("an empty file: no article in it", file, "Leave it out or put articles in.")
    for number, row in enumerate(listed, start=1):
        where, unnamed = (f"{file}:{number}", f"{told.stem}-{number}") if listed is found else (file, told.stem)
        if isinstance(row, dict):
            yield draft_of_row(row, where, file, unnamed, told.columns)
        else:
            yield SetAside(f"not an object: {type(row).__name__}", where, "Write an object for each article.")
