"""The article: one text, brought in once, never edited afterwards."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One news item, word for word.

    `id` is the hash of what the reading depends on (text, publication date, publisher); `given_id` is the name its
    bringer gave it (file stem or JSON `id`) and takes no part in the hash. `text` is Unicode NFC; all positions in
    the program are half-open offsets in code points into it. None means not known. `file` is the path, as given, of the
    file it was found in ("-" for standard input); it takes no part in the hash nor in comparison.
    """

    id: str
    given_id: str
    text: str
    published: date | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    file: str | None = field(default=None, compare=False)


def article_id(text: str, published: date | None, publisher: str | None) -> str:
    """The content hash of an article: 24 hexadecimal digits of SHA-256."""
    parts = "\x00".join((text, published.isoformat() if published else "", publisher or ""))
    return hashlib.sha256(parts.encode("utf-8")).hexdigest()[:24]
