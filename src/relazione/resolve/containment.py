"""Containment: a visit contains its meetings, a summit what is said and signed there; each stays an entry of its own.

Worked out over entries like a succession: nothing is stored, no report is lost, and the parts keep their own dates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from relazione.codebook.table import rows
from relazione.record.days import Days, days_of
from relazione.record.states import is_state
from relazione.resolve.entry import Entry
from relazione.resolve.places import states_of
from relazione.resolve.standing import Standing
from relazione.resolve.who import same_person

_STAYS_ON = timedelta(days=2)  # a visit told by its first day alone goes on; longer ones are told by both ends
_NEWS = ("meeting", "consultation", "signing", "statement")  # what papers tell without a date while it is new
_OLDER = re.compile(r"\b(?:recent(?:ly)?|last|earlier|previous(?:ly)?|since|already|anniversary|ago)\b", re.IGNORECASE)
_LONGEST = 31  # days; a visit dated by its year contains everything and nothing
_ONE_DAY = timedelta(days=1)

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One entry within another: the ids of both, and why, in words to read."""

    whole: str
    part: str
    words: str


@dataclass(frozen=True, slots=True)
class _Visit:
    """A visit ready to be looked through: guests (who, state), the states that receive, and days with those after."""

    entry: Entry
    guests: tuple[tuple[str, str], ...]
    hosts: frozenset[str]
    days: Days | None


def parts(entries: Iterable[Entry], claims: Mapping[str, Standing]) -> tuple[Part, ...]:
    """Which entries lie within which, each in at most one; ordered by (whole, part).

    The entries are gone through twice. `claims` are theirs, by their ids: what an article tells without a date lies in
    the visit of which the same article tells. A part fits a visit where a guest of the visit and the state that
    receives both take part, on a day of the visit and in no other state. Where two visits fit, the one of fewer days
    has it; where that does not settle it, none.
    """
    dated: dict[_Key, list[_Visit]] = defaultdict(list)
    beside: dict[_Key, list[_Visit]] = defaultdict(list)
    for visit in _visits(entries):
        for guest in sorted({state for _, state in visit.guests}):
            for month in _months(visit.days):
                dated[guest, month].append(visit)
            for article in sorted({claims[key].article for key in visit.entry.claims if key in claims}):
                beside[guest, article].append(visit)
    found = []
    for entry in entries:
        if not _may_lie_within(entry):
            continue
        days = days_of(entry.date) or _reported(entry, claims)
        articles = [] if entry.date else sorted({claims[key].article for key in entry.claims if key in claims})
        near = {v.entry.id: v for state in _states(entry) for at in articles for v in beside[state, at]}
        together = frozenset(near)
        near |= {v.entry.id: v for state in _states(entry) for at in _months(days) for v in dated[state, at]}
        fitting = [near[key] for key in sorted(near) if _fits(entry, None if key in together else days, near[key])]
        part = _part(entry, fitting, together)
        if part is not None:
            found.append(part)
    return tuple(sorted(found, key=lambda p: (p.whole, p.part)))


def _part(entry: Entry, fitting: list[_Visit], together: frozenset[str]) -> Part | None:
    """The part of the visit that fits best; of what has no day, those told in its own article (`together`) go first."""
    fitting.sort(key=lambda v: (v.entry.id not in together, v.days is None, v.days.length if v.days else 0, v.entry.id))
    if not fitting or (len(fitting) > 1 and not _settled(fitting[0], fitting[1], together)):
        return None
    visit = fitting[0]
    if visit.entry.id in together:
        when = "told without a day beside the visit"
    else:
        when = f"on {entry.date}, a day of the visit" if entry.date else "told without a day when the visit was on"
    return Part(visit.entry.id, entry.id, f"the same guest and receiving state, {when}")


def _reported(entry: Entry, claims: Mapping[str, Standing]) -> Days | None:
    """The day on which what is told without a date was new, that of its first report; None for plans and old news."""
    if any(_OLDER.search(claims[key].quote) for key in entry.claims if key in claims):
        return None
    first = days_of(entry.first_attested or "")
    if entry.date or first is None or "happened" not in entry.every("status") or entry.one("type") not in _NEWS:
        return None
    return first


def _settled(one: _Visit, other: _Visit, together: frozenset[str]) -> bool:
    """Whether the first of two visits fits better than the next: by its article, by having days, or fewer of them."""
    if (one.entry.id in together) != (other.entry.id in together):
        return True
    if one.days is None or other.days is None:
        return one.days is not None
    return one.days.length != other.days.length


@cache
def _contained() -> frozenset[str]:
    """The types of engagement that a visit can contain."""
    return frozenset(row["type"] for row in rows("engagement_joining") if row["in_visit"] == "yes")


def _may_lie_within(entry: Entry) -> bool:
    """Whether a visit can contain it; what is told with words for its time but no day ("recently") lies elsewhere."""
    told = bool(entry.date) or not entry.one("when")
    return entry.kind == "engagement" and told and entry.one("type") in _contained() and len(entry.participants) > 1


def _visits(entries: Iterable[Entry]) -> Iterator[_Visit]:
    """The visits of which guests and receiving state are told."""
    for entry in entries:
        if entry.kind != "engagement" or entry.one("type") != "visit":
            continue
        guests = tuple((p.who, p.acts_for) for p in entry.participants if p.role == "guest" and p.acts_for)
        away = {state for _, state in guests}
        hosts = {p.acts_for for p in entry.participants if p.role != "guest" and p.acts_for}
        for place in entry.every("place"):
            hosts |= states_of(place)
        days = days_of(entry.date)
        if guests and hosts - away and (days is None or days.length <= _LONGEST):
            yield _Visit(entry, guests, frozenset(hosts - away), _prolonged(days))


def _prolonged(days: Days | None) -> Days | None:
    return (
        Days(days.first, days.after + _STAYS_ON)
        if days and days.length == 1 and days.after < date.max - _STAYS_ON
        else days
    )


def _fits(entry: Entry, days: Days | None, visit: _Visit) -> bool:
    if days is not None and visit.days is not None and not (days.within(visit.days) or visit.days.within(days)):
        return False
    here = [states_of(place) for place in entry.every("place")]
    if any(states and not states & visit.hosts for states in here):
        return False
    received = visit.hosts & set(_states(entry)) or any(states & visit.hosts for states in here)
    return bool(received) and _guest_takes_part(entry, visit)


def _guest_takes_part(entry: Entry, visit: _Visit) -> bool:
    """Whether a guest of the visit takes part; where the visit names a state only, whoever acts for it."""
    for who, state in visit.guests:
        for side in entry.participants:
            if side.acts_for != state:
                continue
            if is_state(who) or is_state(side.who) or same_person(who, side.who, (state, state), same_office=True):
                return True
    return False


def _states(entry: Entry) -> list[str]:
    return sorted({side.acts_for for side in entry.participants if side.acts_for})


def _months(days: Days | None) -> list[str]:
    """The months (YYYY-MM) that a span of at most two months touches; of a longer one its ends."""
    if days is None:
        return []
    return sorted({days.first.isoformat()[:7], (days.after - _ONE_DAY).isoformat()[:7]})
