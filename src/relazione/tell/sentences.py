"""Where the sentences of an article end, for showing words in the sentence that they stand in."""

from __future__ import annotations

import re
from functools import lru_cache

# A sentence ends at a full stop, question or exclamation mark before a space, or at an empty line.
_BREAK = re.compile(r"(?<=[.!?])[”\"’)]*\s+|\n\s*\n")
# What ends in a full stop and not in a sentence: initials, titles, months and the like.
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Sen|Rep|Gov|Hon|Rev|Amb|Jr|Sr|St|No|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_CACHED_TEXTS = 256  # articles whose sentence ends are remembered: one brief cites the same few again and again


@lru_cache(_CACHED_TEXTS)
def breaks(text: str) -> tuple[int, ...]:
    """The offsets at which sentences begin, in order, with 0 first and the length of the text last."""
    found = [0]
    for match in _BREAK.finditer(text):
        if "\n" in match[0] or not _ABBREVIATED.search(text, max(0, match.start() - 8), match.start()):
            found.append(match.end())
    return (*found, len(text)) if found[-1] != len(text) or len(found) == 1 else tuple(found)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The half-open span of the sentence or sentences that a span lies in, without white space at its ends."""
    places = breaks(text)
    first = max((place for place in places if place <= start), default=0)
    last = min((place for place in places if place >= end), default=len(text))
    words = text[first:last]
    return first + len(words) - len(words.lstrip()), last - (len(words) - len(words.rstrip()))


def context(text: str, start: int, end: int, most: int) -> tuple[str, str]:
    """The words before and after a span: the rest of its sentence and the sentence next to it, on either side.

    `before + text[start:end] + after` is a stretch of the text, unchanged; neither has more than `most` characters.
    """
    places = breaks(text)
    first = [place for place in places if place <= start][-2:][0]
    last = [*[place for place in places if place >= end][:2], len(text)][:2][-1]
    return text[max(first, start - most) : start], text[end : min(last, end + most)]
