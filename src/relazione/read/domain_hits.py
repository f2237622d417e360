"""Where an article's words carry a domain, worked out once for all its findings."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from relazione.read.domains import STRONG, phrases_in


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that carry a domain, alone (`strong`) or only where no stronger ones stand beside them."""

    start: int
    end: int
    domain: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Hits:
    """All of an article's, in the order of the text; `starts` are their first places, one for each hit."""

    hits: tuple[Hit, ...]
    starts: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[Hit, ...]:
        """Those that begin in the half-open span."""
        return self.hits[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def counts(self, start: int, end: int, strong: bool) -> Counter[str]:
        """How many there are of each domain in the half-open span."""
        return Counter(hit.domain for hit in self.within(start, end) if hit.strong == strong)


def hits_of(text: str) -> Hits:
    """The words of a whole text that carry a domain."""
    hits = tuple(
        Hit(first, last, domain, weight >= STRONG)
        for first, last, domains in phrases_in(text, 0, len(text))
        for domain, weight in domains
    )
    return Hits(hits, tuple(hit.start for hit in hits))
