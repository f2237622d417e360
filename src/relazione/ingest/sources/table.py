"""Tables in text: CSV (comma or semicolon) and TSV, the first line naming the columns, one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from relazione.errors import SetAside
from relazione.ingest.columns import check_columns, draft_of_row, knows_text
from relazione.ingest.draft import LONGEST_TEXT, Draft, too_long
from relazione.ingest.source import Told

SUFFIXES = (".csv", ".tsv", ".tab")

_PART = 1 << 20
_LONGEST_LINE = 4 * LONGEST_TEXT
_MARKS = (",", "\t", ";")


def begins(opening: bytes) -> bool:
    """True for a first line that names a column for the text between commas, tabs or semicolons."""
    line = opening.split(b"\n", 1)[0].decode("utf-8", "replace").strip()
    return any(mark in line and knows_text([name.strip('"') for name in line.split(mark)]) for mark in _MARKS)


def count(stream: BinaryIO) -> int:
    """The number of lines; a row may take several."""
    lines = 0
    while part := stream.read(_PART):
        lines += part.count(b"\n")
    return max(1, lines)


def drafts(stream: BinaryIO, told: Told) -> Iterator[Draft | SetAside]:
    """The articles row by row, each named by file and line; a row that breaks the table ends it, said aloud."""
    file = told.file
    lines = _Lines(stream, file)
    try:
        head = next(iter(lines), "")
        mark = max(_MARKS, key=head.count)
        names = next(csv.reader([head], delimiter=mark), [])
        check_columns(names, told.columns, file)
        csv.field_size_limit(_LONGEST_LINE)
        found = False
        for row in csv.reader(lines, delimiter=mark):
            found = True
            where = f"{file}:{lines.number}"
            if len(row) > len(names):
                yield SetAside(f"a row of {len(row)} cells under {len(names)} names", where, "Quote what holds marks.")
            elif any(row):
                cells = dict(zip(names, row, strict=False))
                yield draft_of_row(cells, where, file, f"{told.stem}-{lines.number}", told.columns)
        if not found:
            yield SetAside("an empty file: no row in it", file, "Leave it out or put articles in.")
    except SetAside as fault:
        yield fault
    except (csv.Error, UnicodeDecodeError) as fault:
        what = f"a table that breaks off: {fault}"
        yield SetAside(what, f"{file}:{lines.number}", "Save it as UTF-8 with cells in quotes.")


class _Lines:
    """The lines of a table one by one, with their number; one that is too long raises SetAside."""

    def __init__(self, stream: BinaryIO, file: str) -> None:
        self._stream, self._file, self.number = stream, file, 0

    def __iter__(self) -> Iterator[str]:
        """The lines from where it stands."""
        while line := self._stream.readline(_LONGEST_LINE + 1):
            self.number += 1
            if len(line) > _LONGEST_LINE:
                raise too_long(f"{self._file}:{self.number}")
            if b"\x00" in line:
                raise SetAside("not a text: it holds NUL bytes", self._file, "Save it as UTF-8 text.")
            yield io.TextIOWrapper(io.BytesIO(line), "utf-8-sig", newline="").read()
