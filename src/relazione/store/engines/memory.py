"""Memory: the record for as long as the program runs, for tests and for a look at a few articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TypeVar

from relazione.errors import SetAside
from relazione.ingest.article import Article
from relazione.record.claim import Admission, Claim, Refusal
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.resolve.judgement import Judgement
from relazione.store.contract import SHORTEST_PREFIX, Counts, ambiguous, no_claim, reason_of, refused_for
from relazione.store.words import words_of

Key = TypeVar("Key")
Thing = TypeVar("Thing")


def open_store(place: str, create: bool) -> MemoryStore:
    """An empty record; the place has no meaning."""
    return MemoryStore()


class MemoryStore:
    """A record in plain dictionaries; `store.contract.Store` says what each method does."""

    def __init__(self) -> None:
        """Begin an empty record."""
        self._sightings: dict[str, dict[tuple[str, str], Article]] = {}  # by article id, then given id and file
        self._readings: dict[tuple[str, str], tuple[str, Admission]] = {}  # by article id and reader
        self._claims: dict[str, Claim] = {}
        self._set_asides: dict[tuple[str, str], SetAside] = {}
        self._judgements: dict[Judgement, None] = {}
        self._entries: dict[str, Entry] = {}
        self._marks: dict[str, bool] = {"fresh": True}
        self.undo: list[Callable[[], object]] = []
        self.depth = 0

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing."""
        return _Transaction(self)

    def close(self) -> None:
        """Nothing to let go of."""

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
        earlier = self._readings.get((article, reader))
        for claim in earlier[1].claims if earlier else ():
            self._take(self._claims, claim.id)
        self._put(self._readings, (article, reader), (version, admission))
        for claim in admission.claims:
            self._put(self._claims, claim.id, claim)
        self._put(self._marks, "fresh", False)

    def add_set_aside(self, fault: SetAside) -> None:
        """Keep word of a fault once."""
        if (fault.where, fault.what) not in self._set_asides:
            self._put(self._set_asides, (fault.where, fault.what), fault)

    def add_judgement(self, judgement: Judgement) -> None:
        """Write a judgement to the ledger once."""
        if judgement not in self._judgements:
            self._put(self._judgements, judgement, None)
            self._put(self._marks, "fresh", False)

    def keep_entries(self, entries: Sequence[Entry]) -> None:
        """Put these entries in the place of all kept before."""
        for entry in list(self._entries):
            self._take(self._entries, entry)
        for new in entries:
            self._put(self._entries, new.id, new)
        self._put(self._marks, "fresh", True)

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

    def search(self, words: str) -> tuple[str, ...]:
        """The ids of the articles that hold all the words."""
        return _holding(words, ((article.id, article.text) for article in self._all_articles()))

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

    def search_claims(self, words: str) -> tuple[str, ...]:
        """The ids of the claims whose quote holds all the words."""
        return _holding(words, ((claim.id, claim.quote) for claim in self._claims.values()))

    def values(self, slot: str) -> Mapping[str, int]:
        """The values of a slot with their numbers."""
        return _tally(value for claim in self._claims.values() for value in _values(claim, slot))

    def refusals(self, *, article: str | None = None) -> Iterator[Refusal]:
        """The refusals of an article, or all."""
        found = (r for _, admission in self._readings.values() for r in admission.refusals)
        fitting = (r for r in found if article in (None, r.article))
        yield from sorted(fitting, key=lambda r: (r.article, r.start, r.end, r.kind, r.check, r.reason, r.slot or ""))

    # -- the rest --------------------------------------------------------------------------------------------------

    def set_asides(self) -> Iterator[SetAside]:
        """All that was set aside."""
        yield from (self._set_asides[key] for key in sorted(self._set_asides))

    def judgements(self) -> tuple[Judgement, ...]:
        """The ledger in the order of writing."""
        return tuple(self._judgements)

    def entries(self, *, kind: str | None = None) -> Iterator[Entry]:
        """The entries as they were last kept."""
        yield from (entry for entry in self._entries.values() if kind in (None, entry.kind))

    def entries_fresh(self) -> bool:
        """Whether the kept entries still hold."""
        return self._marks["fresh"]

    def counts(self) -> Counts:
        """How much the record holds."""
        articles = self._all_articles()
        days = sorted(article.published for article in articles if article.published)
        return Counts(
            articles=len(articles),
            undated=len(articles) - len(days),
            first_day=days[0] if days else None,
            last_day=days[-1] if days else None,
            claims=_tally(claim.kind for claim in self._claims.values()),
            refusals=_tally(refused_for(refusal) for refusal in self.refusals()),
            set_aside=_tally(reason_of(fault) for fault in self._set_asides.values()),
            entries=len(self._entries),
        )


class _Transaction:
    """A block whose writing is undone step by step when something is raised in it."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self._begun = 0

    def __enter__(self) -> None:
        self._begun = len(self._store.undo)
        self._store.depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        store = self._store
        store.depth -= 1
        while kind is not None and len(store.undo) > self._begun:
            store.undo.pop()()
        if not store.depth:
            store.undo.clear()


def _values(claim: Claim, slot: str) -> tuple[str, ...]:
    """The values of a slot, or of the sides of an engagement."""
    if slot == "who":
        return tuple(side.who.value for side in claim.participants)
    if slot == "for":
        return tuple(side.acts_for.value for side in claim.participants if side.acts_for)
    if slot == "role":
        return tuple(side.role for side in claim.participants)
    return claim.every(slot)


def _holding(words: str, texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The ids, sorted, of the texts that hold all the words; none for no words."""
    wanted = set(words_of(words))
    return tuple(sorted(name for name, text in texts if wanted and wanted <= set(words_of(text))))


def _tally(things: Iterable[str]) -> dict[str, int]:
    """How often each is met, sorted."""
    return dict(sorted(Counter(things).items()))
