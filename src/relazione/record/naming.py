"""Names reduced to what two spellings of them share, and to how a reader is shown them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[^\w]+")
_UNDERSCORE = "_"
_CACHED_NAMES = 1 << 16  # names recur all the time


@lru_cache(_CACHED_NAMES)
def plain(name: str) -> str:
    """The name without case, accents, hyphens and other marks, words divided by one space; "" for "" and marks alone.

    Letters of every script stay.
    """
    if name.isascii():  # most names: nothing to take apart
        return _NOT_A_WORD.sub(" ", name.replace("'s ", " ").replace(_UNDERSCORE, " ").lower()).strip()
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("'s ", " "))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
    return _NOT_A_WORD.sub(" ", bare.replace(_UNDERSCORE, " ")).strip()
