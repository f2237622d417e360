"""Reports of one type and the same parties in the same telling words tell of one engagement, where dates allow it."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.resolve.engagements import days_fit, lasts, sides_meet, state_keys
from relazione.resolve.report import Report, rare_words, shared
from relazione.resolve.rule import LOOSE, Key, Match, Rule

_LEAST_SHARED = 0.6
_FEWEST_WORDS = 4  # telling words in common; fewer are the formula in which every such meeting is told
_FEWEST_WORDS_ONE_SIDED = 6  # the same where only one party is named, so that parties hardly tell events apart
_LONGEST_ECHO = 3  # days between two papers; later, the same words are a formula used again
_LONGEST_ECHO_LASTING = 31  # the same for what goes on for days


def _keys(report: Report) -> Iterator[Key]:
    if len(report.words) >= _FEWEST_WORDS:
        words = rare_words(report.words, _LEAST_SHARED)
        kind = report.one("type") or ""
        yield from ((kind, *states, word) for states in state_keys(report) for word in words)


def _join(one: Report, other: Report) -> Match | None:
    if one.one("type") != other.one("type") or (one.days is not None and other.days is not None):
        return None
    alike = shared(one.words, other.words)
    fewest = _FEWEST_WORDS if min(len(one.sides), len(other.sides)) > 1 else _FEWEST_WORDS_ONE_SIDED
    if alike < _LEAST_SHARED or len(one.words & other.words) < fewest or _long_apart(one, other):
        return None
    if not (days_fit(one, other) and sides_meet(one, other)):
        return None
    return Match(LOOSE + alike / 2, f"same parties in the same words ({alike:.0%} of them)")


def _long_apart(one: Report, other: Report) -> bool:
    """Whether the papers lie too far apart for the one event; no where a day of publication is not known."""
    if one.published is None or other.published is None:
        return False
    longest = _LONGEST_ECHO_LASTING if lasts(one.one("type") or "") else _LONGEST_ECHO
    return abs((one.published - other.published).days) > longest


RULE = Rule("engagement", _keys, _keys, _join)
