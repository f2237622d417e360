"""Two reports of a signing a few days apart, in the same words for what was signed, tell of one and misdate it."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.resolve.engagements import SLIP, one_signing, sides_meet, state_keys
from relazione.resolve.report import Report
from relazione.resolve.rule import FIRM, Key, Match, Rule, near_days


def _keys(report: Report) -> Iterator[Key]:
    if report.one("type") == "signing" and report.days is not None:
        marks = near_days(report.days.first, SLIP)
        yield from ((mark, *states) for mark in marks for states in state_keys(report))


def _join(one: Report, other: Report) -> Match | None:
    if one_signing(one, other) and sides_meet(one, other):
        first, second = sorted((one.told, other.told))
        return Match(FIRM, f"same parties and words for what was signed; the dates disagree ({first}, {second})")
    return None


RULE = Rule("engagement", _keys, _keys, _join)
