"""Browsing: what a page asks of a record beside what a brief asks: one state of it, its newest, its days, a window."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import date
from itertools import dropwhile, islice
from typing import TYPE_CHECKING

from relazione.record.claim import Claim
from relazione.record.days import Days, days_of
from relazione.resolve.entries import entry_order
from relazione.resolve.entry import ArticleFacts, Entry

if TYPE_CHECKING:
    from relazione.store.contract import Store


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many articles of one publisher ("" for not known) were published on one day (None: undated)."""

    day: date | None
    publisher: str
    articles: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which articles are looked through: published in the days (None: whenever), by a publisher (None: any).

    The newest come first, then by id; those without a day last, and only where no days are asked for. `most` are given,
    from the place `begin` on.
    """

    days: Days | None = None
    publisher: str | None = None
    begin: int = 0
    most: int = 50

    def holds(self, day: date | None, publisher: str | None) -> bool:
        """Whether an article of this day and publisher is on it."""
        in_time = self.days is None or (day is not None and self.days.first <= day < self.days.after)
        return in_time and self.publisher in (None, publisher or "")


@dataclass(frozen=True, slots=True)
class Window:
    """Which entries are browsed: of a kind (None: all), with a date that meets the days (None: whatever their date).

    `after` is the id of the entry after which to begin, in the record's order; `most` how many are given. With `newest`
    and a kind the newest come first: the dated by the day from which on they are dated, then those without a date by
    the day they were first told of, at last those without any day; `after` is not for these.
    """

    kind: str | None = None
    days: Days | None = None
    after: str | None = None
    most: int = 50
    newest: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A side: the names that mean it or somebody who acts for it, and the words that do in a quote.

    Entries of the kinds `quoted` lie near it also where only the words of a quote name it.
    """

    names: frozenset[str]
    words: tuple[str, ...]
    quoted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which entries are looked at: near a side (None: wherever), of these kinds (None: all), of each the newest.

    With `since` only what was first told of on that day or later, with `domain` only what is of that domain, or of the
    resource of that name. `most` is how many entries of one kind there are.
    """

    most: int
    side: Side | None = None
    kinds: frozenset[str] | None = None
    since: date | None = None
    domain: str | None = None

    def takes(self, entry: Entry) -> bool:
        """Whether an entry is of the kind, the time and the domain asked for."""
        if self.since and (entry.first_attested or "") < self.since.isoformat():
            return False
        if self.domain is not None and self.domain not in (*entry.every("domains"), *entry.every("resource")):
            return False
        return self.kinds is None or entry.kind in self.kinds


@dataclass(frozen=True, slots=True)
class Near:
    """The entries of a scope, in the record's order, and how many there are of the kinds of which some are left out."""

    entries: tuple[Entry, ...]
    every: Mapping[str, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: article, span (half-open, in code points) and quote; its score, and who read it."""

    claim: str
    article: str
    start: int
    end: int
    quote: str
    score: float
    reader: str = ""
    reader_version: str = ""


def place_of(claim: Claim) -> Place:
    """Where a claim stands."""
    span = (claim.start, claim.end, claim.quote)
    return Place(claim.id, claim.article, *span, claim.score, claim.reader, claim.reader_version)


class Browsing:
    """Browsing by asking for everything and looking at it, which every engine can; one that can do better does."""

    def snapshot(self: Store) -> AbstractContextManager[None]:
        """A block in which everything asked is of one state of the record, whoever writes meanwhile."""
        return nullcontext()

    def coverage(self: Store) -> tuple[Coverage, ...]:
        """The number of articles of each day and publisher, in this order, the undated last."""
        met = Counter((facts.published, facts.publisher or "") for facts in self.article_facts())
        ordered = sorted(met.items(), key=lambda item: (item[0][0] or date.max, item[0][1]))
        return tuple(Coverage(day, publisher, number) for (day, publisher), number in ordered)

    def latest(self: Store, shelf: Shelf) -> tuple[ArticleFacts, ...]:
        """The articles of a shelf, the newest first."""
        found = (facts for facts in self.article_facts() if shelf.holds(facts.published, facts.publisher))
        end = shelf.begin + shelf.most
        return tuple(heapq.nlargest(end, found, key=lambda facts: (facts.published or date.min, facts.id)))[
            shelf.begin :
        ]

    def titles(self: Store, articles: Collection[str]) -> dict[str, str]:
        """The titles of these articles by their ids; those without one are not there."""
        found = {key: self.article(key) for key in articles}
        return {key: article.title for key, article in found.items() if article is not None and article.title}

    def browse(self: Store, window: Window) -> tuple[Entry, ...]:
        """The entries of a window, in the record's order; none after an id that is not there."""
        found: Iterator[Entry] = self.entries(kind=window.kind)
        if window.newest:
            found = iter(sorted(found, key=newness, reverse=True))
        if window.after is not None:
            found = islice(dropwhile(lambda entry: entry.id != window.after, found), 1, None)
        return tuple(islice((entry for entry in found if in_days(entry, window.days)), window.most))

    def together(self: Store, entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], ...]:
        """Those of these entries that were weighed against each other, group by group, in the order given."""
        circles = {entry.id: min(self.circles_of(entry.claims[:1]), default=None) for entry in entries}
        return groups(entries, circles)

    def acting(self, names: frozenset[str]) -> frozenset[tuple[str, str]] | None:
        """The pairs of an actor and whom it acts for of which either is one of these, as claims in entries tell.

        None where this is not to be had without looking at all entries near them.
        """
        return None

    def near(self: Store, scope: Scope) -> Near:
        """The entries of a scope."""
        side = scope.side
        kind = next(iter(scope.kinds)) if scope.kinds and len(scope.kinds) == 1 else None
        found = {entry.id: entry for entry in self.entries(kind=kind, name=side.names if side else None)}
        quoting = {claim for words in side.words for claim in self.search_claims(words)} if side else set()
        for entry in map(self.entry_of, sorted(quoting)):
            if entry and side and entry.kind in side.quoted:
                found[entry.id] = entry
        return newest_of((entry for entry in found.values() if scope.takes(entry)), scope.most)

    def places(self: Store, claims: Sequence[str]) -> Iterator[Place]:
        """Where these claims stand, in no order; an id that no claim has is passed over."""
        yield from map(place_of, self.claims_with(claims))

    def between(self, one: Side, other: Side, alone: Collection[str]) -> tuple[Entry, ...]:
        """The entries that may lie between two sides, in the record's order: they name somebody of either.

        So do entries of the kinds `alone` that name somebody of one side; of the positions without an addressee, and of
        the kinds of which a side is `quoted`, those are among them whose quotes hold words of the other side. Asked
        only of who answers `acting`.
        """
        raise NotImplementedError


