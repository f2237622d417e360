"""The words of a search, told apart the same way in every engine."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order, in lower case and without accents; "São Tomé-based" is sao, tome, based."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return tuple(word.lower() for word in _WORD.findall(plain))


def holding(words: str, texts: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The ids, sorted, of the texts that hold all the words; none for no words."""
    wanted = set(words_of(words))
    return tuple(sorted(name for name, text in texts if wanted and wanted <= set(words_of(text))))
