"""Memory: the record for as long as the program runs, for tests and for a look at a few articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from itertools import islice
from typing import TypeVar

from relazione.errors import SetAside
from relazione.ingest.article import Article
from relazione.record.claim import Admission, Claim, Refusal
from relazione.resolve.blocking import blocking_keys
from relazione.resolve.entries import Circle, entry_order
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.resolve.joining import Node
from relazione.resolve.judgement import Judgement
from relazione.store.browsing import Browsing
from relazione.store.contract import (
    NOT_DIPLOMATIC,
    SHORTEST_PREFIX,
    Counts,
    Extent,
    ambiguous,
    no_claim,
    reason_of,
    refused_for,
)
from relazione.store.named import NOBODY, Names, is_asked, names_by_entry, values_of
from relazione.store.searching import Searching
from relazione.store.undoing import UndoneBlock

Key = TypeVar("Key")
Thing = TypeVar("Thing")


def open_store(place: str, create: bool) -> MemoryStore:
    """An empty record; the place has no meaning."""
    return MemoryStore()


class MemoryStore(Browsing, Searching):
    """A record in plain dictionaries; `store.contract.Store` says what each method does."""

    def __init__(self) -> None:
        """Begin an empty record."""
        self._sightings: dict[str, dict[tuple[str, str], Article]] = {}  # by article id, then given id and file
        self._readings: dict[tuple[str, str], tuple[str, Admission]] = {}  # by article id and reader
        self._claims: dict[str, Claim] = {}
        self._set_asides: dict[tuple[str, str], SetAside] = {}
        self._judgements: dict[Judgement, None] = {}
        self._unsettled: dict[str, None] = {}
        self._circles: dict[int, Circle] = {}
        self._circle_of: dict[str, int] = {}  # by claim
        self._heads: dict[int | str, frozenset[str]] = {}  # ids of heads by blocking key and by name of their node
        self._names: dict[str, frozenset[str]] = {}  # by entry
        self._applied: dict[str, Judgement] = {}
        self._rules: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        self._marks = {"applied": 1, "circles": 0, "written": 0}
        self.undo: list[Callable[[], object]] = []
        self.depth = 0

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing."""
        return UndoneBlock(self)

    def close(self) -> None:
        """Nothing to let go of."""

    def stamp(self) -> str:
        """The number of things written."""
        return str(self._marks["written"])

    # -- writing ---------------------------------------------------------------------------------------------------

    def add_article(self, article: Article) -> bool:
        """Keep an article and its sighting."""
        new = article.id not in self._sightings
        if new:
            self._put(self._sightings, article.id, {})
        key = (article.given_id, article.file or "")
        if key not in self._sightings[article.id]:
            self._put(self._sightings[article.id], key, article)
        return new

    def add_reading(self, article: str, reader: str, version: str, admission: Admission) -> None:
        """Keep a reading in the place of the same reader's earlier one."""
        self._strike_out(article, reader)
        self._put(self._readings, (article, reader), (version, admission))
        for claim in admission.claims:
            self._put(self._claims, claim.id, claim)
            self._put(self._unsettled, claim.id, None)
        if admission.claims and self._judgements:  # one of them may have waited for these claims
            self._put(self._marks, "applied", 0)

    def drop_reading(self, article: str, reader: str) -> None:
        """Strike out a reading, and the article with its last one."""
        self._strike_out(article, reader)
        if (article, reader) in self._readings:
            self._take(self._readings, (article, reader))
            if not any(read == article for read, _ in self._readings):
                self._take(self._sightings, article)

    def _strike_out(self, article: str, reader: str) -> None:
        """Forget the claims of a reading; the others of their circles are unsettled."""
        earlier = self._readings.get((article, reader))
        gone = {claim.id for claim in earlier[1].claims} if earlier else set()
        for circle in sorted(self.circles_of(gone)):
            for claim in self._take_circle(circle):
                self._put(self._unsettled, claim, None)
        for claim in sorted(gone):
            self._take(self._claims, claim)
            if claim in self._unsettled:
                self._take(self._unsettled, claim)
        if gone and self._judgements:
            self._put(self._marks, "applied", 0)

    def add_set_aside(self, fault: SetAside) -> None:
        """Keep word of a fault once."""
        if (fault.where, fault.what) not in self._set_asides:
            self._put(self._set_asides, (fault.where, fault.what), fault)

    def drop_set_aside(self, fault: SetAside) -> None:
        """Forget a fault."""
        if (fault.where, fault.what) in self._set_asides:
            self._take(self._set_asides, (fault.where, fault.what))

    def note(self, about: str, words: str) -> None:
        """Keep words for a later run."""
        self._put(self._notes, about, words)

    def add_judgement(self, judgement: Judgement) -> None:
        """Write a judgement to the ledger once."""
        if all(judgement.id != written.id for written in self._judgements):
            self._put(self._judgements, judgement, None)
            self._put(self._marks, "applied", 0)

    # -- working out -----------------------------------------------------------------------------------------------

    def unsettled(self, most: int) -> tuple[Claim, ...]:
        """Claims that are in no circle yet."""
        return tuple(self._claims[claim] for claim in islice(self._unsettled, most))

    def heads(self, keys: Collection[int]) -> Mapping[str, int]:
        """The heads that wait under a key, with their circles."""
        return {head: self._circle_of[head] for key in keys for head in self._heads.get(key, ())}

    def circles_named(self, nodes: Collection[str]) -> frozenset[int]:
        """The circles that hold a node of such a name."""
        return self.circles_of({head for name in nodes for head in self._heads.get(name, ())})

    def circles_of(self, claims: Collection[str]) -> frozenset[int]:
        """The circles that hold these claims."""
        return frozenset(self._circle_of[claim] for claim in claims if claim in self._circle_of)

    def claims_in(self, circles: Collection[int]) -> tuple[Claim, ...]:
        """All claims of these circles."""
        found = (r.id for c in circles for node in self._circles[c].nodes for r in node.reports)
        return tuple(self._claims[claim] for claim in sorted(found))

    def entries_in(self, circles: Collection[int]) -> tuple[Entry, ...]:
        """All entries of these circles."""
        return tuple(entry for circle in sorted(circles) for entry in self._circles[circle].entries)

    def settle(self, made: Sequence[Circle], gone: Collection[int], idle: Collection[str]) -> None:
        """Put circles in the place of others."""
        for number in sorted(gone):
            self._take_circle(number)
        for circle in made:
            number = self._marks["circles"] + 1
            self._put(self._marks, "circles", number)
            self._put(self._circles, number, circle)
            self._wait(circle, number)
            for entry, names in names_by_entry(circle).items():
                self._put(self._names, entry, frozenset(names))
        for claim in idle:
            if claim in self._unsettled:
                self._take(self._unsettled, claim)

    def _wait(self, circle: Circle, number: int) -> None:
        """Let the claims of a circle be found."""
        for node in circle.nodes:
            head = node.reports[0]
            for key in _waits_under(node):
                self._put(self._heads, key, self._heads.get(key, frozenset()) | {head.id})
            for report in node.reports:
                self._put(self._circle_of, report.id, number)
                if report.id in self._unsettled:
                    self._take(self._unsettled, report.id)

    def _take_circle(self, number: int) -> list[str]:
        """Forget a circle; gives its claims."""
        circle = self._circles[number]
        for node in circle.nodes:
            head = node.reports[0]
            for key in _waits_under(node):
                self._put(self._heads, key, self._heads[key] - {head.id})
        for entry in circle.entries:
            self._take(self._names, entry.id)
        self._take(self._circles, number)
        claims = [report.id for node in circle.nodes for report in node.reports]
        for claim in claims:
            self._take(self._circle_of, claim)
        return claims

    def unsettle(self, rules: str) -> None:
        """Take all circles apart."""
        for circle in list(self._circles):
            for claim in self._take_circle(circle):
                self._put(self._unsettled, claim, None)
        self._put(self._rules, "rules", rules)

    def rules(self) -> str:
        """The version of the rules noted last."""
        return self._rules.get("rules", "")

    def apply(self, judgements: Sequence[Judgement]) -> None:
        """Note on which judgements the entries rest."""
        for judgement in list(self._applied):
            self._take(self._applied, judgement)
        for new in judgements:
            self._put(self._applied, new.id, new)
        self._put(self._marks, "applied", 1)

    def applied(self) -> frozenset[tuple[str, tuple[str, ...]]]:
        """What was noted last."""
        return frozenset((name, judgement.claims) for name, judgement in self._applied.items())

    def judgements_applied(self) -> bool:
        """Whether nothing has come since."""
        return bool(self._marks["applied"])

    def _put(self, things: dict[Key, Thing], key: Key, thing: Thing) -> None:
        """Write one thing, and note how to undo it."""
        if key in things:
            before = things[key]
            self.undo.append(lambda: things.__setitem__(key, before))
        else:
            self.undo.append(lambda: things.pop(key))
        things[key] = thing
        self._forget_undo_outside_blocks()

    def _take(self, things: dict[Key, Thing], key: Key) -> None:
        """Strike out one thing, and note how to undo it."""
        before = things.pop(key)
        self.undo.append(lambda: things.__setitem__(key, before))
        self._forget_undo_outside_blocks()

    def _forget_undo_outside_blocks(self) -> None:
        self._marks["written"] += 1
        if not self.depth:
            self.undo.clear()

    # -- articles --------------------------------------------------------------------------------------------------

    def article(self, article: str) -> Article | None:
        """The article with this id."""
        sightings = self._sightings.get(article)
        return sightings[min(sightings)] if sightings else None

    def articles(self) -> Iterator[Article]:
        """All articles by (given id, id)."""
        yield from sorted(self._all_articles(), key=lambda a: (a.given_id, a.id))

    def article_facts(self) -> Iterator[ArticleFacts]:
        """All articles without their texts."""
        yield from (ArticleFacts(a.id, a.given_id, a.published, a.publisher) for a in self.articles())

    def facts_of(self, articles: Collection[str]) -> dict[str, ArticleFacts]:
        """These articles without their texts."""
        found = (article for key in sorted(articles) if (article := self.article(key)))
        return {a.id: ArticleFacts(a.id, a.given_id, a.published, a.publisher) for a in found}

    def extent(self, until: date | None = None) -> Extent:
        """What the record covers."""
        articles = [a for a in self._all_articles() if until is None or (a.published and a.published <= until)]
        days = sorted(article.published for article in articles if article.published)
        publishers = tuple(sorted({article.publisher for article in articles if article.publisher}))
        first, last = (days[0], days[-1]) if days else (None, None)
        read = {one for (one, _), (version, _) in self._readings.items() if not version.endswith(NOT_DIPLOMATIC)}
        unread = {article.id for article in articles} & {one for one, _ in self._readings} - read
        return Extent(len(articles), len(articles) - len(days), first, last, publishers, len(unread))

    def given_ids(self, article: str) -> tuple[str, ...]:
        """All ids under which the article was brought."""
        return tuple(sorted({given_id for given_id, _ in self._sightings.get(article, {})}))

    def files(self, article: str) -> tuple[str, ...]:
        """All files in which the article was found."""
        return tuple(sorted({file for _, file in self._sightings.get(article, {}) if file}))

    def version_read(self, article: str, reader: str) -> str | None:
        """The version of the reader that last read the article."""
        reading = self._readings.get((article, reader))
        return reading[0] if reading else None

    def _all_articles(self) -> list[Article]:
        """Every article as in the least of its sightings, in the order of coming."""
        return [sightings[min(sightings)] for sightings in self._sightings.values()]

    # -- claims ----------------------------------------------------------------------------------------------------

    def claims(
        self, *, article: str | None = None, kind: str | None = None, actor: str | None = None
    ) -> Iterator[Claim]:
        """The claims that fit."""
        for claim in sorted(self._claims.values(), key=lambda c: (c.article, c.start, c.end, c.kind, c.id)):
            fits = article in (None, claim.article) and kind in (None, claim.kind)
            if fits and (actor is None or any(actor == value.value for value in claim.values())):
                yield claim

    def claim(self, claim: str) -> Claim:
        """The claim with this id or the only one that begins so."""
        fitting = sorted(name for name in self._claims if name.startswith(claim))
        if len(claim) < SHORTEST_PREFIX or not fitting:
            raise no_claim(claim, "memory:")
        if len(fitting) > 1 and fitting[0] != claim:
            raise ambiguous(claim, fitting)
        return self._claims[fitting[0]]

    def claims_with(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims with these ids in the order given."""
        return tuple(self._claims[claim] for claim in ids if claim in self._claims)

    def values(self, slot: str) -> Mapping[str, int]:
        """The values of a slot with their numbers."""
        return _tally(value for claim in self._claims.values() for value in values_of(claim, slot))

    def refusals(self, *, article: str | None = None) -> Iterator[Refusal]:
        """The refusals of an article, or all."""
        found = (r for _, admission in self._readings.values() for r in admission.refusals)
        fitting = (r for r in found if article in (None, r.article))
        yield from sorted(fitting, key=lambda r: (r.article, r.start, r.end, r.kind, r.check, r.reason, r.slot or ""))

    # -- the rest --------------------------------------------------------------------------------------------------

    def set_asides(self) -> Iterator[SetAside]:
        """All that was set aside."""
        yield from (self._set_asides[key] for key in sorted(self._set_asides))

    def noted(self, about: str) -> str:
        """The words noted last."""
        return self._notes.get(about, "")

    def judgements(self) -> tuple[Judgement, ...]:
        """The ledger in the order of writing."""
        return tuple(self._judgements)

    def entries(self, *, kind: str | None = None, name: Names | None = None, but: Names = NOBODY) -> Iterator[Entry]:
        """The entries as they were last worked out."""
        found = (entry for circle in self._circles.values() for entry in circle.entries)
        fitting = (e for e in found if kind in (None, e.kind) and is_asked(self._names[e.id], name, but))
        yield from sorted(fitting, key=entry_order)

    def entry_of(self, claim: str) -> Entry | None:
        """The entry that holds a claim."""
        return next((e for e in self.entries_in(self.circles_of([claim])) if claim in e.claims), None)

    def entry(self, entry: str) -> Entry | None:
        """The entry with this id or the only one that begins so."""
        found = [e for e in self.entries() if e.id.startswith(entry)] if len(entry) >= SHORTEST_PREFIX else []
        return next((e for e in found if e.id == entry), found[0] if len(found) == 1 else None)

    def names(self) -> Iterator[str]:
        """Everybody and every place that is named."""
        yield from sorted({name for names in self._names.values() for name in names})

    def entries_fresh(self) -> bool:
        """Whether the kept entries still hold."""
        return not self._unsettled and self.judgements_applied()

    def counts(self) -> Counts:
        """How much the record holds."""
        extent = self.extent()
        return Counts(
            articles=extent.articles,
            undated=extent.undated,
            first_day=extent.first_day,
            last_day=extent.last_day,
            claims=_tally(claim.kind for claim in self._claims.values()),
            refusals=_tally(refused_for(refusal) for refusal in self.refusals()),
            set_aside=_tally(reason_of(fault) for fault in self._set_asides.values()),
            entries=len(self._names),
        )


def _waits_under(node: Node) -> list[int | str]:
    """The name of a node and its blocking keys."""
    return [node.name, *blocking_keys(node.reports[0]).kept]


def _tally(things: Iterable[str]) -> dict[str, int]:
    """How often each is met, sorted."""
    return dict(sorted(Counter(things).items()))
