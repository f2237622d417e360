"""The same member with the same standing in the same organisation is one membership."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.record.days import compatible
from relazione.resolve.names import organisation_key
from relazione.resolve.report import Report
from relazione.resolve.rule import CERTAIN, FIRM, Key, Match, Rule


def _keys(report: Report) -> Iterator[Key]:
    member, organisation = (
        organisation_key(report.one("member") or ""),
        organisation_key(report.one("organisation") or ""),
    )
    yield member, organisation, report.one("standing") or ""


def _join(one: Report, other: Report) -> Match | None:
    if list(_keys(one)) != list(_keys(other)):
        return None
    since, other_since = one.one("since") or "", other.one("since") or ""
    if compatible(since, other_since):
        return Match(CERTAIN, "same member, organisation and standing")
    return Match(FIRM, f"same member, organisation and standing; the beginnings disagree ({since}, {other_since})")


RULE = Rule("membership", _keys, _keys, _join)
