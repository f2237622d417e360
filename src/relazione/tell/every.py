"""Every entry of a record with its proofs, for exports that tell the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from relazione.resolve.entry import ArticleFacts, Entry
from relazione.store.contract import Store
from relazione.store.fresh import entries_of
from relazione.tell.item import Item
from relazione.tell.matter import items_of

_AT_ONCE = 400  # entries whose claims are asked for together: few questions to the store, little memory


def every_item(store: Store, kinds: frozenset[str] | None = None) -> Iterator[Item]:
    """All entries of these kinds (None: of every kind) as items, in the record's order."""
    articles = {article.id: article for article in store.article_facts()}
    wanted = [entry for entry in entries_of(store) if kinds is None or entry.kind in kinds]
    for _, batch in groupby(enumerate(wanted), key=lambda numbered: numbered[0] // _AT_ONCE):
        yield from _items(store, [entry for _, entry in batch], articles)


def _items(store: Store, entries: list[Entry], articles: dict[str, ArticleFacts]) -> list[Item]:
    claims = store.claims_with([claim for entry in entries for claim in entry.claims])
    return items_of(entries, {claim.id: claim for claim in claims}, articles)


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
