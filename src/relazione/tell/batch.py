"""The batch: some entries with what is behind them, asked for together, so that a record is told in little memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from relazione.record.claim import Claim
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.store.browsing import Place
from relazione.store.contract import Store
from relazione.tell.item import Item, Proof
from relazione.tell.matter import items_at

AT_ONCE = 400
"""Entries that are told together: few questions to the store, little memory."""


class Batch:
    """Some entries: where their claims stand is asked for at once, what the claims say when it is looked at."""

    def __init__(self, store: Store, entries: Sequence[Entry]) -> None:
        """Of these entries of a store."""
        self._store = store
        self.entries = entries

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where the claims of the entries stand."""
        return {p.claim: p for p in self._store.places([key for entry in self.entries for key in entry.claims])}

    @cached_property
    def articles(self) -> Mapping[str, ArticleFacts]:
        """Their articles."""
        return self._store.facts_of({place.article for place in self.places.values()})

    @cached_property
    def _leads(self) -> Mapping[str, Claim]:
        return {claim.id: claim for claim in self._store.claims_with([entry.lead for entry in self.entries])}

    def items(self) -> list[Item]:
        """The entries with their proofs, in their order."""
        return items_at(self.entries, self.places, self)

    def proofs(self, places: Sequence[Place]) -> tuple[Proof, ...]:
        """The proofs at some of the places; those to quote first are fetched for all entries together."""
        others = [place.claim for place in places if place.claim not in self._leads]
        claims = {**self._leads, **{claim.id: claim for claim in self._store.claims_with(others)}}
        return tuple(Proof(claims[place.claim], self.article(place)) for place in places)

    def article(self, place: Place) -> ArticleFacts:
        """The article of a place."""
        return self.articles[place.article]


def batches(store: Store, kind: str | None = None) -> Iterator[Batch]:
    """The entries of a kind (None: of all), in the record's order, some at a time."""
    entries = store.entries(kind=kind)
    while some := list(islice(entries, AT_ONCE)):
        yield Batch(store, some)
