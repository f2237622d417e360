"""Offsets in UTF-16 units, for programs that count so; ours are code points."""

from __future__ import annotations

_BEYOND_ONE_UNIT = 0xFFFF
_LAST_OF_ONE_UNIT = chr(_BEYOND_ONE_UNIT)


def beyond_one_unit(text: str) -> tuple[int, ...]:
    """Where the letters of a text stand that take two units, in code points."""
    if text.isascii() or max(text) <= _LAST_OF_ONE_UNIT:
        return ()
    return tuple(at for at, letter in enumerate(text) if letter > _LAST_OF_ONE_UNIT)


def utf16_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The half-open span of code points as one of UTF-16 units: one flag emoji before it moves it by two."""
    first = utf16_length(text[:start])
    return first, first + utf16_length(text[start:end])


def utf16_length(text: str) -> int:
    """The number of UTF-16 units that a text takes: one a code point, two for those beyond the first 65,536."""
    return len(text) + sum(ord(letter) > _BEYOND_ONE_UNIT for letter in text)
