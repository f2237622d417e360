"""Records: one record opened for many threads, each question answered from one state of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from relazione.record.claim import Claim
from relazione.store.contract import Store
from relazione.store.opening import open_store
from relazione.store.view import View, seen


class Records:
    """The record of a server: a connection for each thread that reads, one writer at a time."""

    def __init__(self, place: str | Path) -> None:
        """Serve the record at this place; nothing is opened yet."""
        self.place = place
        self._local = threading.local()
        self._writing = threading.Lock()
        self.written = 0

    @contextmanager
    def reading(self, view: View) -> Iterator[Store]:
        """The record as it is seen through a view; all that is asked in the block is of one state.

        Entries are those last worked out: claims that a run of reading has just added wait until it has settled them.
        """
        store = self._own()
        with store.snapshot():
            yield seen(cast(Store, _Settled(store)), view)

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

    def stamp(self) -> tuple[int, str]:
        """What changes whenever something is written to the record, here or by another program."""
        return self.written, self._own().stamp()

    def _own(self) -> Store:
        """The connection of this thread."""
        store: Store | None = getattr(self._local, "store", None)
        if store is None:
            store = self._local.store = open_store(self.place)
        return store


class _Settled:
    """A store whose entries count as fresh, so that pages do not work out anew what a run of reading is working out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def entries_fresh(self) -> bool:
        """Always."""
        return True

    def unsettled(self, most: int) -> tuple[Claim, ...]:
        """None: they wait."""
        return ()
