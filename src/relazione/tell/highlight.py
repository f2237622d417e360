"""Highlighting: where the words of a search stand in a text, and the sentence that holds most of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from relazione.store.words import phrases_of, words_of
from relazione.tell.sentences import sentence_at

_WORD = re.compile(r"[^\W_]+")
_SPACE = re.compile(r"\s+")
LONGEST = 300  # characters of a sentence shown; a longer one is shown around its first mark
BEFORE = 80  # of them before that mark

Span = tuple[int, int]


def marks(text: str, sought: str) -> list[Span]:
    """The half-open spans of a text in which phrases of a search stand, in order, none overlapping another."""
    tokens = [(match.start(), match.end(), words_of(match[0])) for match in _WORD.finditer(text)]
    phrases = phrases_of(sought)
    found: list[Span] = []
    place = 0
    while place < len(tokens):
        length = max((_length(phrase, tokens[place:]) for phrase in phrases), default=0)
        if length:
            found.append((tokens[place][0], tokens[place + length - 1][1]))
        place += max(1, length)
    return found


def highlighted(text: str, spans: Iterable[Span]) -> str:
    """The text on one line with "**" about each span."""
    told, end = "", 0
    for first, last in spans:
        told += f"{text[end:first]}**{text[first:last]}**"
        end = last
    return _SPACE.sub(" ", told + text[end:]).strip()


def best_sentence(text: str, spans: list[Span]) -> Span:
    """The span of the sentence with most different words marked, the first of several; of a long one a stretch."""
    sentences = dict.fromkeys(sentence_at(text, first, last) for first, last in spans)

    def different(sentence: Span) -> int:
        return len({text[a:b].lower() for a, b in spans if sentence[0] <= a and b <= sentence[1]})

    first, last = max(sentences, key=lambda sentence: (different(sentence), -sentence[0]), default=(0, len(text)))
    if last - first > LONGEST:
        mark = next((a for a, b in spans if first <= a and b <= last), first)
        first = max(first, text.rfind(" ", 0, max(first, mark - BEFORE) + 1) + 1)
        last = max(text.rfind(" ", first, first + LONGEST), min(last, first + BEFORE))
    return first, last


def within(spans: Iterable[Span], stretch: Span) -> list[Span]:
    """The spans that lie in a stretch, counted from its beginning."""
    return [(a - stretch[0], b - stretch[0]) for a, b in spans if stretch[0] <= a and b <= stretch[1]]


def _length(phrase: tuple[str, ...], tokens: list[tuple[int, int, tuple[str, ...]]]) -> int:
    """How many tokens a phrase takes at the beginning of these; 0 where it does not stand there."""
    met: tuple[str, ...] = ()
    for number, (_, _, words) in enumerate(tokens[: len(phrase)], 1):
        met += words
        if met == phrase:
            return number
    return 0
