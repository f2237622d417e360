"""The cache: answers given again while the record stands as it stood, or is just being written to."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from relazione.serve.records import FRESH, Records, Stamp

LATE = 120.0
"""Seconds since the record stood as an answer tells it, after which the answer is not given any more at all; from
`records.FRESH` on it is given only while it is made anew, so that nobody waits for it."""

_MOST_BYTES = 64 << 20
_BESIDE = 1 << 10


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
    stamp: Stamp

    @property
    def size(self) -> int:
        """Bytes that it takes, with what goes beside the body."""
        return len(self.answer.body) + _BESIDE


def answer_of(body: bytes, media: str, file: str = "") -> Answer:
    """The answer with this body; its ETag is a hash of it."""
    return Answer(body, media, f'"{blake2b(body, digest_size=12).hexdigest()}"', file)


class Cache:
    """Keeps answers by their address; the least used go first. Of one that is old only one caller makes a new one."""

    def __init__(self, records: Records) -> None:
        """Keep answers out of these records."""
        self._records = records
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._making: dict[str, threading.Lock] = {}
        self._bytes = 0
        self._lock = threading.Lock()

    def found(self, key: str, lasting: float = FRESH) -> Answer | None:
        """The answer kept for an address, None where there is none or it does not hold; see `Records.holds`."""
        kept = self._kept.get(key)
        if kept is None or not self._records.holds(kept.stamp, lasting):
            return None
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
        return kept.answer

    def given(self, key: str, make: Callable[[], Answer]) -> Answer:
        """The answer for an address: as kept, else made, by one of those who wait for it."""
        found = self.found(key)
        if found is not None:
            return found
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        try:
            with making:
                return self.found(key) or self._made(key, make)
        finally:
            with self._lock:
                self._making.pop(key, None)

    def _made(self, key: str, make: Callable[[], Answer]) -> Answer:
        stamp = self._records.stamp()
        try:
            found = make()
        except Exception:
            self._drop(key)  # what cannot be told any more is not told from memory either
            raise
        self._keep(key, _Kept(found, stamp))
        return found

    def _keep(self, key: str, kept: _Kept) -> None:
        self._drop(key)
        with self._lock:
            self._kept[key] = kept
            self._bytes += kept.size
            while self._bytes > _MOST_BYTES and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= gone.size

    def _drop(self, key: str) -> None:
        with self._lock:
            gone = self._kept.pop(key, None)
            self._bytes -= gone.size if gone else 0
