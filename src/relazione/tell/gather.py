"""Gathering: from a store and the names of one or two parties to the matter of a brief."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from relazione.record.naming import plain
from relazione.record.states import is_state
from relazione.resolve.entries import entry_order
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.store.browsing import Place, Scope, Side, newest_of
from relazione.store.contract import Store
from relazione.store.fresh import fresh
from relazione.tell.item import Item, Proof
from relazione.tell.matter import (
    EVERYTHING,
    LINES_PER_SECTION,
    TOLD_OF_ONE,
    Matter,
    Only,
    Searched,
    items_at,
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

LOOKED_AT = 1_000
"""Entries of one kind that a brief on one party, a subject or what is new looks at, the newest: a page tells a dozen.

Of a kind of which there are more the page says so; what lies between two parties is looked at all.
"""
# The kinds of which entries are found by the words of their quotes alone; `mentions` then looks at the words.
_QUOTED = {
    "city": frozenset({"engagement", "position"}),
    "organisation": frozenset({"engagement", "position"}),
    "person": frozenset({"position"}),
    "group": frozenset({"position"}),
}


def gather(
    store: Store,
    parties: Sequence[Party],
    as_of: date | None,
    most: int = LINES_PER_SECTION,
    only: Only = EVERYTHING,
) -> Matter:
    """The matter of a brief on these parties, from a store that shows what was known and had begun by the days asked.

    With `as_of` what is said to have happened after that day is left out, what was planned by then stays. Only entries
    that name a party, or somebody who acts for it, are looked at; without parties all; of one party, or of none, the
    newest (LOOKED_AT). A section tells `most` lines.
    """
    store = fresh(store)
    near = _near(store, parties, only)
    touch = [touching(party, near.acts_for) for party in parties]
    by_name = all(party.kind == "state" for party in parties)
    every, one = [], []  # what a section may tell of all parties, or of one
    for entry in near.entries:
        if not only.takes(entry):
            continue
        sides = [touched_by(entry) for touched_by in touch]
        if all(side or may_mention(entry, party) for side, party in zip(sides, parties, strict=True)):
            every += [entry] if not by_name or any(sides) or not parties else []
        elif entry.kind in TOLD_OF_ONE and any(sides):
            one.append(entry)
    about = []
    for item in _items(store, every):
        sides = [
            touched_by(item.entry) or mentions(item, party) for touched_by, party in zip(touch, parties, strict=True)
        ]
        about += [item] if all(sides) and known_by(item, as_of) else []
    beside = _worth_telling(_items(store, one), near.entries, about)
    around = sorted((*about, *beside), key=lambda item: entry_order(item.entry))
    return Matter(
        parties=tuple(parties),
        searched=_searched(store),
        as_of=as_of,
        about=tuple(about),
        around=tuple(around),
        offices=tuple(_items(store, _tenures(store, about))),
        acts_for=near.acts_for,
        most=most,
        only=only,
        older=near.older,
    )


def _worth_telling(one: Sequence[Item], near: Iterable[Entry], about: Sequence[Item]) -> list[Item]:
    """Of what touches one party alone what may be told: of tenures those of articles that tell of all, or in dispute.

    A large state has thousands of office-holders, and hardly any of them stands in a brief on two.
    """
    if not one:
        return []
    articles = {place.article for item in about for place in item.places}
    served: dict[tuple[str, str | None], set[str | None]] = {}
    for entry in near:
        if entry.kind == "tenure":
            served.setdefault(_held(entry), set()).add(entry.one("of"))
    return [
        item
        for item in one
        if item.kind != "tenure"
        or any(place.article in articles for place in item.places)
        or len(served[_held(item.entry)]) > 1
    ]


def _held(tenure: Entry) -> tuple[str, str | None]:
    return plain(tenure.one("person") or ""), tenure.one("office")


@dataclass(frozen=True, slots=True)
class _Near:
    """Entries near parties, in the record's order, and whom the actors of the record act for.

    `older`: of the kinds of which only the newest are here, how many there are.
    """

    entries: Sequence[Entry]
    acts_for: Mapping[str, str]
    older: Mapping[str, int] = field(default_factory=dict)


def _near(store: Store, parties: Sequence[Party], only: Only) -> _Near:
    """What is near parties; what may lie between two, or the newest, where the store can tell that at once."""
    if not parties:
        found = store.near(Scope(LOOKED_AT, since=only.since, domain=only.domain))
        return _Near(found.entries, representing(found.entries), found.every)
    states = {name: state_of(name) for name in store.names()}
    own = [
        frozenset(name for name, state in states.items() if party.holds(name) or party.is_state(state))
        for party in parties
    ]
    acting = store.acting(frozenset().union(*own))
    if acting is None:
        found = newest_of(filter(only.takes, near_to(store, parties)), LOOKED_AT if len(parties) == 1 else sys.maxsize)
        return _Near(found.entries, representing(found.entries), found.every)
    bare = {name: plain(name) for name in states}
    serving = [{plain(who) for who, served in acting if party.holds(served)} for party in parties]
    spelt = [frozenset(name for name, said in bare.items() if said in named) for named in serving]
    told = acting | (store.acting(frozenset().union(*spelt).difference(*own)) or frozenset())
    return _told_at_once(store, parties, [o | s for o, s in zip(own, spelt, strict=True)], told, only)


def _told_at_once(
    store: Store,
    parties: Sequence[Party],
    names: Sequence[frozenset[str]],
    acting: frozenset[tuple[str, str]],
    only: Only,
) -> _Near:
    """What is near parties by the `names` of each, those who act for it among them."""
    quoted = [_QUOTED.get(party.kind, frozenset()) for party in parties]
    if len(parties) == 1:
        side = Side(names[0], parties[0].names, quoted[0])
        found = store.near(Scope(LOOKED_AT, side, since=only.since, domain=only.domain))
        return _Near(found.entries, representing(found.entries, acting), found.every)
    sides = [Side(*told) for told in zip(names, map(_words, parties), quoted, strict=True)]
    if not any(party.members for party in parties):
        entries = store.between(sides[0], sides[1], TOLD_OF_ONE)
        return _Near(entries, representing(entries, acting))
    # A group has as many office-holders as all its states together: of those the newest.
    alone = store.near(Scope(LOOKED_AT, Side(names[0] | names[1], ()), TOLD_OF_ONE))
    every = {entry.id: entry for entry in (*store.between(sides[0], sides[1], ()), *alone.entries)}
    entries = tuple(sorted(every.values(), key=entry_order))
    return _Near(entries, representing(entries, acting), alone.every)


def _words(party: Party) -> tuple[str, ...]:
    """The words that mean a party in a quote."""
    states = party.members or ((party.value,) if party.kind == "state" else ())
    return (*party.names, *(name for state in states for name in state_names(state)))


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
    side = Side(frozenset(name for name in named_in(about) if not is_state(name)), ())
    found = store.near(Scope(LOOKED_AT, side, frozenset({"tenure"}))).entries
    return [entry for entry in found if plain(entry.one("person") or "") in persons]


def _items(store: Store, entries: Sequence[Entry]) -> list[Item]:
    """The entries with their proofs, which are fetched when they are looked at."""
    places = {place.claim: place for place in store.places([key for entry in entries for key in entry.claims])}
    return items_at(entries, places, _OneByOne(store))


class _OneByOne:
    """What is behind the entries of a brief: few of them are told, so it is fetched for each alone."""

    def __init__(self, store: Store) -> None:
        """In this store."""
        self._store = store

    def proofs(self, places: Sequence[Place]) -> tuple[Proof, ...]:
        """The proofs at these places."""
        articles = self._store.facts_of({place.article for place in places})
        claims = self._store.claims_with([place.claim for place in places])
        return tuple(Proof(claim, articles[claim.article]) for claim in claims)

    def article(self, place: Place) -> ArticleFacts:
        """The article of a place."""
        return self._store.facts_of([place.article])[place.article]


def _naming(store: Store, party: Party) -> tuple[str, ...]:
    """The claims whose words name a city or an organisation; a state's name is in its entries' slots already."""
    return tuple(claim for name in party.names for claim in store.search_claims(name))


def _searched(store: Store) -> Searched:
    found = store.extent()
    return Searched(found.articles, found.undated, found.first_day, found.last_day, found.publishers, found.passed_over)
