"""Two reports with dates that agree, of one type of engagement and the same parties, tell of one engagement."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.resolve.engagements import (
    day_keys,
    days_fit,
    group_of,
    month_keys,
    names_fit,
    persons_meet,
    precise,
    sides_meet,
    two_sided,
)
from relazione.resolve.places import places_fit
from relazione.resolve.report import Report, shared
from relazione.resolve.rule import CERTAIN, FIRM, LOOSE, Key, Match, Rule

_BESIDE = 0.5  # taken off where the types are not the same, only of one group
_MONTH = 31  # days
_SHARED_IN_MONTH = 0.2  # least share of telling words where one report dates the event by its month
_SHARED_IN_YEAR = 0.3  # the same where one dates it by its year only
_SHARED_ONE_SIDED = 0.5  # the same where a report names one party only


def _index(report: Report) -> Iterator[Key]:
    if report.days is not None:
        times = [*day_keys(report.days), *month_keys(report.days)]
        yield from ((group_of(report), state, time) for state in report.states for time in times)


def _probe(report: Report) -> Iterator[Key]:
    if report.days is not None:
        times = day_keys(report.days)
        yield from ((group_of(report), state, time) for state in report.states for time in times)


def _join(one: Report, other: Report) -> Match | None:
    """The same day joins firmly; a day within a month or year joins if the words agree and nothing else lies in it."""
    if one.days is None or other.days is None or group_of(one) != group_of(other):
        return None
    if not (days_fit(one, other) and sides_meet(one, other) and names_fit(one, other)):
        return None
    alike = one.one("type") == other.one("type")
    if not alike and one.days != other.days:
        return None  # a meeting on one day of a conference is not the conference
    if precise(one) and precise(other):
        near = places_fit(one, other)
        strength = (CERTAIN if near else FIRM) if alike else FIRM - _BESIDE
        return Match(strength, f"same parties on the same day, {min(one.told, other.told, key=len)}")
    least = _SHARED_IN_MONTH if _short(one, other) else _SHARED_IN_YEAR
    least = least if two_sided(one, other) else _SHARED_ONE_SIDED
    if _same_trip(one, other):
        least = 0.0
    if not alike or not places_fit(one, other) or shared(one.words, other.words) < least:
        return None
    first, second = sorted((one.told, other.told), key=lambda date: (-len(date), date))
    return Match(LOOSE + shared(one.words, other.words) / 2, f"same parties and words, {first} fits {second}")


def _same_trip(one: Report, other: Report) -> bool:
    """Whether both tell of a visit of the same person in one month: nobody visits a country twice in a month."""
    return one.one("type") == "visit" and _short(one, other) and persons_meet(one, other)


def _short(one: Report, other: Report) -> bool:
    """Whether both dates are a month at most."""
    return all(report.days is not None and report.days.length <= _MONTH for report in (one, other))


RULE = Rule("engagement", _index, _probe, _join)
