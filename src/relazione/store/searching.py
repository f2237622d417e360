"""Searching: which articles and claims hold some words, and which of them fit best."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relazione.store.words import fitting, holding

if TYPE_CHECKING:
    from relazione.store.contract import Store


@dataclass(frozen=True, slots=True)
class Hit:
    """An article or a claim that a search found, by its id, and how well it fits: BM25, the higher the better."""

    id: str
    fit: float


class Searching:
    """Searching by looking at every word, which every engine can; one that can do better does."""

    def search(self: Store, words: str) -> tuple[str, ...]:
        """The ids of the articles that hold all the words."""
        return holding(words, ((article.id, article.text) for article in self.articles()))

    def search_claims(self: Store, words: str) -> tuple[str, ...]:
        """The ids of the claims whose quote holds all the words."""
        return holding(words, ((claim.id, claim.quote) for claim in self.claims()))

    def ranked(self: Store, words: str) -> tuple[Hit, ...]:
        """The articles that hold all the words, the best first."""
        return best_first(fitting(words, ((article.id, article.text) for article in self.articles())))

    def ranked_claims(self: Store, words: str) -> tuple[Hit, ...]:
        """The claims whose quote holds all the words, the best first."""
        return best_first(fitting(words, ((claim.id, claim.quote) for claim in self.claims())))


def best_first(fits: Mapping[str, float]) -> tuple[Hit, ...]:
    """The hits of these fits, the best first, then by id."""
    return tuple(sorted((Hit(name, fit) for name, fit in fits.items()), key=lambda hit: (-hit.fit, hit.id)))
