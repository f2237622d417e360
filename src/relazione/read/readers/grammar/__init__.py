"""The grammar reader: titles, tables, the parse and rules, one file for each kind of fact.

A file here that has a function `find(reading) -> Iterator[Finding]` reads one kind. One that has a function
`find_untold(reading, told)` reads what the findings of those leave out, one that has `revise(reading, findings)` gives
all findings again, in their order, with what only the whole article tells. The others are their parts.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module

from relazione.codebook.fingerprint import fingerprint
from relazione.ingest.article import Article
from relazione.read.build import build_reading
from relazione.read.finding import Finding
from relazione.read.language import load, parse_ahead
from relazione.read.line_breaks import unwrapped, wrapped
from relazione.read.reading import Reading
from relazione.read.reprints import Reprints
from relazione.read.sections import find_sections

Finder = Callable[[Reading], Iterator[Finding]]
LaterFinder = Callable[[Reading, Sequence[Finding]], Iterator[Finding]]
Reviser = Callable[[Reading, Sequence[Finding]], Iterator[Finding]]


class GrammarReader:
    """Reads an article into findings of all kinds that have a file here. Admission calibrates its scores."""

    name = "grammar"

    def __init__(
        self,
        version: str,
        finders: Mapping[str, Finder],
        later: Mapping[str, LaterFinder],
        revisers: Mapping[str, Reviser],
    ) -> None:
        self.version = version
        self._finders = finders
        self._later = later
        self._revisers = revisers
        self._reprints = Reprints()

    def read(self, article: Article) -> Iterator[Finding]:
        """The findings of an article, file by file in order of the alphabet, those of a file in order of the text."""
        yield from self._reprints.findings(article, self._read)

    def look_ahead(self, articles: Iterable[Article]) -> None:
        """Parses together the articles that are to be read next, reprints of what was read last left out."""
        texts = [unwrapped(article.text)[0] for article in articles if not self._reprints.know(article)]
        parse_ahead((text, find_sections(text)) for text in texts)

    def _read(self, article: Article) -> Iterator[Finding]:
        text, offsets = unwrapped(article.text)
        reading = build_reading(replace(article, text=text) if offsets else article)
        findings = self.unrevised(reading)
        for _, revise in sorted(self._revisers.items()):
            findings = list(revise(reading, findings))
        yield from (wrapped(finding, offsets) if offsets else finding for finding in findings)

    def unrevised(self, reading: Reading) -> list[Finding]:
        """The findings of a reading before they are revised; the trainers of what revises them start from these."""
        found = {name: list(find(reading)) for name, find in self._finders.items()}
        told = [finding for findings in found.values() for finding in findings]
        found |= {name: list(find(reading, told)) for name, find in self._later.items()}
        return [finding for name in sorted(found) for finding in found[name]]


def open_reader() -> GrammarReader:
    """The grammar reader with its language model loaded.

    Raises RunStopped where no language model is installed.
    """
    load()
    modules = {module.name: import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)}
    finders = {name: module.find for name, module in modules.items() if hasattr(module, "find")}
    later = {name: module.find_untold for name, module in modules.items() if hasattr(module, "find_untold")}
    revisers = {name: module.revise for name, module in modules.items() if hasattr(module, "revise")}
    return GrammarReader(fingerprint("relazione.read", "relazione.codebook"), finders, later, revisers)
