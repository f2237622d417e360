"""The cache: answers given again while the record stands as it stood, or has been written to only just now."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from relazione.serve.records import Records

FRESH = 15.0
"""Seconds for which an answer is given again though another program writes to the record; what is written through this
server counts at once."""

_MOST_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: body, media type, ETag, and the name of the file where it is one to keep."""

    body: bytes
    media: str
    etag: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    answer: Answer
    stamp: tuple[int, str]
    written: int
    made: float


def answer_of(body: bytes, media: str, file: str = "") -> Answer:
    """The answer with this body; its ETag is a hash of it."""
    return Answer(body, media, f'"{blake2b(body, digest_size=12).hexdigest()}"', file)


class Cache:
    """Keeps answers by their address; the least used go first. Of one that is old only one caller makes a new one."""

    def __init__(self, records: Records, clock: Callable[[], float] = time.monotonic) -> None:
        """Keep answers out of these records."""
        self._records = records
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._making: dict[str, threading.Lock] = {}
        self._bytes = 0
        self._lock = threading.Lock()

    def found(self, key: str) -> Answer | None:
        """The answer kept for an address, None where there is none or the record has changed since."""
        kept = self._kept.get(key)
        if kept is None or not self._holds(kept):
            return None
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
        return kept.answer

    def given(self, key: str, make: Callable[[], Answer]) -> Answer:
        """The answer for an address: as kept, else made. While one caller makes it others get the last one, if any."""
        found = self.found(key)
        if found is not None:
            return found
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        old = self._kept.get(key)
        if not making.acquire(blocking=old is None or old.written != self._records.written):
            assert old is not None
            return old.answer
        try:
            found = self.found(key)
            if found is None:
                stamp, written = self._records.stamp(), self._records.written
                found = make()
                self._keep(key, _Kept(found, stamp, written, self._clock()))
            return found
        finally:
            making.release()
            with self._lock:
                self._making.pop(key, None)

    def _holds(self, kept: _Kept) -> bool:
        if kept.written != self._records.written:
            return False
        return self._clock() - kept.made < FRESH or self._still(kept)

    def _still(self, kept: _Kept) -> bool:
        """Whether the record stands as it stood; then the answer is as good as new."""
        return self._records.stamp() == kept.stamp

    def _keep(self, key: str, kept: _Kept) -> None:
        with self._lock:
            before = self._kept.pop(key, None)
            self._bytes += len(kept.answer.body) - (len(before.answer.body) if before else 0)
            self._kept[key] = kept
            while self._bytes > _MOST_BYTES and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= len(gone.answer.body)
