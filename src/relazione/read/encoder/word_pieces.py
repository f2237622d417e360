"""Words cut into the pieces of the encoder's vocabulary, as BERT's uncased tokenizer cuts them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from relazione.codebook.trained import part

OPENING, CLOSING, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_LONGEST = 100  # letters of a word that is still cut
_KEPT_WORDS = 1 << 16


@cache
def _numbers() -> dict[str, int]:
    lines = part("word_pieces.txt").decode("utf-8").splitlines()
    return {piece: number for number, piece in enumerate(lines)}


def number_of(piece: str) -> int:
    """The number of one piece of the vocabulary."""
    return _numbers()[piece]


@lru_cache(maxsize=_KEPT_WORDS)
def pieces_of(word: str) -> tuple[int, ...]:
    """The numbers of the pieces of a word; empty where nothing of it can be printed."""
    return tuple(number for plain in _plain(word) for number in _cut(plain))


def _plain(word: str) -> Iterator[str]:
    """The word without accents in lower case, each mark of punctuation and each Chinese character by itself."""
    held = ""
    for letter in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(letter)
        if kind == "Mn" or kind[0] == "C":
            continue
        alone = kind[0] == "P" or (letter.isascii() and not letter.isalnum()) or "一" <= letter <= "鿿"
        if alone or letter.isspace():
            if held:
                yield held
            held = ""
            if not letter.isspace():
                yield letter
        else:
            held += letter
    if held:
        yield held


def _cut(word: str) -> list[int]:
    """The longest piece that fits, again and again; the unknown piece where none does."""
    table = _numbers()
    found: list[int] = []
    start = 0
    while start < len(word) <= _LONGEST:
        end = len(word)
        while end > start and (word[start:end] if start == 0 else "##" + word[start:end]) not in table:
            end -= 1
        if end == start:
            break
        found.append(table[word[start:end] if start == 0 else "##" + word[start:end]])
        start = end
    return found if start == len(word) else [table[UNKNOWN]]
