"""The journey: one article through the rooms, on one page; many articles by the same steps, here or in a pool.

bring in -> look at the gate -> read -> admit -> keep -> work out
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from relazione.errors import SetAside
from relazione.ingest import Article, Bringing, bring_in
from relazione.read.gate import load_gate
from relazione.read.reader import Reader
from relazione.receipt import Receipt, Tally
from relazione.record.admission import admit
from relazione.record.claim import Admission, Claim, Refusal
from relazione.record.confidence import at_least
from relazione.standing import standing_memory
from relazione.store.contract import NOT_DIPLOMATIC, Store
from relazione.store.fresh import freshen
from relazione.store.opening import open_store
from relazione.workers import Batch, Outcome, read_batches

_BATCH = 16
"""Articles to read that travel together: enough to be parsed cheaply in step, few enough to share evenly."""

_LONG = 24_000
"""Characters to read from which fewer articles make a batch: what is long must not keep what is short waiting."""

_MOST_ITEMS, _MOST_CHARACTERS = 256, 1_000_000
"""Items, and characters of them, that are written together where few of them are to be read."""

_NOTHING = Admission((), ())


@dataclass(frozen=True, slots=True)
class Manner:
    """How articles are read.

    `reader` is one, or the name of one. Of its claims only those are kept that score `least` (0..1) or more. With
    `gate` an article whose words tell of no relations between states is kept, counted, and not read.
    """

    reader: Reader | str = "grammar"
    least: float = 0.0
    gate: bool = True


_USUAL = Manner()
_AS_IT_IS = Bringing()

Progress = Callable[[int], object]
"""Called with the number of items done since the last call."""


@dataclass(frozen=True, slots=True)
class ArticleResult:
    """What became of one article: its claims and refusals, in the order of `record.claim.Admission`."""

    article: Article
    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]


def read_article(article: Article, reader: Reader) -> ArticleResult:
    """The claims that an article makes and the findings that were refused; the same article gives the same result."""
    admission = admit(article, reader.read(article), reader.version)
    return ArticleResult(article, admission.claims, admission.refusals)


def read_paths(
    paths: Iterable[str | Path],
    record: Store | str | Path,
    *,
    workers: int = 1,
    bringing: Bringing = _AS_IT_IS,
    progress: Progress | None = None,
    manner: Manner = _USUAL,
) -> Receipt:
    """Read all articles under the paths into a record, and give account of each.

    `record` is an open store or where one is (made where there is none). `bringing` says
    how files are brought in. The record is the same, byte for byte, whatever the number of workers. What was
    read before by the same version of the reader is not read again; a run that was broken off goes on where it stopped.
    Claims under the manner's bar are refused aloud, and what was read with another bar before is read again. What the
    gate passes over is in the record without claims; a later run without the gate reads it, and what was read stays.
    Raises RunStopped where the record cannot be written; what was kept before that stays.
    """
    if isinstance(record, str | Path):
        store = open_store(record, create=True)
        try:
            return read_paths(paths, store, workers=workers, bringing=bringing, progress=progress, manner=manner)
        finally:
            store.close()
    return read_items(bring_in(paths, bringing), record, workers=workers, progress=progress, manner=manner)


def read_items(
    items: Iterator[Article | SetAside],
    store: Store,
    *,
    workers: int = 1,
    progress: Progress | None = None,
    manner: Manner = _USUAL,
) -> Receipt:
    """The same for what was brought in already."""
    begun = time.perf_counter()
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # two threads that compete for a core are slower than one
    named = manner.reader
    run = Run(store, _load(named) if isinstance(named, str) else named, manner)
    batches = run.batches(items)
    load = partial(_load, named) if isinstance(named, str) else None
    with standing_memory() as set_apart:
        with closing(
            read_batches(batches, run.reader, workers, load)
        ) as reading:  # whatever happens, no worker is left
            for batch, outcomes in reading:
                run.keep(batch, outcomes)
                set_apart()
                if progress is not None:
                    progress(len(batch.items))
        freshen(store)
    return run.tally.receipt(time.perf_counter() - begun)


def _load(name: str) -> Reader:
    """The reader of this name."""
    from relazione.read.readers import load_reader  # here, so that nothing but reading waits for the language model

    return load_reader(name)


class Run:
    """One run of reading into one store: what waits, what failed, and the account of it all."""

    def __init__(self, store: Store, reader: Reader, manner: Manner) -> None:
        """Begin an empty account."""
        self.store = store
        self.reader = reader
        self.least = manner.least
        self.version = f"{reader.version} at least {manner.least:.2f}" if manner.least > 0 else reader.version
        self.passed_over = f"{self.version}, {NOT_DIPLOMATIC}"
        self.tally = Tally()
        self._opens = load_gate().opens if manner.gate else None
        self._waiting: set[str] = set()
        self._passed: set[str] = set()
        self._failed: dict[str, SetAside] = {}

    def batches(self, items: Iterator[Article | SetAside]) -> Iterator[Batch]:
        """The items in batches; an article is to be read unless it was, waits already, or the gate passes it over."""
        some: list[Article | SetAside] = []
        unread: dict[str, Article] = {}
        to_read = characters = 0
        for item in items:
            some.append(item)
            if isinstance(item, Article):
                characters += len(item.text)
                if self._to_read(item):
                    unread[item.id] = item
                    to_read += len(item.text)
                    self._waiting.add(item.id)
            if len(unread) == _BATCH or to_read > _LONG or len(some) == _MOST_ITEMS or characters > _MOST_CHARACTERS:
                yield Batch(tuple(some), tuple(unread.values()))
                some, unread, to_read, characters = [], {}, 0, 0
        if some:
            yield Batch(tuple(some), tuple(unread.values()))

    def _to_read(self, article: Article) -> bool:
        if article.id in self._waiting or article.id in self._failed or article.id in self._passed:
            return False
        version = self.store.version_read(article.id, self.reader.name)
        if version == self.version or (version == self.passed_over and self._opens is not None):
            return False
        if self.lets_in(article):
            return True
        self._passed.add(article.id)
        return False

    def lets_in(self, article: Article) -> bool:
        """Whether the gate does, where there is one."""
        return self._opens is None or self._opens(article.text)

    def keep(self, batch: Batch, outcomes: list[Outcome]) -> None:
        """Write what became of a batch; each article is kept whole or not at all."""
        became = {article.id: outcome for article, outcome in zip(batch.unread, outcomes, strict=True)}
        with self.store.transaction():
            for item in batch.items:
                if isinstance(item, SetAside):
                    self._set_aside(item)
                elif item.id in self._passed:
                    self._pass_over(item)
                else:
                    self._keep_article(item, became.pop(item.id, None))
        self._waiting.difference_update(article.id for article in batch.unread)

    def _pass_over(self, article: Article) -> None:
        """Write an article that the gate did not let through, and that it was not read."""
        self._passed.discard(article.id)
        new = self.store.add_article(article)
        if not new and self._was_read(article):
            self.tally.count_article("unchanged")
            return
        self.store.add_reading(article.id, self.reader.name, self.passed_over, _NOTHING)
        self.tally.count_article("new" if new else "read_again", _NOTHING)
        self.tally.count_passed_over(NOT_DIPLOMATIC)

    def _keep_article(self, article: Article, outcome: Outcome | None) -> None:
        """Write an article with its reading; without an outcome it was read, passed over, or failed, before."""
        if isinstance(outcome, SetAside):
            self._failed[article.id] = outcome
        if article.id in self._failed:
            self._set_aside(self._failed[article.id])
            return
        with self.store.transaction():
            new = self.store.add_article(article)
            if not new and self._was_read(article):
                outcome = None
            if isinstance(outcome, Admission):
                outcome = at_least(outcome, self.least)
                self.store.add_reading(article.id, self.reader.name, self.version, outcome)
        if isinstance(outcome, Admission):
            self.tally.count_article("new" if new else "read_again", outcome)
        else:
            self.tally.count_article("unchanged")

    def _was_read(self, article: Article) -> bool:
        """Whether another run has read the article so, as it may have while this one read it too."""
        return self.store.version_read(article.id, self.reader.name) == self.version

    def _set_aside(self, fault: SetAside) -> None:
        self.store.add_set_aside(fault)
        self.tally.count_set_aside(fault)
