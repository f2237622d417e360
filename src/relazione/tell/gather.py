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
    touched = []  # what a section may tell: only of it the words are fetched
    for entry in near.entries:
        if not only.takes(entry):
            continue
        sides = [touched_by(entry) for touched_by in touch]
        may_touch = [side or may_mention(entry, party) for side, party in zip(sides, parties, strict=True)]
        near_enough = not parties or any(sides) or not named.isdisjoint(entry.claims)
        if near_enough and (entry.kind in TOLD_OF_ONE or all(may_touch)):
            touched.append(entry)
    around, about = [], []
    for item in _items(store, touched):
        sides = [
            touched_by(item.entry) or mentions(item, party) for touched_by, party in zip(touch, parties, strict=True)
        ]
        near_enough = any(sides) or not parties
        if near_enough and known_by(item, as_of) and (item.kind in TOLD_OF_ONE or all(sides)):
            around.append(item)
            about += [item] if all(sides) else []
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
