"""The same person in the same office of the same state or organisation, and to the same one, is one tenure."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.resolve.names import name_parts, organisation_key
from relazione.resolve.report import Report
from relazione.resolve.rule import CERTAIN, LOOSE, Key, Match, Rule
from relazione.resolve.who import same_actor, same_person


def _keys(report: Report) -> Iterator[Key]:
    """Under each part of the name, and each run of parts from either end written as one word."""
    parts = name_parts(report.one("person") or "")
    runs = {"".join(parts[n:]) for n in range(len(parts))} | {"".join(parts[: n + 1]) for n in range(len(parts))}
    office, of = report.one("office") or "", organisation_key(report.one("of") or "")
    yield from ((office, of, part) for part in sorted(runs | set(parts)))


def _join(one: Report, other: Report) -> Match | None:
    """Certain where both name the accreditation alike; loose where one leaves it out or has the family name only."""
    of, other_of = one.one("of") or "", other.one("of") or ""
    if one.one("office") != other.one("office") or not same_actor(of, other_of):
        return None
    person, other_person = one.one("person") or "", other.one("person") or ""
    if not same_person(person, other_person, (of, of), same_office=True):
        return None
    to, other_to = one.one("to"), other.one("to")
    if to and other_to and not same_actor(to, other_to):
        return None
    full = same_person(person, other_person, (of, of)) and bool(to) == bool(other_to)
    words = f"{person} and {other_person}" if person != other_person else person
    strength = CERTAIN if full else LOOSE + _nearness(one, other)
    return Match(strength, f"same person ({words}), same office of {of}")


def _nearness(one: Report, other: Report) -> float:
    """Up to a half where both are attested in one year, less the more years lie between; none where one is undated.

    So a family name goes to the holder of those years, and to nobody where two of that name are as near.
    """
    if one.published is None or other.published is None:
        return 0.0
    return 0.5 / (1 + abs(one.published.year - other.published.year))


RULE = Rule("tenure", _keys, _keys, _join)
