"""Gathering: from a store and the names of one or two parties to the matter of a brief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from relazione.record.naming import plain
from relazione.resolve.entries import entry_order
from relazione.resolve.entry import Entry
from relazione.store.browsing import Side
from relazione.store.contract import Store
from relazione.store.fresh import fresh
from relazione.tell.item import Item
from relazione.tell.matter import (
    EVERYTHING,
    LINES_PER_SECTION,
    TOLD_OF_ONE,
    Matter,
    Only,
    Searched,
    items_of,
    known_by,
    may_mention,
    mentions,
    named_in,
    persons_in,
    representing,
    serving,
    touching,
)
from relazione.tell.party import Party, state_names, state_of


def gather(
    store: Store,
    parties: Sequence[Party],
    as_of: date | None,
    most: int = LINES_PER_SECTION,
    only: Only = EVERYTHING,
) -> Matter:
    """The matter of a brief on these parties, from a store that shows what was known and had begun by the days asked.

    With `as_of` what is said to have happened after that day is left out, what was planned by then stays. Only entries
    that name a party, or somebody who acts for it, are looked at; without parties all. A section tells `most` lines.
    """
    store = fresh(store)
    near = _near(store, parties)
    acts_for = near.acts_for
    touch = [touching(party, acts_for) for party in parties]
    named = {claim for party in parties for claim in _naming(store, party)}
    every, one = [], []  # what a section may tell of all parties, or of one: only of it the words are fetched
    for entry in near.entries:
        if not only.takes(entry):
            continue
        sides = [touched_by(entry) for touched_by in touch]
        if all(side or may_mention(entry, party) for side, party in zip(sides, parties, strict=True)):
            every += [entry] if not parties or any(sides) or not named.isdisjoint(entry.claims) else []
        elif entry.kind in TOLD_OF_ONE and any(sides):
            one.append(entry)
    about = []
    for item in _items(store, every):
        sides = [
            touched_by(item.entry) or mentions(item, party) for touched_by, party in zip(touch, parties, strict=True)
        ]
        about += [item] if all(sides) and known_by(item, as_of) else []
    beside = _items(store, _worth_telling(one, near.entries, store, about))
    around = sorted((*about, *beside), key=lambda item: entry_order(item.entry))
    return Matter(
        parties=tuple(parties),
        searched=_searched(store),
        as_of=as_of,
        about=tuple(about),
        around=tuple(around),
        offices=tuple(_items(store, _tenures(store, about))),
        acts_for=acts_for,
        most=most,
        only=only,
    )


def _worth_telling(one: Sequence[Entry], near: Iterable[Entry], store: Store, about: Sequence[Item]) -> list[Entry]:
    """Of what touches one party alone what may be told: of tenures those of articles that tell of all, or in dispute.

    A large state has thousands of office-holders, and hardly any of them stands in a brief on two.
    """
    if not one:
        return []
    articles = sorted({proof.article.id for item in about for proof in item.proofs})
    told_there = {claim.id for article in articles for claim in store.claims(article=article)}
    served: dict[tuple[str, str | None], set[str | None]] = {}
    for entry in near:
        if entry.kind == "tenure":
            served.setdefault(_held(entry), set()).add(entry.one("of"))
    return [
        entry
        for entry in one
        if entry.kind != "tenure" or not told_there.isdisjoint(entry.claims) or len(served[_held(entry)]) > 1
    ]


def _held(tenure: Entry) -> tuple[str, str | None]:
    return plain(tenure.one("person") or ""), tenure.one("office")


@dataclass(frozen=True, slots=True)
class _Near:
    """Entries near parties, in the record's order, and whom the actors of the record act for."""

    entries: Sequence[Entry]
    acts_for: Mapping[str, str]


def _near(store: Store, parties: Sequence[Party]) -> _Near:
    """What is near parties; of two states only what may lie between them, where the store can tell that at once."""
    if len(parties) == 2 and all(party.kind == "state" for party in parties):
        states = {name: state_of(name) for name in store.names()}
        own = [frozenset(name for name, state in states.items() if party.is_state(state)) for party in parties]
        acting = store.acting(own[0] | own[1])
        if acting is not None:
            return _between(store, parties, own, acting)
    found = near_to(store, parties)
    return _Near(found, representing(found))


def _between(
    store: Store, parties: Sequence[Party], own: Sequence[frozenset[str]], acting: frozenset[tuple[str, str]]
) -> _Near:
    """What may lie between two states, whose `own` names are given with those who act for them."""
    servants = [{plain(who) for who, served in acting if served == party.value} for party in parties]
    spelt = frozenset(name for name in store.names() if plain(name) in servants[0] | servants[1])
    sides = [
        Side(names | {name for name in spelt if plain(name) in serving}, state_names(party.value))
        for names, serving, party in zip(own, servants, parties, strict=True)
    ]
    found = store.between(sides[0], sides[1], TOLD_OF_ONE)
    return _Near(found, representing(found, acting | (store.acting(spelt) or frozenset())))


def near_to(store: Store, parties: Sequence[Party]) -> list[Entry]:
    """The entries that name a party, something that is its own, or somebody who acts for it; in the record's order."""
    if not parties:
        return sorted(store.entries(), key=entry_order)
    its_own = frozenset(n for n in store.names() if any(p.holds(n) or p.is_state(state_of(n)) for p in parties))
    found = {entry.id: entry for entry in store.entries(name=its_own)}
    for party in parties:
        for claim in _naming(store, party):
            entry = store.entry_of(claim)
            found |= {entry.id: entry} if entry else {}
    servants = frozenset(who for party in parties for who in serving(found.values(), party))
    found |= {entry.id: entry for entry in store.entries(name=servants, but=its_own)}
    return sorted(found.values(), key=entry_order)


def _tenures(store: Store, about: Sequence[Item]) -> list[Entry]:
    """The tenures of all who appear in these items, whomever they serve; in the record's order."""
    persons = persons_in(about)
    found = {
        entry.id: entry
        for entry in store.entries(kind="tenure", name=frozenset(named_in(about)))
        if plain(entry.one("person") or "") in persons
    }
    return sorted(found.values(), key=entry_order)


def _items(store: Store, entries: Iterable[Entry]) -> list[Item]:
    """The entries with their proofs."""
    every = list(entries)
    claims = {claim.id: claim for claim in store.claims_with([key for entry in every for key in entry.claims])}
    return items_of(every, claims, store.facts_of({claim.article for claim in claims.values()}))


def _naming(store: Store, party: Party) -> tuple[str, ...]:
    """The claims whose words name a city or an organisation; a state's name is in its entries' slots already."""
    return tuple(claim for name in party.names for claim in store.search_claims(name))


def _searched(store: Store) -> Searched:
    found = store.extent()
    return Searched(found.articles, found.undated, found.first_day, found.last_day, found.publishers, found.passed_over)
