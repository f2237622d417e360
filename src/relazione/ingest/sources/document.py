"""JSON documents: one article, or a list of them, as trafilatura and news-please write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import orjson

from relazione.errors import SetAside
from relazione.ingest.columns import draft_of_row
from relazione.ingest.draft import Draft, too_long

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


def drafts(stream: BinaryIO, file: str, stem: str) -> Iterator[Draft | SetAside]:
    """The articles of the document in its order."""
    content = stream.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        yield too_long(file)
        return
    try:
        told = orjson.loads(content.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as fault:
        yield SetAside(f"broken JSON: {fault}", file, "Write one JSON object or list, or JSON Lines as .jsonl.")
        return
    listed = told if isinstance(told, list) else [told]
    if not listed:
        yield SetAside("an empty file: no article in it", file, "Leave it out or put articles in.")
    for number, row in enumerate(listed, start=1):
        where, unnamed = (f"{file}:{number}", f"{stem}-{number}") if isinstance(told, list) else (file, stem)
        if isinstance(row, dict):
            yield draft_of_row(row, where, file, unnamed)
        else:
            yield SetAside(f"not an object: {type(row).__name__}", where, "Write an object for each article.")
