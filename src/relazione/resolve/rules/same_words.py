"""Reports of one type and the same parties in the same telling words tell of one engagement, where dates allow it."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.resolve.engagements import days_fit, sides_meet, state_keys
from relazione.resolve.report import Report, rare_words, shared
from relazione.resolve.rule import LOOSE, Key, Match, Rule

_LEAST_SHARED = 0.6
_FEWEST_WORDS = 4  # telling words in common; fewer are the formula in which every such meeting is told
_LONGEST_ECHO = 31  # days between two papers; later, the same words are a formula used again


def _keys(report: Report) -> Iterator[Key]:
    if len(report.words) >= _FEWEST_WORDS:
        words = rare_words(report.words, _LEAST_SHARED)
        kind = report.one("type") or ""
        yield from ((kind, *states, word) for states in state_keys(report) for word in words)


def _join(one: Report, other: Report) -> Match | None:
    if one.one("type") != other.one("type") or (one.days is not None and other.days is not None):
        return None
    alike = shared(one.words, other.words)
    if alike < _LEAST_SHARED or len(one.words & other.words) < _FEWEST_WORDS:
        return None
    if one.published and other.published and abs((one.published - other.published).days) > _LONGEST_ECHO:
        return None
    if not (days_fit(one, other) and sides_meet(one, other)):
        return None
    return Match(LOOSE + alike / 2, f"same parties in the same words ({alike:.0%} of them)")


RULE = Rule("engagement", _keys, _keys, _join)