def groups(entries: Iterable[Entry], circles: Mapping[str, object]) -> tuple[tuple[Entry, ...], ...]:
    """The entries that share a circle with others, by the circle of each (None: not known)."""
    found: dict[object, list[Entry]] = {}
    for entry in entries:
        if circles.get(entry.id) is not None:
            found.setdefault(circles[entry.id], []).append(entry)
    return tuple(tuple(group) for group in found.values() if len(group) > 1)


def newest_of(entries: Iterable[Entry], most: int) -> Near:
    """Of each kind of these entries the newest, `most` at most: by date, where there is none by the first report."""
    kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        kinds.setdefault(entry.kind, []).append(entry)
    for found in kinds.values():
        found.sort(key=lambda entry: (entry.date or entry.first_attested or "", entry.id), reverse=True)
    kept = (entry for found in kinds.values() for entry in found[:most])
    every = {kind: len(found) for kind, found in sorted(kinds.items()) if len(found) > most}
    return Near(tuple(sorted(kept, key=entry_order)), every)


def newness(entry: Entry) -> tuple[str, str, str]:
    """What entries of one kind are ordered by to have the newest last."""
    return entry.date, entry.first_attested or "", entry.id


def in_days(entry: Entry, days: Days | None) -> bool:
    """Whether an entry's date meets the days; without days every entry does."""
    if days is None:
        return True
    told = days_of(entry.date)
    return told is not None and told.meets(days)
