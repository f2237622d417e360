"""GDELT 2: its knowledge graph, mentions and events name the addresses of articles, whose pages a crawl must hold.

The tables have tabs between cells and no first line of names. Days in them are those on which GDELT saw an article, not
those of publication, and are not taken for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from relazione.errors import SetAside
from relazione.ingest.draft import Draft, Wanted
from relazione.ingest.source import Told

_COLUMN = {27: 4, 16: 5, 15: 5, 14: 5, 61: 60, 58: 57}
"""Where the address stands by the number of columns: knowledge graph 2.1; mentions (two last ones optional); events."""

_ON_THE_WEB = "1"
"""The kind of source that is a page (in the knowledge graph's and the mentions' own numbers); 2 is a wire, 3 a book."""

_KIND = {27: 2, 16: 3, 15: 3, 14: 3}
"""Where that kind stands."""

_PART = 1 << 20
_LONGEST_LINE = 4 << 20

SUFFIXES = (".gkg.csv", ".mentions.csv", ".export.csv")


def begins(opening: bytes) -> bool:
    """True for a first line of so many columns of which the right one is an address."""
    return _address(opening.split(b"\n", 1)[0]) is not None and b"\n" in opening


def count(stream: BinaryIO) -> int:
    """The number of lines."""
    lines = 0
    while part := stream.read(_PART):
        lines += part.count(b"\n")
    return max(1, lines)


def drafts(stream: BinaryIO, told: Told) -> Iterator[Draft | Wanted | SetAside]:
    """The addresses in the order of the list; a line that names none is set aside."""
    number, last = 0, b""
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        where = f"{told.file}:{number}"
        if not line.endswith(b"\n") and len(line) == _LONGEST_LINE:
            while (rest := stream.readline(_PART)) and not rest.endswith(b"\n"):
                continue
            yield SetAside("a line too long for a table of GDELT", where, "Get the file again.")
        elif (address := _address(line)) is None:
            if line.strip():
                what = "a line of a table of GDELT that names no page of the web"
                yield SetAside(what, where, "Leave it out; only pages can be in a crawl.")
        elif address != last:  # mentions name an article once for each event, one after the other
            last = address
            yield Wanted(address.decode("utf-8", "replace"), where, told.file)
    if not number:
        yield SetAside("an empty file: no line in it", told.file, "Leave it out or get it again.")


def _address(line: bytes) -> bytes | None:
    """The address that a line names; None where it has another number of columns or names no page of the web."""
    cells = line.rstrip(b"\r\n").split(b"\t")
    column, kind = _COLUMN.get(len(cells)), _KIND.get(len(cells))
    if column is None or (kind is not None and cells[kind] != _ON_THE_WEB.encode()):
        return None
    address = cells[column].strip()
    return address if address.lower().startswith((b"http://", b"https://")) else None
