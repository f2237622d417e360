"""Workers: batches of articles read here or in other processes, handed back in the order in which they came."""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import active_children, get_context
from pathlib import Path
from threading import Thread

from relazione.errors import RunStopped, SetAside
from relazione.ingest.article import Article
from relazione.read.reader import LooksAhead, Reader
from relazione.record.admission import admit
from relazione.record.claim import Admission

Outcome = Admission | SetAside
"""What became of one article."""

_BATCHES_AHEAD = 64
"""Batches for each worker that may be on the way: others go on for minutes while one worker reads a very long text."""

_CHARACTERS_AHEAD = 16_000_000
"""Characters of all items on the way, however many workers: some 60 MB where each takes four bytes."""

_LOOKS = 1.0
"""Seconds between two looks of a worker whether its run lives; a killed run cannot tell its workers to end."""

_LONGEST_FAULT = 200
"""Characters of a crash's own words that are kept."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some items in the order in which they were brought, and those articles among them that are to be read."""

    items: tuple[Article | SetAside, ...]
    unread: tuple[Article, ...]

    @property
    def characters(self) -> int:
        """The length of all texts, read or not."""
        return sum(len(item.text) for item in self.items if isinstance(item, Article))


def attempt(article: Article, reader: Reader) -> Outcome:
    """What a reader makes of an article, or, where it crashes, the article set aside with the fault.

    Any fault is caught here, and where a reader looks ahead: one article must not stop the others. RunStopped passes.
    """
    try:
        return admit(article, reader.read(article), reader.version)
    except RunStopped:
        raise
    except SetAside as fault:
        return fault
    except Exception as fault:  # noqa: BLE001 - whatever a reader does wrong, the other articles are read
        step = traceback.extract_tb(fault.__traceback__)[-1]
        words = f"{type(fault).__name__} in {Path(step.filename).name}:{step.lineno}: {fault}"
        where = f"{article.file or 'article'} ({article.given_id}, {article.id})"
        return SetAside(
            f"the reader failed: {words[:_LONGEST_FAULT]}", where, "Report it; all other articles are read."
        )


def attempt_all(articles: Sequence[Article], reader: Reader) -> list[Outcome]:
    """What a reader makes of each article, after it has looked at all of them where it can."""
    if isinstance(reader, LooksAhead):
        try:
            reader.look_ahead(articles)
        except RunStopped:
            raise
        except Exception:  # noqa: BLE001 - as above: the article at fault meets it again when it is read by itself
            return [attempt(article, reader) for article in articles]
    return [attempt(article, reader) for article in articles]


def read_batches(
    batches: Iterator[Batch], reader: Reader, workers: int = 1, load: Callable[[], Reader] | None = None
) -> Generator[tuple[Batch, list[Outcome]]]:
    """The batches in order, with an outcome for each unread article; read here, or by so many processes.

    Processes take the next batch when they have done with one, so none waits for another; batches that are done wait
    for those before them, and no more are brought in while so many are on the way that memory would grow.

    Where processes can be forked they share the reader and its tables; elsewhere each gets its own from `load`, or a
    copy of the reader. Raises RunStopped where a process dies.
    """
    if workers <= 1:
        for batch in batches:
            yield batch, attempt_all(batch.unread, reader)
        return
    forked = sys.platform.startswith("linux")
    context = get_context("fork" if forked else "spawn")
    pool = ProcessPoolExecutor(workers, context, _begin, (load if load and not forked else partial(_same, reader),))
    others, done = set(active_children()), False
    try:
        yield from _in_order(pool, batches, workers * _BATCHES_AHEAD)
        done = True
    except BrokenProcessPool:
        remedy = "Run again with --workers 1; what has been read is kept and not read again."
        raise RunStopped("a worker process died (out of memory?)", f"{workers} workers", remedy) from None
    finally:
        if not done:  # nobody waits for what is being read now
            for child in set(active_children()) - others:
                child.terminate()
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, batches: Iterator[Batch], most: int) -> Iterator[tuple[Batch, list[Outcome]]]:
    """The batches as they come, read in the pool, about `most` of them on the way at most."""
    waiting: deque[tuple[Batch, Future[list[Outcome]]]] = deque()
    ahead = 0
    for batch in batches:
        waiting.append((batch, pool.submit(_read, batch.unread) if batch.unread else _done([])))
        ahead += batch.characters
        while waiting and (len(waiting) > most or ahead > _CHARACTERS_AHEAD or waiting[0][1].done()):
            first, outcomes = waiting.popleft()
            ahead -= first.characters
            yield first, outcomes.result()
    while waiting:
        first, outcomes = waiting.popleft()
        yield first, outcomes.result()


def _done(outcomes: list[Outcome]) -> Future[list[Outcome]]:
    """What nobody needs to be asked for."""
    future = Future[list[Outcome]]()
    future.set_result(outcomes)
    return future


def _same(reader: Reader) -> Reader:
    return reader


_READER: list[Reader] = []
"""The reader of this worker process."""


def _begin(load: Callable[[], Reader]) -> None:
    """Prepare a worker process: one thread, one reader. The keyboard ends the run, and the run ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _READER[:] = [load()]


def _end_with(run: int) -> None:
    """End this process soon after the run that began it, which was killed if it did not end this one itself."""
    while os.getppid() == run:
        time.sleep(_LOOKS)
    os._exit(1)


def _read(articles: tuple[Article, ...]) -> list[Outcome]:
    """One batch in a worker process."""
    outcomes = attempt_all(articles, _READER[0])
    _set_apart()
    return outcomes


@cache
def _set_apart() -> None:
    """Keep what this process has loaded with its first articles out of the rounds of Python's collector, once."""
    gc.freeze()
