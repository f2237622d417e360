"""Readers for tests: quick, and as right or wrong as a test needs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from relazione.ingest.article import Article
from relazione.read.finding import Finding, Value


class WordReader:
    """Finds a need of Pakistan in every "energy", an unprovable one in every "steel", and fails where it is told to."""

    name = "words"

    def __init__(self, version: str = "1") -> None:
        """A reader of this version."""
        self.version = version

    def read(self, article: Article) -> Iterator[Finding]:
        """The needs that the words name."""
        if "CRASH" in article.text:
            raise ValueError("told to crash")
        if "DEEP" in article.text:
            self._fall(article)
        if "DIE" in article.text:
            os._exit(9)
        for word in ("energy", "steel"):
            at = article.text.find(word)
            if at >= 0:
                span = (at, at + len(word))
                beyond = len(article.text) + (1 if word == "steel" else 0)
                slots = {
                    "of": (Value("PAK", *span, "resolved"),),
                    "side": (Value("need", *span, "default"),),
                    "what": (Value(word, *span),),
                    "resource": (Value("energy", *span),),
                }
                yield Finding("profile", 0, beyond, slots, reader=self.name, notes=("by the word",))

    def _fall(self, article: Article) -> None:
        self._fall(article)


class LookingReader(WordReader):
    """Looks at all articles of a batch before it reads one, and fails at the look where one of them makes it fail."""

    def __init__(self, version: str = "1") -> None:
        """A reader that has seen nothing yet."""
        super().__init__(version)
        self.seen: list[str] = []

    def look_ahead(self, articles: Iterable[Article]) -> None:
        """Remembers their names."""
        self.seen += [article.given_id for article in articles]
        if "crash" in self.seen:
            raise ValueError("told to crash")
