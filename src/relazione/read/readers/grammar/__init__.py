"""The grammar reader: titles, tables, the parse and rules, one file for each kind of fact.

A file here that has a function `find(reading) -> Iterator[Finding]` reads one kind; the others are its parts.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

from relazione.codebook.fingerprint import fingerprint
from relazione.ingest.article import Article
from relazione.read.build import build_reading
from relazione.read.finding import Finding
from relazione.read.language import load
from relazione.read.reading import Reading


class GrammarReader:
    """Reads an article into findings of all kinds that have a file here. Admission calibrates its scores."""

    name = "grammar"

    def __init__(self, version: str, finders: tuple[Callable[[Reading], Iterator[Finding]], ...]) -> None:
        self.version = version
        self._finders = finders

    def read(self, article: Article) -> Iterator[Finding]:
        """The findings of an article, kind by kind, each kind in order of the text."""
        reading = build_reading(article)
        for find in self._finders:
            yield from find(reading)


def open_reader() -> GrammarReader:
    """The grammar reader with its language model loaded.

    Raises RunStopped where no language model is installed.
    """
    load()
    modules = (import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__))
    finders = tuple(module.find for module in modules if hasattr(module, "find"))
    return GrammarReader(fingerprint("relazione.read", "relazione.codebook"), finders)
