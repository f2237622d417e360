"""Tongue: whether a text is in English, the one language that is read; others are set aside, not misread."""

from __future__ import annotations

import re

from relazione.errors import SetAside

_COMMON = frozenset(
    "the of to and in a is that for on with as was at by he it be from his are this have not has had but were an which "
    "they their been we who will or its said also after i you our would more she her about when there".split()
)
_LOOKED_AT = 2_000
"""Characters at the beginning that are looked at."""

_FEWEST_WORDS, _FEWEST_LETTERS = 12, 40
"""What is shorter than both can be in any language: a list of names, a line of a table."""

_SHARE = 0.12
"""Share of the commonest words under which a text may be in another language; English news has a fifth to a half."""

_WORD = re.compile(r"[^\W\d_]+")
_ONLY_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()}
_LATIN_END = "\u024f"


def check_tongue(text: str, where: str) -> None:
    """Raises SetAside where a text is in another language than English, with its code (ISO 639) where it can be told.

    A text is in another language where most of its letters are not Latin, or where it has few of the commonest English
    words and, if py3langid is installed, that does not take it for English either.
    """
    start = text[:_LOOKED_AT]
    if start.isascii() and _has_common(start.lower().translate(_ONLY_LETTERS).split()):
        return  # nearly every article; what follows would say the same, and takes five times as long
    words = _WORD.findall(start)
    letters = "".join(words)
    foreign = sum(letter > _LATIN_END for letter in letters)
    if 2 * foreign > len(letters) >= _FEWEST_LETTERS:
        raise _other(_told(start), where)
    running = {word for word in words if word.islower()}  # a list of names is in no language, nor is one word repeated
    if len(running) >= _FEWEST_WORDS and not _has_common([word.lower() for word in words]):
        tongue = _told(start)
        if tongue != "en":
            raise _other(tongue, where)


def _has_common(words: list[str]) -> bool:
    """Whether so many of the words, in small letters, are among the commonest English ones as English has."""
    return sum(map(_COMMON.__contains__, words)) >= _SHARE * len(words)


def _told(text: str) -> str | None:
    """The language by py3langid, None where that is not installed."""
    try:
        import py3langid
    except ImportError:
        return None
    return str(py3langid.classify(text)[0])


def _other(tongue: str | None, where: str) -> SetAside:
    named = f": {tongue}" if tongue else ""
    return SetAside(f"a text in another language than English{named}", where, "Translate it, or leave it out.")
