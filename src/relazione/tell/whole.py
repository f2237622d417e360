"""The record told whole: its entries a few at a time, and what relates them, worked out once for all tables.

Of entries no more is kept in memory than what relates them needs: whom they name, visits, tenures, promises and deeds.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from sys import intern
from typing import TypeVar

from relazione.resolve.containment import Part, parts
from relazione.resolve.disagreements import Dispute, disputes
from relazione.resolve.entry import Entry
from relazione.resolve.persons import Person, everybody
from relazione.resolve.pledges import Pledge, pledges
from relazione.resolve.posts import STARTING, Post, posts
from relazione.store.browsing import Place
from relazione.store.contract import Store
from relazione.tell.batch import Batch, batches
from relazione.tell.item import Item
from relazione.tell.offsets import beyond_one_unit

_ID_DIGITS = 24  # hexadecimal digits of a hash, as the ids of claims and entries have
_NAMING = ("engagement", "position", "tenure")  # the kinds of which persons are named, in the record's order
_KEPT = "tenure"  # the kind whose claims are looked up after its entries have gone by


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of an entry: its number of claims, the first and the last day it is attested, both None undated."""

    kind: str
    claims: int
    first: str | None
    last: str | None


@dataclass(slots=True)
class _Survey:
    """A draft of what one look at all entries finds; see `Whole`."""

    reports: Counter[str] = field(default_factory=Counter)
    readers: set[str] = field(default_factory=set)
    told: dict[str, Told] = field(default_factory=dict)
    kept: dict[str, Place] = field(default_factory=dict)


class Whole:
    """All that a record (or what is seen of it) tells; nothing is worked out before it is asked for.

    Entries, claims and quotes go by a few at a time, as often as they are asked for.
    """

    def __init__(self, store: Store) -> None:
        """Of this store."""
        self.store = store
        self._window: Mapping[str, Place] = {}

    def items(self, *kinds: str) -> Iterator[Item]:
        """The entries of these kinds (all where none is given) with their proofs, in the record's order."""
        for kind in sorted(kinds) or (None,):
            for batch in batches(self.store, kind):
                yield from batch.items()

    @cached_property
    def _survey(self) -> _Survey:
        """What one look at all entries finds."""
        found = _Survey()
        for item in self.items():
            for place in item.places:
                found.reports[place.article] += 1
                found.readers.add(f"{place.reader} {place.reader_version}".strip())
            entry = item.entry
            if entry.kind in _NAMING:
                days = [day and intern(day) for day in (entry.first_attested, entry.last_attested)]
                found.told[intern(entry.id)] = Told(intern(entry.kind), len(entry.claims), *days)
            if entry.kind == _KEPT:
                found.kept.update((place.claim, place) for place in item.places)
        return found

    def naming(self) -> Iterator[Entry]:
        """The entries that name persons, in the record's order."""
        return (entry for kind in _NAMING for entry in self.store.entries(kind=kind))

    @property
    def reports_in(self) -> Mapping[str, int]:
        """How many reports stand in each article."""
        return self._survey.reports

    @property
    def readers(self) -> Collection[str]:
        """The readers of all reports, with their versions."""
        return self._survey.readers

    @property
    def told(self) -> Mapping[str, Told]:
        """What is kept of the entries that name persons, by their ids."""
        return self._survey.told

    def entry_of(self, claim: str) -> str | None:
        """The entry that holds a claim, None where none does."""
        found = self.store.entry_of(claim)
        return found.id if found else None

    @cached_property
    def _published(self) -> Mapping[str, date | None]:
        """The day of publication of each article."""
        return {article.id: article.published for article in self.store.article_facts()}

    @cached_property
    def beyond(self) -> Mapping[str, tuple[int, ...]]:
        """Of the articles with letters that take two units in UTF-16 where those letters stand."""
        found = ((article.id, beyond_one_unit(article.text)) for article in self.store.articles())
        return {article: at for article, at in found if at}

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Which entries lie within which visit."""
        return parts(self._stream("engagement"), self._claims)

    @cached_property
    def within(self) -> Mapping[str, str]:
        """The visit that each part lies within."""
        return {part.part: part.whole for part in self.parts}

    @cached_property
    def posts(self) -> tuple[Post, ...]:
        """Every post with those attested in it."""
        return posts(self._stream("engagement", "tenure", only=_of_posts), self._days)

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Everybody whom the entries name, each person once."""
        return everybody(self.naming())

    @cached_property
    def person_of(self) -> Mapping[tuple[str, str | None], str]:
        """The id of the person meant by each name with whom it acts for."""
        return {(m.name, m.acts_for): person_id(person) for person in self.persons for m in person.mentions}

    @cached_property
    def pledges(self) -> tuple[Pledge, ...]:
        """Every promise of an own act, with what may have come of it."""
        return pledges(self._stream("agreement", "engagement", "mission", "position"), self._claims, self._days)

    @property
    def disputes(self) -> tuple[Dispute, ...]:
        """Where reports cannot all be right; there may be more than entries, so they are not kept."""
        return disputes(self._stream(), self._claims, self._days)

    def proof(self, entry: Entry, support: Collection[str] = ()) -> dict[str, str]:
        """The cells `entry` and `claim` for what these claims of an entry support: the fullest report, if it does."""
        found = (claim for claim in (entry.lead, *entry.claims) if claim in support)
        return {"entry": entry.id, "claim": next(found, entry.lead)}

    def _stream(self, *kinds: str, only: Callable[[Entry], bool] | None = None) -> _Stream:
        return _Stream(self, kinds, only)

    def look_at(self, batch: Batch) -> None:
        """Have the claims of these entries at hand, in the place of those before."""
        self._window = batch.places

    @property
    def _claims(self) -> Mapping[str, Place]:
        return _AtHand(self.place)

    @property
    def _days(self) -> Mapping[str, date | None]:
        return _AtHand(self.published)

    def place(self, claim: str) -> Place | None:
        """Where a claim stands that is at hand: of the entries that are looked at, or of a tenure."""
        return self._window.get(claim) or self._survey.kept.get(claim)

    def published(self, claim: str) -> date | None:
        """The day on which the article of a claim at hand was published; None for no day."""
        place = self.place(claim)
        return self._published.get(place.article) if place else None


