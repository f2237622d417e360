"""The same speaker with the same stance in the same words is one position.

Nearly the same words are enough in two articles of about one time; where one has no day, they must be the very same.
A paper that prints them again weeks later tells of the stance taken again.
"""

from __future__ import annotations

from collections.abc import Iterator

from relazione.resolve.report import Report, rare_words, shared
from relazione.resolve.rule import CERTAIN, Key, Match, Rule, near_days
from relazione.resolve.who import same_actor, same_person, same_side

_LEAST_SHARED = 0.7
_FEWEST_WORDS = 4  # telling words in common; fewer are a formula
_LONGEST_ECHO = 31  # days between two papers; later, the same words are a stance taken again
_OWN_ECHO = 3  # days between two articles of one paper, which does not wait for weeks to tell the same again


def _keys(report: Report) -> Iterator[Key]:
    """Under the rarer words of about that time; also under all words together, for a report that has no day."""
    if len(report.words) >= _FEWEST_WORDS:
        stance, state = report.one("stance") or "", report.one("for") or ""
        marks = near_days(report.published, _LONGEST_ECHO) if report.published else ("undated",)
        rare = rare_words(report.words, _LEAST_SHARED)
        yield from ((stance, state, mark, word) for mark in marks for word in rare)
        yield stance, state, *sorted(report.words)


def _join(one: Report, other: Report) -> Match | None:
    alike = shared(one.words, other.words)
    if alike < _LEAST_SHARED or len(one.words & other.words) < _FEWEST_WORDS:
        return None
    if one.one("stance") != other.one("stance") or not _one_time(one, other) or not _one_speaker(one, other):
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


def _one_time(one: Report, other: Report) -> bool:
    if one.published is None or other.published is None:
        return one.published == other.published or one.words == other.words
    publisher = one.facts.publisher
    longest = _OWN_ECHO if publisher and publisher == other.facts.publisher else _LONGEST_ECHO
    return abs((one.published - other.published).days) <= longest


RULE = Rule("position", _keys, _keys, _join)
