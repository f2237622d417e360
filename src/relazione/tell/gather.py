"""Gathering: from a store and the names of one or two parties to the matter of a brief."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from relazione.record.naming import plain
from relazione.resolve import work_out
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.store.contract import Store
from relazione.store.fresh import entries_of
from relazione.store.ledger import in_force
from relazione.tell.matter import Matter, items_of, known_by, mentions, persons_in, representing, searched, touches
from relazione.tell.party import Party


def gather(store: Store, parties: Sequence[Party], as_of: date | None) -> Matter:
    """The matter of a brief on these parties.

    With `as_of` only articles published by that day take part, and those without a date, which stay undated; what is
    said to have happened after that day is left out, what was planned by then stays.
    """
    articles = {article.id: article for article in store.article_facts() if _published_by(article, as_of)}
    entries = entries_of(store) if as_of is None else _entries_by(store, articles)
    acts_for = representing(entries)
    named = {claim for party in parties for claim in _naming(store, party)}
    touched = [
        entry
        for entry in entries
        if not named.isdisjoint(entry.claims) or any(touches(entry, party, acts_for) for party in parties)
    ]
    claims = {claim.id: claim for claim in store.claims_with([key for entry in touched for key in entry.claims])}
    around, about = [], []
    for item in items_of(touched, claims, articles):
        touching = [touches(item.entry, party, acts_for) or mentions(item, party) for party in parties]
        if any(touching) and known_by(item, as_of):
            around.append(item)
            about += [item] if all(touching) else []
    named_in = persons_in(about)
    tenures = [entry for entry in entries if entry.kind == "tenure" and plain(entry.one("person") or "") in named_in]
    held = {claim.id: claim for claim in store.claims_with([key for entry in tenures for key in entry.claims])}
    return Matter(
        parties=tuple(parties),
        searched=searched(list(articles.values())),
        as_of=as_of,
        about=tuple(about),
        around=tuple(around),
        offices=tuple(items_of(tenures, held, articles)),
        acts_for=acts_for,
    )


def _naming(store: Store, party: Party) -> tuple[str, ...]:
    """The claims whose words name a city or an organisation; a state's name is in its entries' slots already."""
    return tuple(claim for name in party.names for claim in store.search_claims(name))


def _published_by(article: ArticleFacts, day: date | None) -> bool:
    return day is None or article.published is None or article.published <= day


def _entries_by(store: Store, articles: dict[str, ArticleFacts]) -> tuple[Entry, ...]:
    """The entries that the claims of these articles alone amount to."""
    claims = [claim for claim in store.claims() if claim.article in articles]
    return tuple(work_out(claims, articles, in_force(store, store.judgements())))
