"""A record seen through a view: only surer claims, only what was known by a day, only what was so by a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, cast

from relazione.ingest.article import Article
from relazione.record.claim import Claim
from relazione.record.days import Days, days_of
from relazione.resolve.entries import Circle, Judged, circles, entry_order
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.resolve.judgement import Judgement
from relazione.store.browsing import Browsing, Coverage, Near, Scope, Shelf, Side, newest_of
from relazione.store.contract import SHORTEST_PREFIX, Extent, Store, no_claim
from relazione.store.ledger import in_force
from relazione.store.named import NOBODY, Names, is_asked, names_by_entry
from relazione.store.searching import Hit
from relazione.store.working import rejudged, tied_in

_UNSETTLED = 1 << 62  # more claims than a record can hold
_CIRCLES_AT_ONCE = 2_000  # circles whose claims are in memory together

_ENOUGH = 12  # characters of an id that nobody shares
_MORE = 4  # times as many entries are asked for as are wanted, where some of them had not begun

_AHEAD = ("planned", "proposed")  # statuses of an engagement that was said to come, and so was known before it began


@dataclass(frozen=True, slots=True)
class View:
    """What is to be seen of a record; by default all.

    `at_least` (0..1) leaves out claims that score less. `known_at` a day leaves out what came to be known later: the
    articles published after it or without a date, and judgements made after it. `as_of` a day leaves out what began
    later, whoever told of it and when. `reader` leaves out what other readers made of the articles.
    """

    at_least: float = 0.0
    known_at: date | None = None
    as_of: date | None = None
    reader: str | None = None


ALL = View()


def seen(store: Store, view: View) -> Store:
    """The store as it is seen through the view, for asking only; the store itself where all is seen.

    Entries are what the claims in sight alone amount to. Refusals and what was set aside are as they were; `counts` is
    of the whole record, `extent` of what is in sight.
    """
    return store if view == ALL and store.entries_fresh() else Seen.through(store, view)


def begun_by(entry: Entry, day: date) -> bool:
    """Whether what an entry tells had begun by a day: by its own date or beginning, else by who first told of it.

    What is planned or proposed had begun once it was told of. What has no day at all is not left out.
    """
    told = entry.first_attested
    if not (entry.kind == "engagement" and entry.one("status") in _AHEAD and told):
        days = days_of(entry.date or entry.one("since") or "")
        if days is not None:
            return days.first <= day
    return told is None or told <= day.isoformat()


class Seen(Browsing):
    """Stands in front of a store and hands on all that does not depend on the view.

    Where the store is stale, what has changed in it is worked out when first asked, and not kept.
    """

    def __init__(self, store: Store, view: View) -> None:
        """See this store through this view."""
        self._store = store
        self._view = view
        self._published: dict[str, date | None] = {}
        self._changed: _Changed | None = None

    @staticmethod
    def through(store: Store, view: View) -> Store:
        """The store seen so."""
        return cast(Store, Seen(store, view))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def snapshot(self) -> AbstractContextManager[None]:
        """The store's own."""
        return self._store.snapshot()

    # -- articles --------------------------------------------------------------------------------------------------

    def article(self, article: str) -> Article | None:
        """The article with this id, if it is in sight."""
        return self._store.article(article) if self._known([article]) else None

    def articles(self) -> Iterator[Article]:
        """The articles in sight, in the store's order."""
        return (article for article in self._store.articles() if self._in_time(article.published))

    def article_facts(self) -> Iterator[ArticleFacts]:
        """The articles in sight without their texts."""
        return (facts for facts in self._store.article_facts() if self._in_time(facts.published))

    def facts_of(self, articles: Collection[str]) -> dict[str, ArticleFacts]:
        """Those of these articles that are in sight."""
        return {key: facts for key, facts in self._store.facts_of(articles).items() if self._in_time(facts.published)}

    def coverage(self) -> tuple[Coverage, ...]:
        """The number of the articles in sight of each day and publisher."""
        return tuple(each for each in self._store.coverage() if self._in_time(each.day))

    def latest(self, shelf: Shelf) -> tuple[ArticleFacts, ...]:
        """The articles of a shelf that are in sight: no others lie among them once its days end with the view's."""
        known_at = self._view.known_at
        if known_at is None:
            return self._store.latest(shelf)
        asked = shelf.days or Days(date.min, date.max)
        days = Days(
            asked.first, min(asked.after, date.fromordinal(min(known_at.toordinal() + 1, date.max.toordinal())))
        )
        return self._store.latest(replace(shelf, days=days)) if days.first < days.after else ()

    def extent(self, until: date | None = None) -> Extent:
        """What the articles in sight cover."""
        known_at = self._view.known_at
        ends = [day for day in (until, known_at) if day is not None]
        return self._store.extent(min(ends, default=None))

    def search(self, words: str) -> tuple[str, ...]:
        """The articles in sight whose text holds all the words."""
        found = self._store.search(words)
        known = self._known(found)
        return tuple(article for article in found if article in known)

    def ranked(self, words: str) -> tuple[Hit, ...]:
        """The articles in sight among those found; their fit is measured over the whole record."""
        found = self._store.ranked(words)
        known = self._known(hit.id for hit in found)
        return tuple(hit for hit in found if hit.id in known)

    # -- claims ----------------------------------------------------------------------------------------------------

    def claims(self, **asked: str | None) -> Iterator[Claim]:
        """The claims asked for that are in sight, in the store's order."""
        return self._in_sight(self._store.claims(**asked))

    def claim(self, claim: str) -> Claim:
        """The claim with this id, if it is in sight."""
        found = self._store.claim(claim)
        if not list(self._in_sight([found])):
            raise no_claim(claim, "what is in sight of the record")
        return found

    def claims_with(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """Those of these claims that are in sight."""
        return tuple(self._in_sight(self._store.claims_with(ids)))

    def search_claims(self, words: str) -> tuple[str, ...]:
        """The claims in sight whose quote holds all the words."""
        return tuple(claim.id for claim in self.claims_with(self._store.search_claims(words)))

    def ranked_claims(self, words: str) -> tuple[Hit, ...]:
        """The claims in sight among those found; their fit is measured over the whole record."""
        found = self._store.ranked_claims(words)
        known = {claim.id for claim in self.claims_with([hit.id for hit in found])}
        return tuple(hit for hit in found if hit.id in known)

    # -- judgements and entries ------------------------------------------------------------------------------------

    def judgements(self) -> tuple[Judgement, ...]:
        """The ledger as far as it had been written by the day of knowing."""
        known_at = self._view.known_at
        ledger = self._store.judgements()
        return ledger if known_at is None else tuple(j for j in ledger if j.when[:10] <= known_at.isoformat())

    def entries(self, *, kind: str | None = None, name: Names | None = None, but: Names = NOBODY) -> Iterator[Entry]:
        """The entries that the claims in sight amount to, as far as they had begun by the day asked for."""
        if self._all_in_sight:
            kept = self._store.entries(kind=kind, name=name, but=but)
            stale = {entry.id for entry in self._store.entries_in(self._change.gone)}
            found = [entry for entry in kept if entry.id not in stale]
        else:
            kept = self._store.entries(kind=kind, name=name)  # part of an entry may not name what the whole of it does
            touched = self._store.circles_of([claim for entry in kept for claim in entry.claims])
            there = self._worked_out(touched - self._change.gone)
            found = [entry for circle in there for entry in _fitting(circle, kind, name, but)]
        found += [entry for circle in self._change.made for entry in _fitting(circle, kind, name, but)]
        yield from (entry for entry in sorted(found, key=entry_order) if self._begun(entry))

    def entry_of(self, claim: str) -> Entry | None:
        """The entry that holds a claim, of those that `entries` would give."""
        there = self._store.circles_of([claim])
        if there and there.isdisjoint(self._change.gone):
            found = self._store.entries_in(there) if self._all_in_sight else _entries(self._worked_out(there))
        else:
            found = _entries(self._change.made)
        return next((entry for entry in found if claim in entry.claims and self._begun(entry)), None)

    def entry(self, entry: str) -> Entry | None:
        """The entry with this id, or whose id is the only one that begins so, of those that `entries` would give."""
        kept = self._store.entry(entry) if len(entry) >= _ENOUGH else None
        if kept is not None and (there := self.entry_of(kept.lead)) is not None and there.id == kept.id:
            return there
        found = [e for e in self.entries() if e.id.startswith(entry)] if len(entry) >= SHORTEST_PREFIX else []
        return next((e for e in found if e.id == entry), found[0] if len(found) == 1 else None)

    def acting(self, names: frozenset[str]) -> frozenset[tuple[str, str]] | None:
        """The store's own where its entries hold as they are; None where they are worked out anew."""
        return self._store.acting(names) if self._as_kept else None

    def between(self, one: Side, other: Side, alone: Collection[str]) -> tuple[Entry, ...]:
        """What the store finds, as far as it had begun."""
        return tuple(entry for entry in self._store.between(one, other, alone) if self._begun(entry))

    def near(self, scope: Scope) -> Near:
        """The newest of what had begun; of the store's entries ever more are asked for until there are enough."""
        if not self._as_kept:
            return super().near(scope)
        most, enough = scope.most, False
        while not enough:
            most *= _MORE
            kept = self._store.near(replace(scope, most=most))
            found = newest_of(filter(self._begun, kept.entries), scope.most)
            enough = kept.every.keys() <= found.every.keys()
        return found

    def names(self) -> Iterator[str]:
        """Everybody and every place that the record names, also out of sight."""
        told = {name for circle in self._change.made for names in names_by_entry(circle).values() for name in names}
        yield from sorted(told.union(self._store.names()))

    def entries_fresh(self) -> bool:
        """Always."""
        return True

    # -- how it is done --------------------------------------------------------------------------------------------

    @property
    def _all_in_sight(self) -> bool:
        return self._view.at_least <= 0 and self._view.known_at is None and self._view.reader is None

    @property
    def _as_kept(self) -> bool:
        """Whether the store's entries are those in sight, but for what had not begun."""
        return self._all_in_sight and not self._change.gone and not self._change.made

    def _begun(self, entry: Entry) -> bool:
        return self._view.as_of is None or begun_by(entry, self._view.as_of)

    def _in_time(self, published: date | None) -> bool:
        known_at = self._view.known_at
        return known_at is None or (published is not None and published <= known_at)

    def _known(self, articles: Iterable[str]) -> set[str]:
        """Those of these articles that are in sight."""
        asked = list(articles)
        if self._view.known_at is None:
            return set(asked)
        if new := [article for article in asked if article not in self._published]:
            found = self._store.facts_of(new)
            self._published |= {article: found[article].published if article in found else None for article in new}
        return {article for article in asked if self._in_time(self._published[article])}

    def _in_sight(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Those of the claims that are in sight, in their order."""
        waiting = iter(claims)
        while some := list(islice(waiting, _CIRCLES_AT_ONCE)):
            known = self._known({claim.article for claim in some})
            yield from (c for c in some if c.article in known and self._shown(c))

    def _shown(self, claim: Claim) -> bool:
        return claim.score >= self._view.at_least and self._view.reader in (None, claim.reader)

    @property
    def _change(self) -> _Changed:
        """What is otherwise than the store has kept it: something came since, or a judgement is not in sight."""
        if self._changed is None:
            store = self._store
            judgements = in_force(store, self.judgements())
            judged = Judged(judgements)
            touched = rejudged(store, judgements)
            news = {claim.id: claim for claim in (*store.unsettled(_UNSETTLED), *store.claims_with(sorted(touched)))}
            freed = store.circles_of(touched)
            news |= {claim.id: claim for claim in store.claims_in(freed)}
            gone = freed | tied_in(store, news, freed, judged)
            every = news | {claim.id: claim for claim in store.claims_in(gone - freed)}
            self._changed = _Changed(gone, self._circles(every.values(), judged), judged)
        return self._changed

    def _worked_out(self, touched: Collection[int]) -> Iterator[Circle]:
        """The circles that the claims in sight of kept ones make."""
        waiting = iter(sorted(touched))
        while some := list(islice(waiting, _CIRCLES_AT_ONCE)):
            yield from self._circles(self._store.claims_in(some), self._change.judged)

    def _circles(self, claims: Iterable[Claim], judged: Judged) -> tuple[Circle, ...]:
        found = list(self._in_sight(claims))
        return circles(found, self._store.facts_of({claim.article for claim in found}), judged)


@dataclass(frozen=True, slots=True)
class _Changed:
    """Kept circles that do not hold as they are, the circles in their place, and the judgements in sight."""

    gone: frozenset[int]
    made: tuple[Circle, ...]
    judged: Judged


def _fitting(circle: Circle, kind: str | None, name: Names | None, but: Names) -> Iterable[Entry]:
    """The entries of a circle that are of a kind and name somebody or a place; None asks for nothing."""
    if kind is not None and all(entry.kind != kind for entry in circle.entries):
        return ()
    if name is None and not but:
        return circle.entries
    names = names_by_entry(circle)
    return [entry for entry in circle.entries if is_asked(names[entry.id], name, but)]


def _entries(found: Iterable[Circle]) -> Iterator[Entry]:
    return (entry for circle in found for entry in circle.entries)
