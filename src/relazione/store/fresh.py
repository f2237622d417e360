"""Fresh entries: what the record's claims and judgements amount to at this moment."""

from __future__ import annotations

from relazione.codebook.fingerprint import fingerprint
from relazione.resolve import Entry
from relazione.resolve.entries import Judged
from relazione.store.contract import Store
from relazione.store.ledger import in_force
from relazione.store.view import ALL, Seen
from relazione.store.working import Change, change, rejudged

_AT_ONCE = 20_000
"""Claims worked out together: as many as fit into some 300 MiB, for what they tie in may be worked out again later."""


def entries_of(store: Store) -> tuple[Entry, ...]:
    """All entries of the record as they are now: those kept, and where something has changed those worked out anew."""
    return tuple(fresh(store).entries())


def fresh(store: Store) -> Store:
    """The store with fresh entries; what has to be worked out anew for it is not kept. The store itself where fresh."""
    return store if store.entries_fresh() else Seen.through(store, ALL)


def freshen(store: Store) -> None:
    """Work out and keep what has changed, all of it where the rules have; a run broken off goes on the next time."""
    version = fingerprint("relazione.resolve", "relazione.codebook")
    if store.rules() != version:
        with store.transaction():
            store.unsettle(version)
    if store.entries_fresh():
        return
    judgements = in_force(store, store.judgements())
    judged = Judged(judgements)
    with store.transaction():
        if not store.judgements_applied():
            touched = rejudged(store, judgements)
            _settle(store, change(store, store.claims_with(sorted(touched)), store.circles_of(touched), judged))
            store.apply(judgements)
    while _settle_some(store, judged):
        pass


def _settle_some(store: Store, judged: Judged) -> bool:
    """Works out so many unsettled claims as go together; False where there was none."""
    with store.transaction():
        claims = store.unsettled(_AT_ONCE)
        if claims:
            _settle(store, change(store, claims, frozenset(), judged))
    return bool(claims)


def _settle(store: Store, made: Change) -> None:
    store.settle(made.made, made.gone, made.idle)
