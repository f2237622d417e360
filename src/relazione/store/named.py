"""Whom and what an entry names: the words under which a store finds it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from relazione.record.claim import Claim
from relazione.record.kind import all_kinds
from relazione.resolve.entries import Circle
from relazione.resolve.entry import Entry
from relazione.resolve.report import Report

_ALSO = ("person", "speaker", "place", "city")
"""Slots that name somebody or a place beside those that hold an actor."""


Names = str | frozenset[str]
"""A name, or several of which one is enough."""

NOBODY: frozenset[str] = frozenset()


def several(names: Names) -> frozenset[str]:
    """The names as a set, also where there is but one."""
    return frozenset([names]) if isinstance(names, str) else names


def is_asked(names: Collection[str], name: Names | None, but: Names) -> bool:
    """Whether what has these names has one of those asked for (None: of any), and none of those to leave out."""
    return (name is None or not several(name).isdisjoint(names)) and several(but).isdisjoint(names)


@cache
def naming_slots(kind: str) -> tuple[str, ...]:
    """The slots of a kind in which an actor, a person or a place stands, sorted."""
    return tuple(sorted(s.name for s in all_kinds()[kind].slots if s.form == "actor" or s.name in _ALSO))


def named(entry: Entry) -> set[str]:
    """Everybody and every place that an entry names, in all spellings."""
    values = [value for slot in naming_slots(entry.kind) for value in entry.slots.get(slot, ())]
    found = {name for value in values for name in (value.value, *value.also)}
    found |= {name for side in entry.participants for name in (side.who, *side.also)}
    return found | {side.acts_for for side in entry.participants if side.acts_for}


def names_by_entry(circle: Circle) -> dict[str, set[str]]:
    """For each entry of a circle, by id, whom and what it names; also by what its claims said before a correction."""
    corrected = {r.id: r for node in circle.nodes for r in node.reports if r.corrected}
    return {entry.id: named(entry) | _uncorrected(entry.claims, corrected) for entry in circle.entries}


def _uncorrected(claims: Iterable[str], corrected: Mapping[str, Report]) -> set[str]:
    if not corrected:
        return set()
    return {name for claim in claims if claim in corrected for name in named_by(corrected[claim].claim)}


def named_by(claim: Claim) -> set[str]:
    """Everybody and every place that a claim names."""
    found = {value for slot in naming_slots(claim.kind) for value in claim.every(slot)}
    return found | {name for who, acts_for, _ in claim.sides() for name in (who, acts_for) if name}


def acting_in(entry: Entry) -> list[tuple[str | None, str | None]]:
    """Who acts for whom in an entry: the sides of an engagement, a tenure's person, a position's speaker."""
    if entry.kind == "engagement":
        return [(side.who, side.acts_for) for side in entry.participants]
    if entry.kind == "tenure":
        return [(entry.one("person"), entry.one("of"))]
    return [(entry.one("speaker"), entry.one("for"))] if entry.kind == "position" else []


def values_of(claim: Claim, slot: str) -> tuple[str, ...]:
    """The values of a slot, or of the sides of an engagement."""
    if slot == "who":
        return tuple(side.who.value for side in claim.participants)
    if slot == "for":
        return tuple(side.acts_for.value for side in claim.participants if side.acts_for)
    if slot == "role":
        return tuple(side.role for side in claim.participants)
    return claim.every(slot)
