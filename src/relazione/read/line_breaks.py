"""Line breaks that only wrap a text at a width, as in mails and scanned releases: the reader reads blanks instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from relazione.read.finding import Finding, Participant, Value

_BREAK = re.compile(r"[^\S\n]*\n\s*")
_FEWEST = 3  # breaks before a small letter that make a text a wrapped one
_MOSTLY = 4  # of so many breaks one must be such, where those before capitals are to wrap too
_FULL = 0.75  # share of the usual width from which on a line is full
_ENDS = frozenset(".!?:;”\"')…*-–—•")
_SHORTEST = 30  # letters of a line that a width may have ended


def unwrapped(text: str) -> tuple[str, Sequence[int]]:
    """The text with one blank for each line break inside a sentence, and the offset that each of its letters had.

    The offsets are empty where the text has no such breaks and is given back as it is.
    """
    breaks = [match.span() for match in _BREAK.finditer(text) if match.start() and match.end() < len(text)]
    wraps = [(start, end) for start, end in breaks if _goes_on(text, start) and text[end].islower()]
    if len(wraps) < _FEWEST:
        return text, ()
    begun = dict(zip((start for start, _ in breaks), (0, *(end for _, end in breaks)), strict=False))
    width = median(start - begun[start] for start, _ in wraps)
    if len(wraps) * _MOSTLY >= len(breaks) and width >= _SHORTEST:
        full = [(start, end) for start, end in breaks if start - begun[start] >= _FULL * width]
        wraps = sorted({*wraps, *((start, end) for start, end in full if _goes_on(text, start))})
    letters: list[str] = []
    offsets: list[int] = []
    done = 0
    for start, end in wraps:
        letters += [text[done:start], " "]
        offsets += [*range(done, start), start]
        done = end
    return "".join([*letters, text[done:]]), [*offsets, *range(done, len(text))]


def _goes_on(text: str, end: int) -> bool:
    """Whether the line that ends before the offset does not end a sentence."""
    return text[end - 1] not in _ENDS


def wrapped(finding: Finding, offsets: Sequence[int]) -> Finding:
    """The finding of an unwrapped text, with the offsets that its words have in the text as it was."""
    start, end = _span(finding.start, finding.end, offsets)
    slots = {name: tuple(_moved(value, offsets) for value in values) for name, values in finding.slots.items()}
    participants = tuple(
        Participant(_moved(one.who, offsets), _moved(one.acts_for, offsets) if one.acts_for else None, one.role)
        for one in finding.participants
    )
    return replace(finding, start=start, end=end, slots=slots, participants=participants)


def _moved(value: Value, offsets: Sequence[int]) -> Value:
    start, end = _span(value.start, value.end, offsets)
    return replace(value, start=start, end=end)


def _span(start: int, end: int, offsets: Sequence[int]) -> tuple[int, int]:
    return (offsets[start], offsets[end - 1] + 1) if 0 <= start < end else (start, end)
