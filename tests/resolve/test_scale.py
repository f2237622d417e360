"""Joining by keys: the work grows with the claims, not with their square."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from relazione.resolve import ArticleFacts
from relazione.resolve.report import report_of
from relazione.resolve.rule import all_rules
from tests.resolve.golden import cases

_DAYS = 400


def test_a_call_is_compared_with_calls_of_its_days_only() -> None:
    """Among calls of one pair of states on 400 days, keys bring together neighbours, not everything with everything."""
    claim = cases()["two-calls-in-a-week"].claims["first call"]
    keys: dict[tuple[str, ...], int] = {}
    for rule in (r for r in all_rules().values() if r.kind == "engagement"):
        for shift in range(_DAYS):
            day = date(2031, 1, 1) + timedelta(days=shift)
            moved = replace(claim, id=f"{shift:04}", article=f"{shift:04}")
            facts = ArticleFacts(moved.article, moved.article, day)
            for key in rule.index(report_of(moved, facts, {"date": day.isoformat()})):
                if day.isoformat() in key:
                    keys[key] = keys.get(key, 0) + 1
    assert keys
    assert max(keys.values()) <= 2
