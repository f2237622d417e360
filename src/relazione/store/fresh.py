"""Fresh entries: what the record's claims and judgements amount to at this moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from relazione.codebook.fingerprint import fingerprint
from relazione.resolve import Entry
from relazione.resolve.entries import Circle, Judged
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
    """Work out and keep what has changed, all of it where the rules have; a run broken off goes on the next time.

    Others may write meanwhile: what they add after the last look is left to them, for each run ends with this.
    """
    version = _rules()
    if store.rules() != version:
        with store.transaction():
            if store.rules() != version:
                store.unsettle(version)
    while not store.entries_fresh() and _settle_some(store, version):
        pass


def is_new(store: Store) -> bool:
    """Whether the record holds neither articles nor judgements, so that whatever comes can be worked out elsewhere."""
    return not store.counts().articles and not store.judgements()


def settle_circles(store: Store, parts: Iterable[Sequence[Circle]]) -> None:
    """Keep the circles of all claims of a record that was new; a part is one transaction."""
    with store.transaction():
        store.unsettle(_rules())
    for part in parts:
        with store.transaction():
            store.settle(part, (), ())


def _rules() -> str:
    """The version of the rules and of the tables on which entries rest."""
    return fingerprint("relazione.resolve", "relazione.codebook")


def _settle_some(store: Store, version: str) -> bool:
    """Applies judgements, and works out so many unsettled claims as go together; False where these were the last.

    All that it goes by is asked for within one transaction, so that nobody changes it meanwhile.
    """
    with store.transaction():
        if store.rules() != version:  # another relazione has begun to work out everything by its own rules
            return False
        judgements = in_force(store, store.judgements())
        judged = Judged(judgements)
        if not store.judgements_applied():
            touched = rejudged(store, judgements)
            _settle(store, change(store, store.claims_with(sorted(touched)), store.circles_of(touched), judged))
            store.apply(judgements)
        claims = store.unsettled(_AT_ONCE)
        if claims:
            _settle(store, change(store, claims, frozenset(), judged))
    return len(claims) == _AT_ONCE


def _settle(store: Store, made: Change) -> None:
    store.settle(made.made, made.gone, made.idle)
