"""Crawls: the pages that lists of addresses want, among those that were fetched before; nothing is fetched here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from urllib.parse import urlsplit

from relazione.errors import SetAside
from relazione.ingest.draft import Draft, Wanted

MOST_WANTED = 500_000
"""Addresses looked for in one walk through a crawl; they take some 150 MB, whatever the length of the lists."""

_DIGEST = 8
_FOLLOWED = re.compile(r"^(?:utm_\w+|fbclid|gclid|mc_[ce]id)=")
"""Parts of an address that tell where a reader came from, not what he reads."""


class WantedPages:
    """Addresses that are looked for; those found are struck off, the others can be told at the end."""

    def __init__(self) -> None:
        """Look for nothing yet."""
        self._where: dict[bytes, tuple[str, str]] = {}
        self._found: set[bytes] = set()

    def __len__(self) -> int:
        """How many different addresses are looked for."""
        return len(self._where)

    def add(self, wanted: Wanted) -> None:
        """Look for an address; the same again is looked for once."""
        self._where.setdefault(_digest(wanted.address), (wanted.where, wanted.address))

    def wants(self, address: str) -> bool:
        """Whether an address is looked for."""
        return _digest(address) in self._where

    def take(self, draft: Draft) -> str | None:
        """Strikes off a page by the address it was fetched from or its own; gives where it is wanted, or None."""
        for address in (draft.fetched, draft.url):
            if address and (digest := _digest(address)) in self._where:
                self._found.add(digest)
                return self._where[digest][0]
        return None

    def lacking(self) -> Iterator[SetAside]:
        """A set-aside for each address that was not struck off, in the order in which they were named."""
        for digest, (where, address) in self._where.items():
            if digest not in self._found:
                what = f"a page that the crawl lacks, or holds without an article: {address[:300]}"
                yield SetAside(what, where, "Crawl it, or leave it out.")


def _digest(address: str) -> bytes:
    """The digest of an address without what does not tell pages apart: protocol, www, ports, fragment, tracking."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
        query = "&".join(part for part in parts.query.split("&") if part and not _FOLLOWED.match(part))
        plain = f"{host}{parts.path.rstrip('/')}?{query}"
    except ValueError:  # brackets that are no IPv6 address
        plain = address.strip()
    return blake2b(plain.encode("utf-8", "replace"), digest_size=_DIGEST).digest()
