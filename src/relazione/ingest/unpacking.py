"""Unpacking: what is in a file as it is, or packed with gzip or ZIP, one stream after the other, never more than fits.

What unpacks to many times its size is a trap, not news: English text packs to a fifth or a tenth.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from relazione.errors import SetAside

PACKED = (".gz", ".zip")
"""The endings of packed files."""

_TIMES, _AT_LEAST = 200, 16 << 20
"""What is unpacked from a file may be so many times its size; a small file may give so many bytes all the same."""

_MOST_MEMBERS = 100_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stream of bytes with the name it goes by: `file` for messages ("a.zip/b.html"), `name` for its ending."""

    stream: BinaryIO
    file: str
    name: str


def pieces_of(path: Path, file: str) -> Iterator[Piece | SetAside]:
    """The streams of a file in order: itself, what gzip packed, or the members of a ZIP archive by name.

    Reading a stream raises SetAside where the packed bytes are broken, cut off, or unpack to too much; a WARC file is
    given as it is, for it packs record by record. Raises OSError where the file cannot be opened.
    """
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes[-1:] == [".zip"]:
        yield from _members(path, file)
        return
    with path.open("rb") as stream:
        if suffixes[-1:] == [".gz"] and suffixes != [".warc", ".gz"]:
            with gzip.GzipFile(fileobj=stream) as packed:
                most = allowance(path.stat().st_size)
                yield Piece(_bounded(cast(BinaryIO, packed), file, most), file, path.name[: -len(".gz")])
        else:
            yield Piece(cast(BinaryIO, stream), file, path.name)


def allowance(size: int) -> int:
    """The number of bytes that a packed file of that size may unpack to."""
    return max(_AT_LEAST, _TIMES * size)


def _members(path: Path, file: str) -> Iterator[Piece | SetAside]:
    left = allowance(path.stat().st_size)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as fault:
        yield SetAside(f"a ZIP archive that is broken: {fault}", file, "Get it again.")
        return
    with closing(archive):
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
        if len(members) > _MOST_MEMBERS:
            yield SetAside(f"a ZIP archive of over {_MOST_MEMBERS:,} files", file, "Unpack it into a folder.")
            return
        for member in members:
            name = f"{file}/{member.filename}"
            if member.filename.lower().endswith(PACKED):
                yield SetAside("a packed file inside a ZIP archive", name, "Unpack the archive first.")
                continue
            try:
                with archive.open(member) as stream:
                    bounded = _Bounded(cast(BinaryIO, stream), name, left)
                    yield Piece(cast(BinaryIO, io.BufferedReader(bounded)), name, member.filename)
                    left -= bounded.given
            except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as fault:
                yield SetAside(f"a file in a ZIP archive that cannot be unpacked: {fault}", name, "Unpack it by hand.")


def _bounded(stream: BinaryIO, file: str, most: int) -> BinaryIO:
    return cast(BinaryIO, io.BufferedReader(_Bounded(stream, file, most)))


class _Bounded(io.RawIOBase):
    """A stream that gives at most so many bytes, and says what is wrong with packed bytes in the house's words."""

    def __init__(self, stream: BinaryIO, file: str, most: int) -> None:
        self._stream, self._file, self._most, self.given = stream, file, most, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        try:
            part = self._stream.read(len(view))
        except EOFError:
            raise SetAside("a packed file that is cut off", self._file, "Get it again.") from None
        except (gzip.BadGzipFile, zipfile.BadZipFile, zlib.error) as fault:
            raise SetAside(f"a packed file that is broken: {fault}", self._file, "Get it again.") from None
        self.given += len(part)
        if self.given > self._most:
            what = f"a packed file that unpacks to over {self._most:,} bytes, {_TIMES} times its size"
            raise SetAside(what, self._file, "Unpack it by hand if it is no trap.")
        view[: len(part)] = part
        return len(part)
