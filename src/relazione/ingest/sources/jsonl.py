"""JSON Lines: one article a line, `{"id", "text", "date"?, "title"?, "source"?, "url"?}`.

The keys of trafilatura's and news-please's JSON are known too (`ingest.columns`); further keys are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import orjson

from relazione.errors import SetAside
from relazione.ingest.columns import draft_of_row
from relazione.ingest.draft import LONGEST_TEXT, Draft, too_long
from relazione.ingest.source import Told

SUFFIXES = (".jsonl", ".ndjson")

_MOST_BYTES = 12 * LONGEST_TEXT + 65_536
"""No line within the limit needs more: 12 bytes a character if all are pairs of \\u escapes, and the other fields."""

_PART = 1 << 20
"""Bytes that are held at a time while lines are counted."""

_FORM = 'Write one object a line: {"id": "...", "text": "...", "date": "YYYY-MM-DD"}.'


def begins(opening: bytes) -> bool:
    """True for a file that begins with an object."""
    return opening.startswith(b"{")


def count(stream: BinaryIO) -> int:
    """The number of lines."""
    lines, end = 0, b"\n"
    while part := stream.read(_PART):
        lines, end = lines + part.count(b"\n"), part[-1:]
    return lines + (end != b"\n")


def drafts(stream: BinaryIO, told: Told) -> Iterator[Draft | SetAside]:
    """The articles of the file line by line; blank lines are passed over, a file of nothing else is set aside.

    A line without an id gets the file's name and its own number for one.
    """
    file, filled, number = told.file, 0, 0
    while line := stream.readline(_MOST_BYTES + 1):
        number += 1
        where = f"{file}:{number}"
        if len(line) > _MOST_BYTES:
            _skip_line(stream)
            yield too_long(where)
        elif number == 1 and b"\x00" in line[:4096]:
            yield SetAside("not a text: it holds NUL bytes", file, "Save it as UTF-8 text.")
            return
        elif content := line.removeprefix(b"\xef\xbb\xbf").strip():
            yield _draft(content, where, f"{told.stem}-{number}", told)
        else:
            continue
        filled += 1
    if not filled:
        yield SetAside("an empty file: no line in it", file, "Leave it out or put articles in.")


def _skip_line(stream: BinaryIO) -> None:
    """Read on to the end of a line that is too long to keep."""
    while (part := stream.readline(_MOST_BYTES)) and not part.endswith(b"\n"):
        continue


def _draft(content: bytes, where: str, unnamed: str, told: Told) -> Draft | SetAside:
    """The draft of one line, or why it is none."""
    try:
        row = orjson.loads(content)
    except orjson.JSONDecodeError as fault:
        return SetAside(f"broken JSON: {fault}", where, _FORM)
    if not isinstance(row, dict):
        return SetAside(f"not an object: {type(row).__name__}", where, _FORM)
    return draft_of_row(row, where, told.file, unnamed, told.columns)
