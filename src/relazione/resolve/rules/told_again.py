"""An article that comes back to an event without a new date, name or place tells of it again."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.resolve.engagements import told_again
from relazione.resolve.report import Report
from relazione.resolve.rule import LOOSE, Key, Match, Rule


def _keys(report: Report) -> Iterator[Key]:
    yield report.one("type") or "", report.claim.article


def _join(one: Report, other: Report) -> Match | None:
    if one.claim.article == other.claim.article and told_again(one, other):
        return Match(LOOSE, "the article comes back to it")
    return None


RULE = Rule("engagement", _keys, _keys, _join)
