"""Fresh entries: what the record's claims and judgements amount to at this moment."""

from __future__ import annotations

from relazione.resolve import Entry, work_out
from relazione.store.contract import Store


def entries_of(store: Store) -> tuple[Entry, ...]:
    """All entries of the record: those kept where nothing has come or gone since, else worked out now (not kept)."""
    if store.entries_fresh():
        return tuple(store.entries())
    return worked_out(store)


def freshen(store: Store) -> None:
    """Work out the entries and keep them, unless those kept are fresh."""
    if not store.entries_fresh():
        with store.transaction():
            store.keep_entries(worked_out(store))


def worked_out(store: Store) -> tuple[Entry, ...]:
    """All entries worked out from the claims and judgements as they are."""
    facts = {fact.id: fact for fact in store.article_facts()}
    return tuple(work_out(store.claims(), facts, store.judgements()))
