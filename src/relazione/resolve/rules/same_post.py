"""A post of the same state in the same state, of one group of posts and in the same city, is one mission."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.record.kinds.mission import post_group
from relazione.record.naming import plain
from relazione.resolve.names import organisation_key
from relazione.resolve.report import Report
from relazione.resolve.rule import CERTAIN, LOOSE, Key, Match, Rule

_ONE_PER_STATE = ("embassy", "high_commission", "permanent_mission")  # a state keeps no second one in the same state


def _keys(report: Report) -> Iterator[Key]:
    of, receiving = organisation_key(report.one("of") or ""), organisation_key(report.one("in") or "")
    yield of, receiving, post_group(report.one("post") or "")


def _join(one: Report, other: Report) -> Match | None:
    if list(_keys(one)) != list(_keys(other)):
        return None
    city, other_city = plain(one.one("city") or ""), plain(other.one("city") or "")
    if city and other_city and city != other_city:
        return None
    settled = city == other_city or post_group(one.one("post") or "") in _ONE_PER_STATE
    return Match(CERTAIN if settled else LOOSE, "same post of the same state in the same place")


RULE = Rule("mission", _keys, _keys, _join)
