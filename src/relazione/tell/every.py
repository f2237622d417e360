"""Every entry of a record with its proofs, for exports that tell the whole of it."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.store.contract import Store
from relazione.store.fresh import fresh
from relazione.tell.batch import batches
from relazione.tell.item import Item


def every_item(store: Store, kinds: frozenset[str] | None = None) -> Iterator[Item]:
    """All entries of these kinds (None: of every kind) as items, in the record's order, few in memory at a time."""
    kept = fresh(store)
    for kind in (None,) if kinds is None else sorted(kinds):
        for batch in batches(kept, kind):
            yield from batch.items()


def brought(store: Store) -> list[tuple[str, str]]:
    """Every name under which an article was brought, with the article's id, sorted."""
    return sorted((given, article.id) for article in store.article_facts() for given in store.given_ids(article.id))


def parties_of(item: Item) -> tuple[str, ...]:
    """The states, organisations and cities that an entry concerns, in its order, each once: not the persons.

    Of an engagement those that its participants act for or are; of an agreement its parties; of a position the side it
    is taken for and what it is taken towards; of the other kinds both sides of the relation.
    """
    if item.kind == "engagement":
        return tuple(dict.fromkeys(side.acts_for or side.who for side in item.entry.participants))
    slots = {
        "agreement": ("parties",),
        "mission": ("of", "in"),
        "membership": ("member", "organisation"),
        "position": ("for", "towards"),
        "tenure": ("of", "to"),
        "profile": ("of",),
    }[item.kind]
    return tuple(dict.fromkeys(value for slot in slots for value in item.every(slot)))
