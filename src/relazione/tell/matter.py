"""The matter of a brief: what was searched, and the entries that touch the parties, each with its proofs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from relazione.record.claim import Claim
from relazione.record.naming import plain
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.store.browsing import Place
from relazione.store.named import acting_in
from relazione.tell.item import Behind, Fetched, Item, Proof
from relazione.tell.party import Party, state_of
from relazione.tell.wording.dates import first_day
from relazione.tell.wording.people import Directory, Register

LINES_PER_SECTION = 12
"""What a minister reads of one subject before turning the page."""

LINES_ON_ONE_PAGE = 2
"""What fits on one page of A4, notes apart, where every section has lines."""

# The slots that name whom an entry is about, for each kind but the engagement, which has participants.
ACTOR_SLOTS = {
    "tenure": ("of", "to"),
    "agreement": ("parties",),
    "mission": ("of", "in"),
    "membership": ("member", "organisation"),
    "position": ("speaker", "for", "towards"),
    "profile": ("of",),
}
TOLD_OF_ONE = frozenset({"tenure", "membership", "profile"})
"""The kinds of which a brief on two parties also tells what touches one of them alone."""

# What a city is touched by though it is no actor there.
PLACE_SLOTS = {"engagement": "place", "mission": "city"}


@dataclass(frozen=True, slots=True)
class Searched:
    """What an answer was looked for in: the number of articles, how many have no date, their days and publishers.

    `first` and `last` are the ends, both included, of the days of publication; None where no article is dated.
    Of the articles `passed_over` were not read, because the gate found nothing diplomatic in them.
    """

    articles: int
    undated: int
    first: date | None
    last: date | None
    publishers: tuple[str, ...]
    passed_over: int = 0


@dataclass(frozen=True, slots=True)
class Only:
    """What alone is told: entries first told of on or after the day `since`, and those of one domain; None: all."""

    since: date | None = None
    domain: str | None = None

    def takes(self, entry: Entry) -> bool:
        """Whether an entry is told. A profile is of the domain that its resource is named after, a tenure of none."""
        if self.since and (entry.first_attested or "") < self.since.isoformat():
            return False
        return self.domain is None or self.domain in (*entry.every("domains"), entry.one("resource"))


EVERYTHING = Only()


@dataclass(frozen=True, slots=True)
class Matter:
    """All that a brief on `parties` is made of.

    `about` holds the entries that touch every party, `around` also those of TOLD_OF_ONE that touch but one of them;
    both are ordered as the store orders entries. `as_of` is the day asked for, None for all that the record holds;
    `horizon` is that day or else the last day of publication (None where no article is dated): anniversaries and plans
    are counted from it. `offices` holds the tenures of all who appear in `about`, whomever they serve. `acts_for` tells
    for which state or organisation actors act, as far as entries near the parties tell. `most` is how many lines a
    section may have, `only` what was left out of it all. Without parties every entry of the record is about them.
    `older` tells of the kinds of which only the newest were looked at, how many there are near the parties in all.
    """

    parties: tuple[Party, ...]
    searched: Searched
    as_of: date | None
    about: tuple[Item, ...]
    around: tuple[Item, ...]
    offices: tuple[Item, ...]
    acts_for: Mapping[str, str] = field(hash=False)
    most: int = LINES_PER_SECTION
    only: Only = EVERYTHING
    older: Mapping[str, int] = field(default_factory=dict, hash=False)
    _sorted: dict[tuple[str, bool], list[Item]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _registers: list[Register] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def horizon(self) -> date | None:
        """The day from which anniversaries and plans are counted."""
        return self.as_of or self.searched.last

    @property
    def on_one_page(self) -> bool:
        """Whether all is to fit on one page: one quote of a speaker, one report of an entry, no table."""
        return self.most <= LINES_ON_ONE_PAGE

    def of_kind(self, kind: str) -> list[Item]:
        """The entries of a kind that touch every party, the newest first."""
        return self._newest_first(kind, self.about, everybody=True)

    def of_all(self, kind: str) -> list[Item]:
        """The entries of a kind of TOLD_OF_ONE that touch at least one party, the newest first."""
        return self._newest_first(kind, self.around, everybody=False)

    def _newest_first(self, kind: str, items: Iterable[Item], *, everybody: bool) -> list[Item]:
        """The items of a kind, sorted once however often they are asked for."""
        found = self._sorted.get((kind, everybody))
        if found is None:
            found = sorted((item for item in items if item.kind == kind), key=lambda item: item.newest_first)
            self._sorted[kind, everybody] = found
        return list(found)

    def directory(self) -> Directory:
        """A directory of the office-holders, for a section that has presented nobody yet."""
        if not self._registers:
            self._registers.append(Register(self.offices))
        return Directory(self._registers[0], self.parties)

    def side(self, actor: str | None) -> int | None:
        """The number of the party that an actor is, belongs to or acts for; None where it is none of them."""
        if not actor:
            return None
        for wanted in (actor, self.acts_for.get(plain(actor)), state_of(actor)):
            for number, party in enumerate(self.parties):
                if party.holds(wanted):
                    return number
        return None


def actors_of(entry: Entry) -> list[str]:
    """Everybody whom an entry is about, as named, those for whom they act included."""
    if entry.kind != "engagement":
        return [value for slot in ACTOR_SLOTS[entry.kind] for value in entry.every(slot)]
    return [actor for side in entry.participants for actor in (side.who, side.acts_for) if actor]


def persons_in(items: Iterable[Item]) -> set[str]:
    """Everybody who takes part or speaks in these entries, in plain form."""
    return {plain(name) for name in named_in(items)}


def named_in(items: Iterable[Item]) -> set[str]:
    """The same as named."""
    found = list(items)
    named = {side.who for item in found for side in item.entry.participants}
    named |= {item.one("speaker") or "" for item in found}
    return (named | {person for item in found for person in item.every("person")}) - {""}


def touching(party: Party, acts_for: Mapping[str, str]) -> Callable[[Entry], bool]:
    """What tells of an entry whether it is about a party, somebody who acts for it, or something named after or in it.

    It looks at each actor once, for the same come again and again.
    """
    known: dict[str, bool] = {}

    def belongs(actor: str) -> bool:
        if actor not in known:
            served = acts_for.get(plain(actor))
            ours = party.kind in ("state", "group") and party.is_state(served or state_of(actor))
            known[actor] = ours or party.holds(actor) or party.holds(served)
        return known[actor]

    def touched(entry: Entry) -> bool:
        if any(belongs(actor) for actor in actors_of(entry)):
            return True
        if party.kind == "person":
            return any(party.holds(person) for person in entry.every("person"))
        return party.kind == "city" and entry.kind in PLACE_SLOTS and party.holds(entry.one(PLACE_SLOTS[entry.kind]))

    return touched


def mentions(item: Item, party: Party) -> bool:
    """Whether the words of an entry name a party though no slot does: "Busan residents", "ASEAN heads of mission".

    Words that merely list a state beside others are no proof that it is meant, so for a state only a position without
    an addressee is asked for its words.
    """
    return may_mention(item.entry, party) and any(party.is_named_in(place.quote) for place in item.places)


def may_mention(entry: Entry, party: Party) -> bool:
    """Whether the words of an entry are asked at all; see `mentions`."""
    unaddressed = entry.kind == "position" and entry.one("towards") is None
    return unaddressed or (entry.kind in ("engagement", "position") and party.kind in ("city", "organisation"))


def representing(entries: Iterable[Entry], told: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """For each actor of the record (in plain form) whom it acts for; two different states make none.

    It is told by entries, and by pairs of an actor and whom it acts for.
    """
    found: dict[str, set[str]] = {}
    for actor, acts_for in chain(told, *map(acting_in, entries)):
        if actor and acts_for and actor != acts_for:
            found.setdefault(plain(actor), set()).add(acts_for)
    return {actor: served.pop() for actor, served in sorted(found.items()) if len(served) == 1}


def serving(entries: Iterable[Entry], party: Party) -> set[str]:
    """The actors of these entries, as named, that are told to act for a party."""
    pairs = (pair for entry in entries for pair in acting_in(entry))
    return {actor for actor, acts_for in pairs if actor and party.holds(acts_for)}


def items_of(entries: Iterable[Entry], claims: Mapping[str, Claim], articles: Mapping[str, ArticleFacts]) -> list[Item]:
    """The entries with their proofs; an entry none of whose claims is at hand is left out."""
    items = []
    for entry in entries:
        proofs = tuple(Proof(claims[key], articles[claims[key].article]) for key in entry.claims if key in claims)
        if proofs:
            items.append(Item(entry, proofs))
    return items


def items_at(entries: Iterable[Entry], places: Mapping[str, Place], behind: Behind) -> list[Item]:
    """The entries with proofs that are fetched when they are looked at; one none of whose claims has a place is not."""
    found = ((entry, [places[key] for key in entry.claims if key in places]) for entry in entries)
    return [Item(entry, Fetched(at, behind)) for entry, at in found if at]


def known_by(item: Item, day: date | None) -> bool:
    """Whether a thing can be told as of a day: nothing that is said to have happened lies after it."""
    if day is None or item.kind != "engagement" or item.status in ("planned", "proposed"):
        return True
    begin = first_day(item.happened)
    return begin is None or begin <= day
