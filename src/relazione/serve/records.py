"""Records: one record opened for many threads, each question answered from one state of it."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, cast

from relazione.record.claim import Claim
from relazione.store.browsing import Coverage
from relazione.store.contract import Counts, Extent, Store
from relazione.store.opening import open_store
from relazione.store.view import View, seen

FRESH = 15.0
"""Seconds for which what was told of a record is told again though another program has written to it; what is written
through this server counts at once."""

_MOST_STATES = 256
_MOST_FACTS = 64

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class Stamp:
    """How a record stood at a moment: what the engine says of it, and what was written through this server.

    Two stamps with one `state` are of one state of the record; `when` is the moment of a stamp, in seconds.
    """

    state: str
    written: int
    when: float


class Records:
    """The record of a server: a connection for each thread that reads, one writer at a time."""

    def __init__(self, place: str | Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Serve the record at this place; nothing is opened yet."""
        self.place = place
        self._clock = clock
        self._local = threading.local()
        self._writing = threading.Lock()
        self._noting = threading.Lock()
        self._facts: OrderedDict[Hashable, tuple[Any, Stamp]] = OrderedDict()
        self._stood: OrderedDict[str, float] = OrderedDict()
        self.written = 0

    @contextmanager
    def reading(self, view: View) -> Iterator[Store]:
        """The record as it is seen through a view; all that is asked in the block is of one state.

        Entries are those last worked out: claims that a run of reading has just added wait until it has settled them.
        """
        store = self._own()
        with store.snapshot():
            yield seen(cast(Store, _Settled(store, self)), view)

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The record to write to; others of this server wait, another program's writing is waited for some seconds."""
        with self._writing:
            store = open_store(self.place, create=True)
            try:
                yield store
            finally:
                store.close()
                self.written += 1

    def stamp(self) -> Stamp:
        """How the record stands."""
        now = Stamp(self._own().stamp(), self.written, self._clock())
        with self._noting:
            self._stood[now.state] = now.when
            self._stood.move_to_end(now.state)
            while len(self._stood) > _MOST_STATES:
                self._stood.popitem(last=False)
        return now

    def _own(self) -> Store:
        """The connection of this thread."""
        store: Store | None = getattr(self._local, "store", None)
        if store is None:
            store = self._local.store = open_store(self.place)
        return store

    def holds(self, since: Stamp, lasting: float = FRESH) -> bool:
        """Whether what was told at a stamp may be told again: the record stands so still, or did so many seconds ago.

        When it was last seen to stand so is what counts, however long before that it was told of.
        """
        if since.written != self.written:
            return False
        now = self.stamp()
        return now.state == since.state or now.when - self._stood.get(since.state, since.when) < lasting

    def fact(self, name: Hashable, ask: Callable[[], Fact]) -> Fact:
        """What is told of the whole record, and costs as much as the record is large: kept as long as it holds."""
        kept = self._facts.get(name)
        if kept is not None and self.holds(kept[1]):
            return cast(Fact, kept[0])
        stamp = self.stamp()
        found = ask()
        with self._noting:
            self._facts[name] = (found, stamp)
            while len(self._facts) > _MOST_FACTS:
                self._facts.popitem(last=False)
        return found


class _Settled:
    """A store whose entries count as fresh, so that pages do not work out anew what a run of reading is working out.

    What is told of the whole of it is asked once for many requests.
    """

    def __init__(self, store: Store, records: Records) -> None:
        self._store = store
        self._records = records

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def entries_fresh(self) -> bool:
        """Always."""
        return True

    def unsettled(self, most: int) -> tuple[Claim, ...]:
        """None: they wait."""
        return ()

    def extent(self, until: date | None = None) -> Extent:
        """What the record covers."""
        return self._records.fact(("extent", until), lambda: self._store.extent(until))

    def counts(self) -> Counts:
        """How much it holds."""
        return self._records.fact("counts", self._store.counts)

    def coverage(self) -> tuple[Coverage, ...]:
        """Its articles by day and publisher."""
        return self._records.fact("coverage", self._store.coverage)

    def values(self, slot: str) -> Mapping[str, int]:
        """The values of a slot with their numbers."""
        return self._records.fact(("values", slot), lambda: self._store.values(slot))

    def names(self) -> Iterator[str]:
        """Everybody and every place that is named."""
        return iter(self._records.fact("names", lambda: tuple(self._store.names())))
