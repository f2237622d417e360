"""The same speaker with the same stance in the same words is one position."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.resolve.report import Report, rare_words, shared
from relazione.resolve.rule import CERTAIN, Key, Match, Rule
from relazione.resolve.who import same_actor, same_person, same_side

_LEAST_SHARED = 0.7
_FEWEST_WORDS = 4  # telling words in common; fewer are a formula
_LONGEST_ECHO = 31  # days between two papers; later, the same words are a stance taken again


def _keys(report: Report) -> Iterator[Key]:
    if len(report.words) >= _FEWEST_WORDS:
        stance, state = report.one("stance") or "", report.one("for") or ""
        yield from ((stance, state, word) for word in rare_words(report.words, _LEAST_SHARED))


def _join(one: Report, other: Report) -> Match | None:
    alike = shared(one.words, other.words)
    if alike < _LEAST_SHARED or len(one.words & other.words) < _FEWEST_WORDS:
        return None
    if one.one("stance") != other.one("stance") or _long_apart(one, other) or not _one_speaker(one, other):
        return None
    if not _one_addressee(one, other):
        return None
    return Match(CERTAIN, f"same speaker and stance in the same words ({alike:.0%} of them)")


def _one_speaker(one: Report, other: Report) -> bool:
    return same_side((one.one("speaker") or "", one.one("for")), (other.one("speaker") or "", other.one("for")))


def _one_addressee(one: Report, other: Report) -> bool:
    """Whether both stances can be towards the same actor; one that is not told fits every other."""
    first, second = one.one("towards"), other.one("towards")
    if not first or not second:
        return True
    return same_actor(first, second) or same_person(first, second)


def _long_apart(one: Report, other: Report) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs((one.published - other.published).days) > _LONGEST_ECHO


RULE = Rule("position", _keys, _keys, _join)
