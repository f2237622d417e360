"""A record seen through a bar: only the claims that score high enough, and what they alone amount to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from relazione.record.claim import Claim
from relazione.resolve import Entry
from relazione.store.contract import Store
from relazione.store.fresh import worked_out


def surer(store: Store, least: float) -> Store:
    """The store as if it held no claim that scores under `least` (0..1); the store itself where `least` is 0.

    It is for asking only: claims come filtered, entries are worked out from what is left, all else is as it was
    (articles, refusals, judgements, what words are found in which claims, the counts of the whole record).
    """
    return store if least <= 0 else cast(Store, _Surer(store, least))


class _Surer:
    """Stands in front of a store and hands on all that does not depend on scores."""

    def __init__(self, store: Store, least: float) -> None:
        self._store = store
        self._least = least

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def claims(self, **asked: str | None) -> Iterator[Claim]:
        """The claims asked for that score high enough, in the store's order."""
        return (claim for claim in self._store.claims(**asked) if claim.score >= self._least)

    def entries(self, *, kind: str | None = None) -> Iterator[Entry]:
        """The entries that these claims alone amount to, of one kind or of all."""
        entries = worked_out(cast(Store, self))
        return (entry for entry in entries if kind is None or entry.kind == kind)

    def entries_fresh(self) -> bool:
        """Never: the entries that the store keeps rest on all its claims."""
        return False
