"""Given ids: those of one file are compared with each other in bounded memory, however many they are."""

from __future__ import annotations

import sqlite3
from hashlib import blake2b

_DIGEST = 8
"""Bytes of the digests by which ids are compared."""

_IN_MEMORY = 500_000
"""Ids of one file that are held in memory, some 75 MB; those after them go to a temporary file, which is slower."""

_CACHE = 64 * 1024
"""KiB of the temporary file that are held in memory."""


class GivenIds:
    """The ids that the articles of one file were given, each with the article that had it first."""

    def __init__(self, in_memory: int = _IN_MEMORY) -> None:
        """None yet."""
        self._most = in_memory
        self._held: dict[bytes, str] = {}
        self._further: sqlite3.Connection | None = None

    def first_with(self, given_id: str, article: str) -> str:
        """The article that had this id first: this one, where none had it before."""
        digest = blake2b(given_id.encode("utf-8"), digest_size=_DIGEST).digest()
        if len(self._held) < self._most:
            return self._held.setdefault(digest, article)
        return self._held.get(digest) or self._first_further(int.from_bytes(digest, "big", signed=True), article)

    def _first_further(self, digest: int, article: str) -> str:
        if self._further is None:
            self._further = _temporary()
        if self._further.execute("INSERT OR IGNORE INTO first VALUES (?, ?)", (digest, article)).rowcount:
            return article
        found: tuple[str] = self._further.execute("SELECT article FROM first WHERE id = ?", (digest,)).fetchone()
        return found[0]

    def close(self) -> None:
        """Let go of the temporary file, if there is one."""
        if self._further is not None:
            self._further.close()


def _temporary() -> sqlite3.Connection:
    """A table in a file that SQLite makes, and that is gone when the connection is closed."""
    further = sqlite3.connect("", check_same_thread=False)
    further.execute(f"PRAGMA cache_size = -{_CACHE}")
    further.execute("PRAGMA journal_mode = OFF")
    further.execute("CREATE TABLE first (id INTEGER PRIMARY KEY, article TEXT NOT NULL)")
    return further
