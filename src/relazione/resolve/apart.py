"""What holds two claims of a kind apart, whatever else speaks for joining them; and what makes them alike beyond doubt.

A rule joins pairs; a third claim may join two that cannot be one (an undated report between two dated calls). Therefore
no two groups are joined of which any two members are held apart here.
"""

from __future__ import annotations

from collections.abc import Callable

from relazione.record.naming import plain
from relazione.record.states import is_state
from relazione.resolve.agreements import acronym_of, names_near, names_same, signed_fit, telling_name
from relazione.resolve.engagements import (
    days_fit,
    group_of,
    happens_once,
    names_fit,
    one_signing,
    sides_meet,
    told_again,
)
from relazione.resolve.names import near_spelling
from relazione.resolve.report import Report, states_whom
from relazione.resolve.who import same_actor, same_person

# Slots whose values say all that rules and `apart` look at: claims alike in them are one without further comparison.
_TELLING_SLOTS = {
    "tenure": ("person", "office", "of", "to"),
    "agreement": ("name", "type", "parties", "signed"),
    "mission": ("of", "in", "post", "city", "date"),
    "membership": ("member", "organisation", "standing", "since"),
    "profile": ("of", "side", "resource", "what"),
}


def alike_key(report: Report) -> tuple[str, ...] | None:
    """What two claims of this kind need to share to be one beyond doubt; None where every claim is to be compared."""
    slots = _TELLING_SLOTS.get(report.claim.kind)
    if slots is None or (report.claim.kind == "agreement" and not telling_name(report)):
        return None
    key = tuple("|".join(sorted(plain(value) for value in report.every(slot))) for slot in slots)
    if report.claim.kind == "tenure":  # family names alone are told apart by the years in which they are attested
        basis = "" if "of" in report.corrected else "|".join(v.basis for v in report.claim.slots.get("of", ()))
        return (*key, basis, str(report.published.year) if report.published else "")
    return key


def apart(one: Report, other: Report) -> bool:
    """Whether two claims of one kind cannot tell of one thing."""
    hold_apart = _APART.get(one.claim.kind)
    return hold_apart is not None and hold_apart(one, other)


def _engagements_apart(one: Report, other: Report) -> bool:
    """Two events of one article; types of two groups; other parties; days that cannot be one."""
    if one.claim.article == other.claim.article and not told_again(one, other):
        return True
    if group_of(one) != group_of(other) or not sides_meet(one, other):
        return True
    if not names_fit(one, other):
        return True
    return not (days_fit(one, other) or one_signing(one, other) or happens_once(one))


def _of_two_states(one: Report, other: Report) -> bool:
    """Whether words name two states that the office serves."""
    of, other_of = one.one("of") or "", other.one("of") or ""
    if of == other_of or not (is_state(of) and is_state(other_of)):
        return False
    return states_whom(one) and states_whom(other)


def _tenures_apart(one: Report, other: Report) -> bool:
    """Two accreditations, or two persons."""
    to, other_to = one.one("to"), other.one("to")
    if to and other_to and not same_actor(to, other_to):
        return True
    if _of_two_states(one, other):
        return True
    of, person, other_person = one.one("of"), one.one("person") or "", other.one("person") or ""
    return not (same_person(person, other_person, (of, of), same_office=True) or near_spelling(person, other_person))


def _agreements_apart(one: Report, other: Report) -> bool:
    """Two names, any difference of names in one article; or two days of signing, unless the name is the same."""
    if one.claim.article == other.claim.article and telling_name(one) != telling_name(other):
        return not acronym_of(one, other)
    if names_same(one, other):
        return False
    named = telling_name(one) and telling_name(other)
    return bool(named and not names_near(one, other)) or not signed_fit(one, other)


def _missions_apart(one: Report, other: Report) -> bool:
    """Two cities."""
    city, other_city = plain(one.one("city") or ""), plain(other.one("city") or "")
    return bool(city and other_city and city != other_city)


def _positions_apart(one: Report, other: Report) -> bool:
    """Two speakers whom one clause names: what they say together is a position of each."""
    if (
        one.claim.article != other.claim.article
        or one.claim.start >= other.claim.end
        or other.claim.start >= one.claim.end
    ):
        return False
    return plain(one.one("speaker") or "") != plain(other.one("speaker") or "")


_APART: dict[str, Callable[[Report, Report], bool]] = {
    "engagement": _engagements_apart,
    "tenure": _tenures_apart,
    "agreement": _agreements_apart,
    "mission": _missions_apart,
    "position": _positions_apart,
}
