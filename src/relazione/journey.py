"""The journey: one article through the rooms, on one page; many articles by the same steps, here or in a pool.

bring in -> read -> admit -> keep -> work out
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

from relazione.errors import SetAside
from relazione.ingest import Article, bring_in
from relazione.read.reader import Reader
from relazione.receipt import Receipt, Tally
from relazione.record.admission import admit
from relazione.record.claim import Admission, Claim, Refusal
from relazione.record.confidence import at_least
from relazione.store.contract import Store
from relazione.store.fresh import freshen
from relazione.store.opening import open_store
from relazione.workers import Batch, Outcome, read_batches

_BATCH = 8
"""Items that travel and are written together: enough to hide the cost of a transaction, few enough to share evenly."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A reader, or the name of one, of whose claims only those are kept that score `least` (0..1) or more."""

    reader: Reader | str
    least: float


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
    published: date | None = None,
    progress: Progress | None = None,
    reader: Reader | str | AtLeast = "grammar",
) -> Receipt:
    """Read all articles under the paths into a record, and give account of each.

    `record` is an open store or where one is (made where there is none). `published` is the day of publication of those
    articles that do not tell theirs. The record is the same, byte for byte, whatever the number of workers. What was
    read before by the same version of the reader is not read again; a run that was broken off goes on where it stopped.
    With `AtLeast` weaker claims are refused aloud, and what was read with another bar before is read again.
    Raises RunStopped where the record cannot be written; what was kept before that stays.
    """
    if isinstance(record, str | Path):
        store = open_store(record, create=True)
        try:
            return read_paths(paths, store, workers=workers, published=published, progress=progress, reader=reader)
        finally:
            store.close()
    begun = time.perf_counter()
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # two threads that compete for a core are slower than one
    asked = reader if isinstance(reader, AtLeast) else AtLeast(reader, 0.0)
    run = _Run(record, _load(asked.reader) if isinstance(asked.reader, str) else asked.reader, asked.least)
    batches = run.batches(bring_in(paths, published))
    load = partial(_load, asked.reader) if isinstance(asked.reader, str) else None
    with closing(read_batches(batches, run.reader, workers, load)) as reading:  # whatever happens, no worker is left
        for batch, outcomes in reading:
            run.keep(batch, outcomes)
            if progress is not None:
                progress(len(batch.items))
    freshen(record)
    return run.tally.receipt(time.perf_counter() - begun)


def _load(name: str) -> Reader:
    """The reader of this name."""
    from relazione.read.readers import load_reader  # here, so that nothing but reading waits for the language model

    return load_reader(name)


class _Run:
    """One run of reading into one store: what waits, what failed, and the account of it all."""

    def __init__(self, store: Store, reader: Reader, least: float) -> None:
        self.store = store
        self.reader = reader
        self.least = least
        self.version = f"{reader.version} at least {least:.2f}" if least > 0 else reader.version
        self.tally = Tally()
        self._waiting: set[str] = set()
        self._failed: dict[str, SetAside] = {}

    def batches(self, items: Iterator[Article | SetAside]) -> Iterator[Batch]:
        """The items in batches; an article is to be read unless this version has read it or it waits already."""
        while some := tuple(islice(items, _BATCH)):
            unread = tuple(
                {item.id: item for item in some if isinstance(item, Article) and self._to_read(item)}.values()
            )
            self._waiting.update(article.id for article in unread)
            yield Batch(some, unread)

    def _to_read(self, article: Article) -> bool:
        if article.id in self._waiting or article.id in self._failed:
            return False
        return self._version(article) != self.version

    def _version(self, article: Article) -> str | None:
        return self.store.version_read(article.id, self.reader.name)

    def keep(self, batch: Batch, outcomes: list[Outcome]) -> None:
        """Write what became of a batch; each article is kept whole or not at all."""
        became = {article.id: outcome for article, outcome in zip(batch.unread, outcomes, strict=True)}
        with self.store.transaction():
            for item in batch.items:
                if isinstance(item, SetAside):
                    self._set_aside(item)
                else:
                    self._keep_article(item, became.pop(item.id, None))
        self._waiting.difference_update(article.id for article in batch.unread)

    def _keep_article(self, article: Article, outcome: Outcome | None) -> None:
        """Write an article with its reading; without an outcome it was read, or failed, before."""
        if isinstance(outcome, SetAside):
            self._failed[article.id] = outcome
        if article.id in self._failed:
            self._set_aside(self._failed[article.id])
            return
        with self.store.transaction():
            new = self.store.add_article(article)
            if isinstance(outcome, Admission):
                outcome = at_least(outcome, self.least)
                self.store.add_reading(article.id, self.reader.name, self.version, outcome)
        if isinstance(outcome, Admission):
            self.tally.count_article("new" if new else "read_again", outcome)
        else:
            self.tally.count_article("unchanged")

    def _set_aside(self, fault: SetAside) -> None:
        self.store.add_set_aside(fault)
        self.tally.count_set_aside(fault)
