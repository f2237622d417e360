"""Reprints: a text that many papers print is read once, where all that reading looks at is the same.

Reading looks at the text, the day of publication and the standing of the publisher, and at nothing else of an article.
What was found in one copy is so what is found in the next, word for word, whatever the order they come in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import blake2b

from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.read.publisher import standing

_KEPT = 256
"""Texts whose findings are kept, the latest read; one takes some 20 kB."""

_DIGEST = 16


class Reprints:
    """The findings of the texts read last."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: dict[object, tuple[Finding, ...]] = {}

    def know(self, article: Article) -> bool:
        """Whether the findings of an article need not be read anew."""
        return _key(article) in self._found

    def findings(self, article: Article, read: Callable[[Article], Iterable[Finding]]) -> tuple[Finding, ...]:
        """The findings of an article; `read` is asked where none with the same words for the same paper was read."""
        key = _key(article)
        found = self._found.pop(key, None)
        if found is None:
            found = tuple(read(article))
            if len(self._found) >= _KEPT:
                del self._found[next(iter(self._found))]
        self._found[key] = found  # the latest used lies last
        return found


def _key(article: Article) -> object:
    """All that reading looks at."""
    text = blake2b(article.text.encode("utf-8"), digest_size=_DIGEST).digest()
    return text, article.published, standing(article.publisher)
