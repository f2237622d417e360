"""A full name in an office that one person holds is one tenure, though a report leaves open whom the office serves.

"President Ana Lopez" alone is taken for the president of the state that the article is about. Where another report
says whose president she is, both are of one tenure; two states that words name make two persons.
"""

from __future__ import annotations

from collections.abc import Iterator

from relazione.record.states import is_state
from relazione.resolve.names import SAME, compare_persons, name_parts
from relazione.resolve.posts import held_by_one
from relazione.resolve.report import Report, states_whom
from relazione.resolve.rule import LOOSE, Key, Match, Rule
from relazione.resolve.who import same_actor

_YEARS = 12  # between two reports; later, an office is hardly held by the same person


def _keys(report: Report) -> Iterator[Key]:
    parts = name_parts(report.one("person") or "")
    if len(parts) > 1 and _held_by_one(report):
        office = report.one("office") or ""
        yield office, parts[-1], parts[0][0]
        yield office, parts[0], parts[-1][0]


def _join(one: Report, other: Report) -> Match | None:
    of, other_of = one.one("of") or "", other.one("of") or ""
    if same_actor(of, other_of) or one.one("office") != other.one("office") or not _held_by_one(one):
        return None
    if not (is_state(of) and is_state(other_of)) or (states_whom(one) and states_whom(other)):
        return None
    person, other_person = one.one("person") or "", other.one("person") or ""
    if min(len(name_parts(person)), len(name_parts(other_person))) < 2:
        return None
    if compare_persons(person, other_person) != SAME or _long_apart(one, other):
        return None
    first, second = sorted((of, other_of))
    return Match(
        LOOSE, f"same full name in an office that one holds; of {first} or {second}, and words name one at most"
    )


def _held_by_one(report: Report) -> bool:
    return not report.one("to") and held_by_one(report.one("office") or "", report.one("of") or "", None)


def _long_apart(one: Report, other: Report) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs(one.published.year - other.published.year) > _YEARS


RULE = Rule("tenure", _keys, _keys, _join)
