"""Sources: the plugs under `sources/`, one file per kind of file; the file's name is the source's name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePath
from typing import BinaryIO, Protocol, cast

from relazione.errors import SetAside
from relazione.ingest.columns import Columns
from relazione.ingest.draft import Draft, Wanted

_WITHOUT_A_MARK = "plain"
"""The source for what begins like no other: a text needs no mark to be a text."""


def _every(address: str) -> bool:
    """Every page is wanted."""
    return True


@dataclass(frozen=True, slots=True)
class Told:
    """What a source is told of an open file: its path as given, its name without the ending, and what the user wishes.

    `columns` names fields of tables. Of a crawl only the pages at addresses that `wants` accepts are asked for.
    """

    file: str
    stem: str
    columns: Columns = field(default_factory=dict)
    wants: Callable[[str], bool] = _every


class Source(Protocol):
    """A module that turns an open file into drafts.

    `SUFFIXES` are the endings, lower case with the dot, of the files it reads. `begins` is asked for files of other
    names and for standard input; `opening` holds the first bytes, blanks and byte order mark cut.
    """

    SUFFIXES: tuple[str, ...]

    def begins(self, opening: bytes) -> bool:
        """Whether a file that begins like this is one of its own."""
        ...

    def drafts(self, stream: BinaryIO, told: Told) -> Iterator[Draft | Wanted | SetAside]:
        """What is in the file, in order; nothing is raised but OSError, and SetAside where the file cannot go on."""
        ...

    def count(self, stream: BinaryIO) -> int:
        """How many items `drafts` will give, at most, told without reading them: for the time left on long work."""
        ...


@cache
def sources() -> dict[str, Source]:
    """All sources by name, in the order of their names."""
    package = importlib.import_module("relazione.ingest.sources")
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return {name: cast(Source, importlib.import_module(f"{package.__name__}.{name}")) for name in names}


def source_for_name(name: str) -> Source | None:
    """The source that reads files of this ending, whatever its case and packed or not; None where none does."""
    suffixes = PurePath(name.lower().removesuffix(".gz")).suffixes
    endings = ["".join(suffixes[-length:]) for length in range(len(suffixes), 0, -1)]  # ".gkg.csv" before ".csv"
    found = (source for ending in endings for source in sources().values() if ending in source.SUFFIXES)
    return next(found, None)


def source_for_opening(opening: bytes) -> Source:
    """The source whose files begin like this; plain text where no other's do."""
    start = opening.removeprefix(b"\xef\xbb\xbf").lstrip()
    claimed = (source for name, source in sources().items() if name != _WITHOUT_A_MARK and source.begins(start))
    return next(claimed, sources()[_WITHOUT_A_MARK])