Kept = TypeVar("Kept")


class _Stream(Iterable[Entry]):
    """Entries of some kinds (none: of all) in the record's order, each time anew, with their claims at hand."""

    def __init__(self, whole: Whole, kinds: tuple[str, ...], only: Callable[[Entry], bool] | None) -> None:
        self._whole, self._kinds, self._only = whole, kinds, only

    def __iter__(self) -> Iterator[Entry]:
        for kind in sorted(self._kinds) or (None,):
            for batch in batches(self._whole.store, kind):
                self._whole.look_at(batch)
                yield from filter(self._only, batch.entries)


class _AtHand(Mapping[str, Kept]):
    """What is known of the claims at hand, which can be asked for one by one."""

    def __init__(self, known: Callable[[str], Kept | None]) -> None:
        self._known = known

    def __getitem__(self, claim: str) -> Kept:
        found = self._known(claim)
        if found is None:
            raise KeyError(claim)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _of_posts(entry: Entry) -> bool:
    """Whether an entry tells of a post: a tenure, or the beginning of one."""
    return entry.kind == "tenure" or entry.one("type") in STARTING


def id_of(*parts: str) -> str:
    """An id without meaning: the same parts, the same id."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_ID_DIGITS]


def person_id(person: Person) -> str:
    """The id of a person: of all names by which it is met, with whom each acts for."""
    return id_of(*(f"{mention.name}\x1e{mention.acts_for or ''}" for mention in person.mentions))


def post_id(post: Post) -> str:
    """The id of a post."""
    return id_of(post.of, post.office, post.to or "")
