"""An undated report joins the one event of those days, or of the same words, that it can be: same type and parties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from relazione.resolve.engagements import (
    days_fit,
    delegations_fit,
    names_fit,
    persons_meet,
    sides_meet,
    state_keys,
    subjects_fit,
    two_sided,
)
from relazione.resolve.places import places_fit
from relazione.resolve.report import Report, shared
from relazione.resolve.rule import LOOSE, Key, Match, Rule

_LATE = 3  # days after an event during which the papers still tell of it without a date
_AHEAD = 14  # days before a planned event in which it is announced without a date
_TOGETHER = 1  # days between two papers that both tell of an event without a date
_TWIN_WORDS = 0.3  # least share of telling words for two undated reports of neighbouring days


def _index(report: Report) -> Iterator[Key]:
    """Under the day of the event, or of publication where the report has no date."""
    day = report.days.first if report.days is not None else report.published
    if day is not None:
        yield from ((report.one("type") or "", *states, _stretch(day)) for states in state_keys(report))


def _probe(report: Report) -> Iterator[Key]:
    """From an undated report: the days around its publication."""
    if report.days is None and report.published is not None:
        days = [_shifted(report.published, shift) for shift in (-_LATE, (_AHEAD - _LATE) // 2, _AHEAD)]
        for stretch in sorted({_stretch(day) for day in days}):
            yield from ((report.one("type") or "", *states, stretch) for states in state_keys(report))


def _shifted(day: date, shift: int) -> date:
    return day + timedelta(days=shift) if date.min.year < day.year < date.max.year else day


def _stretch(day: date) -> str:
    """The stretch of days in which a day lies: half as long as those around a publication, so that three hold all."""
    return str(day.toordinal() // ((_LATE + _AHEAD + 1) // 2))


def _join(one: Report, other: Report) -> Match | None:
    """Only where parties, weekday and place fit; the nearer in time and words, the stronger, never firm."""
    dated, undated = (one, other) if one.days is not None else (other, one)
    if undated.days is not None or undated.published is None or one.claim.article == other.claim.article:
        return None
    if not _same_event(one, other):
        return None
    alike = shared(one.words, other.words)
    if dated.days is None:
        gap = abs((undated.published - dated.published).days) if dated.published else _LATE
        fits = gap <= _TOGETHER and alike >= _TWIN_WORDS
        return Match(LOOSE + alike / 2, "same parties in papers of the same days, none with a date") if fits else None
    gap = (undated.published - dated.days.first).days
    status = undated.one("status") or "happened"
    near = 0 <= gap <= _LATE if status == "happened" else -_AHEAD <= gap <= _LATE
    if not near or not persons_meet(one, other):
        return None
    strength = LOOSE + alike / 2 + 1 / (4 + abs(gap))
    return Match(
        strength, f"same parties; the report without a date is of {undated.published}, the event of {dated.told}"
    )


def _same_event(one: Report, other: Report) -> bool:
    return (
        one.one("type") == other.one("type")
        and two_sided(one, other)
        and sides_meet(one, other)
        and delegations_fit(one, other)
        and days_fit(one, other)
        and places_fit(one, other)
        and names_fit(one, other)
        and subjects_fit(one, other)
    )


RULE = Rule("engagement", _index, _probe, _join)
