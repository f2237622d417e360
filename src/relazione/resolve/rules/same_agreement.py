"""An instrument of the same type between the same parties, with the same name or day of signing, is one agreement."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from relazione.resolve.agreements import (
    initials,
    names_near,
    names_same,
    parties_meet,
    parties_of,
    signed_fit,
    telling_name,
    types_fit,
)
from relazione.resolve.report import Report
from relazione.resolve.rule import CERTAIN, FIRM, LOOSE, Key, Match, Rule, near_days

_SAME_NEWS = 3  # days between two papers in which "the agreement" is one and the same


def _keys(report: Report) -> Iterator[Key]:
    """Under two parties with each word of the name or its initials; without a name, with the days of the paper."""
    words = [*sorted(telling_name(report) | initials(report))]
    if report.days is not None:
        words.append(report.told)
    if not telling_name(report) and report.published:
        words += near_days(report.published, _SAME_NEWS)
    yield from ((*pair, word) for pair in combinations(sorted(parties_of(report)), 2) for word in words)


def _join(one: Report, other: Report) -> Match | None:
    if not (parties_meet(one, other) and types_fit(one, other)):
        return None
    same_day = one.days is not None and one.days == other.days
    if names_same(one, other):
        words = "same parties and name"
        if signed_fit(one, other):
            return Match(CERTAIN, words)
        return Match(FIRM, f"{words}; the days of signing disagree ({one.told}, {other.told})")
    if not signed_fit(one, other):
        return None
    if names_near(one, other):
        return Match(FIRM if same_day else LOOSE + 0.5, "same parties, names that say the same")
    unnamed = not telling_name(one) or not telling_name(other)
    if same_day and unnamed:
        return Match(FIRM, f"same parties and type, both signed on {one.told}")
    return Match(LOOSE, "same parties, type and days, neither with a name") if _both_unnamed(one, other) else None


def _both_unnamed(one: Report, other: Report) -> bool:
    """Whether both speak of "the agreement" of the day: no name, one type, papers of neighbouring days."""
    if telling_name(one) or telling_name(other) or one.one("type") != other.one("type"):
        return False
    if one.published is None or other.published is None:
        return False
    return abs((one.published - other.published).days) <= _SAME_NEWS


RULE = Rule("agreement", _keys, _keys, _join)
