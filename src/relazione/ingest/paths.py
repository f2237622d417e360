"""Paths: the files that the given paths stand for, in an order that depends on their names alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from relazione.errors import SetAside
from relazione.ingest.source import source_for_name
from relazione.ingest.unpacking import PACKED

STANDARD_INPUT = Path("-")

_NOT_READABLE = "Check the path and the right to read it."


def files_of(paths: Iterable[str | Path]) -> Iterator[Path | SetAside]:
    """The files to read: given files as they are, folders with all that lies below, "-" for standard input.

    Paths are taken in the order of their names, and so is each folder; a path that lies below another given one is
    taken once. Inside folders, names that begin with a dot are passed over; files that no source reads are set aside.
    """
    for path in _outermost(sorted({Path(path) for path in paths})):
        if path == STANDARD_INPUT or path.is_file() or path.is_fifo():
            yield path
        elif path.is_dir():
            yield from _below(path)
        elif path.exists():
            yield SetAside("not a file or folder: a device or socket", printable(path), "Give a file or folder.")
        else:
            yield SetAside("no such file or folder", printable(path), _NOT_READABLE)


def printable(path: Path | str) -> str:
    """The path as text that can be printed and kept, whatever bytes the file's name is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _outermost(given: list[Path]) -> list[Path]:
    """The given paths without those that lie below, or are the same as, another one."""
    places = {path: path.resolve() for path in given if path != STANDARD_INPUT}
    folders = set(places.values())
    kept: dict[Path, Path] = {}
    for path in given:
        place = places.get(path, path)
        if path == STANDARD_INPUT or not folders.intersection(place.parents):
            kept.setdefault(place, path)
    return list(kept.values())


def _below(folder: Path) -> Iterator[Path | SetAside]:
    """All files below a folder, depth first by name; links to folders are not followed (they may make rings)."""
    waiting, found = [folder], False
    while waiting:
        path = waiting.pop()
        if not path.is_dir():
            found = True
            yield _file(path)
        elif path != folder and path.is_symlink():
            yield SetAside("a link to a folder", printable(path), "Give the folder itself.")
        else:
            try:
                inside = sorted(path.iterdir(), reverse=True)
            except OSError as fault:
                yield SetAside(f"a folder that cannot be opened: {fault.strerror}", printable(path), _NOT_READABLE)
                continue
            waiting.extend(item for item in inside if not item.name.startswith("."))
    if not found:
        yield SetAside("an empty folder: no file in it", printable(folder), "Check the path.")


def _file(path: Path) -> Path | SetAside:
    """The path of a file found in a folder, or why it is not read."""
    if source_for_name(path.name) is None and not path.name.lower().endswith(PACKED):
        what = f"a kind of file that no source reads: {printable(path.suffix) or 'no ending'}"
        return SetAside(what, printable(path), "Name the file itself to have it read as text all the same.")
    if not path.is_file():
        return SetAside("not a file or folder: a device, socket or broken link", printable(path), _NOT_READABLE)
    return path
