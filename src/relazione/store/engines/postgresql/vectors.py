"""Vectors: the words of a text as PostgreSQL's full-text search keeps them, told apart by `store.words`."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.store.words import words_of

_LONGEST_WORD = 500
"""Letters of a word that count: PostgreSQL takes 2,046 bytes."""

_MOST_BYTES = 900_000
"""Bytes of all words of a text with their places: PostgreSQL takes a megabyte. What comes after is not found."""

_LAST_PLACE = 16_383
"""PostgreSQL tells places apart as far as here, and 255 of one word; phrases further on in a text are not found."""

_MOST_PLACES = 255


def vector_of(text: str) -> tuple[str, int]:
    """The words of a text with their places, as a tsvector is written, and their number."""
    words = words_of(text)
    places: dict[str, list[int]] = {}
    left = _MOST_BYTES
    for place, word in enumerate(words, 1):
        key = word[:_LONGEST_WORD]
        found = places.setdefault(key, [])
        left -= 4 if found else 8 + 4 * len(key)
        if left < 0:
            break
        if len(found) < _MOST_PLACES and (place <= _LAST_PLACE or not found):
            found.append(min(place, _LAST_PLACE))
    return " ".join(f"'{word}':{','.join(map(str, found))}" for word, found in places.items() if found), len(words)


def query_of(phrases: Sequence[Sequence[str]]) -> str:
    """What a text must hold, as a tsquery is written: every phrase, its words one after the other."""
    return " & ".join(f"({' <-> '.join(map(key_of, phrase))})" for phrase in phrases)


def key_of(word: str) -> str:
    """A word as a tsquery writes it."""
    return f"'{word[:_LONGEST_WORD]}'"
