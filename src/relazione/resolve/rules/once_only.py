"""What happens once between two parties (relations established, credentials presented) is one event, dated or not."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.resolve.engagements import (
    days_fit,
    delegations_fit,
    happens_once,
    persons_meet,
    sides_meet,
    state_keys,
    two_sided,
)
from relazione.resolve.places import places_fit
from relazione.resolve.report import Report
from relazione.resolve.rule import FIRM, Key, Match, Rule

_PERSONAL = ("credentials", "appointment")  # these happen once to a person, not once between two states


def _keys(report: Report) -> Iterator[Key]:
    if happens_once(report):
        yield from ((report.one("type") or "", *states) for states in state_keys(report))


def _join(one: Report, other: Report) -> Match | None:
    if one.one("type") != other.one("type") or not happens_once(one) or not two_sided(one, other):
        return None
    if not (sides_meet(one, other) and delegations_fit(one, other) and places_fit(one, other)):
        return None
    if one.one("type") in _PERSONAL and not persons_meet(one, other):
        return None
    if days_fit(one, other):
        return Match(FIRM, "same parties, and such a thing happens once")
    return Match(FIRM, f"same parties, and such a thing happens once; the dates disagree ({one.told}, {other.told})")


RULE = Rule("engagement", _keys, _keys, _join)
