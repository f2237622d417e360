"""The protocol that every way of reading fulfils."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from relazione.ingest.article import Article
from relazione.read.finding import Finding


class Reader(Protocol):
    """Reads one article into findings.

    `name` is the reader's name on the command line, `version` changes whenever the same article may be read
    differently. `read` is a pure function of the article: no clock, network, disk or chance.
    """

    name: str
    version: str

    def read(self, article: Article) -> Iterator[Finding]:
        """The findings of an article, the same every time and in the same order."""
        ...
