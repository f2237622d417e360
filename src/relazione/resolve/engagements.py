"""What reports of engagements share and what holds them apart; the rules for engagements rest on this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache, lru_cache
from itertools import combinations

from relazione.codebook.table import rows
from relazione.record.days import Days
from relazione.record.naming import plain
from relazione.record.states import is_state
from relazione.resolve.places import places_fit
from relazione.resolve.report import Report, shared, telling_words
from relazione.resolve.who import same_person, same_side

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTS_OF_DAY = {
    "morning": frozenset({"morning"}),
    "afternoon": frozenset({"afternoon"}),
    "evening": frozenset({"evening", "night", "tonight"}),
}
_FEW_STATES = 3  # up to here every state must be named in both reports; larger gatherings are never listed in full
_MOST_PAIRED_STATES = 6  # beyond this a gathering is found by its states one by one, not by every pair of them
_SHARED_GATHERING = 0.5  # least share of the states of two larger gatherings
SLIP = 3  # days by which two reports of one signing may misdate it
_SAME_WORDS = 0.5  # least share of words for two reports with different days to tell of one signing
_MOST_SINGLE_DAYS = 10  # spans up to this are indexed day by day
_LONGEST_LISTED = 800  # days; a span of more than two years is no date of an event that others can be matched by
_SIGNED = 8  # telling words after the verb within which a report says what was signed
_ANOTHER = re.compile(
    r"\b(?:also|separately|earlier|previous(?:ly)?|last|another) (?:met|meets|meeting|held|talks)\b", re.I
)
_SIGN = re.compile(r"\bsign(?:ed|ing|s)?\b", re.IGNORECASE)
_FEWEST_WORDS = 3  # telling words in common, below which a share means nothing


@cache
def _joining() -> dict[str, dict[str, str]]:
    return {row["type"]: row for row in rows("engagement_joining")}


def group_of(report: Report) -> str:
    """The group of types that careful readers confuse with the report's type."""
    kind = report.one("type") or ""
    return _joining()[kind]["group"] if kind in _joining() else kind


def happens_once(report: Report) -> bool:
    """Whether such a thing happens once between the same parties, so that two dates are two opinions."""
    kind = report.one("type") or ""
    return kind in _joining() and _joining()[kind]["once"] == "yes"


def lasts(kind: str) -> bool:
    """Whether engagements of a type go on for days, so that a span of days says more than one of its days."""
    return kind in _joining() and _joining()[kind]["lasting"] == "yes"


def state_keys(report: Report) -> Iterator[tuple[str, ...]]:
    """The keys under which reports of the same parties meet: pairs of states, or the states of a large gathering."""
    if len(report.states) == 1 or len(report.states) > _MOST_PAIRED_STATES:
        yield from ((state,) for state in report.states)
    else:
        yield from combinations(report.states, 2)


@cache
def _body_words() -> frozenset[str]:
    return frozenset(plain(row["head"]) for row in rows("organisation_words"))


@lru_cache(1 << 16)
def may_be_person(name: str) -> bool:
    """Whether a name may be a person's: no state, and without a word that makes it a body (Ministry, Embassy)."""
    return not is_state(name) and not (set(plain(name).split()) & _body_words())


def sides_meet(one: Report, other: Report) -> bool:
    """Whether the same parties take part in both reports.

    Up to three states must all be the same, larger gatherings at least half; where both reports name persons for a
    state, one person must be the same. Without two states, all actors of the shorter list must be in the longer.
    """
    if one.one("type") == "visit" and not _alike_in(one, other, "guest"):
        return False
    if not _alike_in(one, other, "target"):
        return False
    first, second = (set(report.states) - {"?"} for report in (one, other))
    if len(first) > 1 and len(second) > 1:
        if max(len(first), len(second)) <= _FEW_STATES:
            meet = first == second
        else:
            meet = len(first & second) / len(first | second) >= _SHARED_GATHERING
        return meet and all(_persons_fit(one, other, state) for state in sorted(first & second))
    longer, shorter = (one, other) if len(one.sides) >= len(other.sides) else (other, one)
    return bool(shorter.sides) and all(any(same_side(a, b) for a in longer.sides) for b in shorter.sides)


def _alike_in(one: Report, other: Report, role: str) -> bool:
    """Whether two reports can have the same travellers (guest) or be aimed at the same (target).

    A state is in that role in both, or one names nobody in it. So a visit is not the visit returned, and two states
    that expel each other's diplomats do so twice.
    """
    first, second = ({acts_for or who for who, acts_for, told in r.claim.sides() if told == role} for r in (one, other))
    return not first or not second or bool(first & second)


def _persons_fit(one: Report, other: Report, state: str) -> bool:
    """Whether the persons that two reports name for a state can be the same delegation; yes where one names none."""
    first, second = (
        [who for who, acts_for in r.sides if acts_for == state and may_be_person(who)] for r in (one, other)
    )
    if not first or not second:
        return True
    return any(same_person(a, b, (state, state), same_office=True) for a in first for b in second)


def two_sided(one: Report, other: Report) -> bool:
    """Whether both reports name two sides or more; with one side alone, parties hardly tell one event from the next."""
    return min(len(one.sides), len(other.sides)) > 1


def delegations_fit(one: Report, other: Report) -> bool:
    """Whether the persons and bodies that two reports name for a state can be the same; stricter than `sides_meet`.

    Yes where one of them names the state only.
    """
    for state in sorted(set(one.states) & set(other.states) - {"?"}):
        first, second = ([side for side in r.sides if side[1] == state and not is_state(side[0])] for r in (one, other))
        if first and second and not any(same_side(a, b) for a in first for b in second):
            return False
    return True


def persons_meet(one: Report, other: Report) -> bool:
    """Whether a named person takes part in both reports."""
    return any(
        same_person(who, whom, (state, other_state), same_office=True)
        for who, state in one.sides
        if may_be_person(who)
        for whom, other_state in other.sides
        if may_be_person(whom)
    )


def days_fit(one: Report, other: Report) -> bool:
    """Whether the two dates can be of one event: one within the other, or for visits a day in common; unknown fits."""
    if one.days is None or other.days is None:
        return _weekday_fits(one, other) and _weekday_fits(other, one)
    if one.one("type") == "visit":
        return one.days.meets(other.days)
    if one.days == other.days and one.days.length == 1 and not _hours_fit(one, other):
        return False
    return one.days.within(other.days) or other.days.within(one.days)


def _hours_fit(one: Report, other: Report) -> bool:
    """Whether two reports of one day can be of one hour; a call is of two hours, one at each end."""
    if group_of(one) == "call" or lasts(one.one("type") or "") or lasts(other.one("type") or ""):
        return True
    first, second = _hours(one), _hours(other)
    return not first or not second or bool(first & second)


def _hours(report: Report) -> set[str]:
    """The parts of the day that the report's words for the time name."""
    words = plain(report.one("when") or "").split()
    return {part for part, names in _PARTS_OF_DAY.items() if not names.isdisjoint(words)}


def _weekday_fits(dated: Report, other: Report) -> bool:
    """Whether the weekday that an unresolved report names is that of the other's day, or of its unresolved words."""
    named = _weekdays(other)
    if other.days is not None or not named:
        return True
    if dated.days is not None:
        return dated.days.length > 1 or _WEEKDAYS[dated.days.first.weekday()] in named
    rival = _weekdays(dated)
    return not rival or bool(rival & named)


def _weekdays(report: Report) -> set[str]:
    """The weekdays that the report's words for the time name."""
    return set(_WEEKDAYS) & set(plain(report.one("when") or "").split())


def names_fit(one: Report, other: Report) -> bool:
    """Whether two events can have the same name: one has none, or the names share a telling word."""
    first, second = (telling_words(report.one("name") or "") for report in (one, other))
    return not first or not second or bool(first & second)


def precise(report: Report) -> bool:
    """Whether the report's date is good enough to tell one event from the next: days, not months or years."""
    return report.days is not None and report.days.length <= _MOST_SINGLE_DAYS


def one_signing(one: Report, other: Report) -> bool:
    """Whether two reports with different days tell of one signing: close days, the same words for what is signed."""
    if {one.one("type"), other.one("type")} != {"signing"} or one.days is None or other.days is None:
        return False
    if not (precise(one) and precise(other)) or one.days == other.days:
        return False
    if abs((one.days.first - other.days.first).days) > SLIP:
        return False
    first, second = _signed_words(one), _signed_words(other)
    return len(first & second) >= _FEWEST_WORDS and shared(first, second) >= _SAME_WORDS


def subjects_fit(one: Report, other: Report) -> bool:
    """Whether two reports can tell of one signing by what was signed; yes for every other type."""
    if {one.one("type"), other.one("type")} != {"signing"}:
        return True
    return shared(_signed_words(one), _signed_words(other)) >= _SAME_WORDS


def _signed_words(report: Report) -> frozenset[str]:
    """The words for what is signed: the first telling ones after the verb, else all there are; no dates."""
    *_, after = _SIGN.split(report.claim.quote, maxsplit=1)
    kept = [word for word in plain(after).split() if word in report.words - _date_words() and not word.isdigit()]
    return frozenset(kept[:_SIGNED]) if kept else report.words - _date_words()


@cache
def _date_words() -> frozenset[str]:
    return frozenset(plain(row["word"]) for row in rows("date_words"))


def told_again(one: Report, other: Report) -> bool:
    """Whether two claims of one article are one event: same type and status, and one only says "the talks" of it."""
    if one.one("type") != other.one("type") or _status(one) != _status(other):
        return False
    if not any(_comes_back(report) for report in (one, other)):
        return False
    return places_fit(one, other) and persons_meet(one, other) and _nobody_new(one, other)


def _comes_back(report: Report) -> bool:
    """Whether the quote has no time, place or name of its own and comes back to an event of its type.

    It calls it "the" or "this" one ("during the talks"), or says what was done there ("they discussed").
    """
    if report.told or report.one("when") or report.one("name") or _own_place(report):
        return False
    back = _coming_back(report.one("type") or "")
    return back is not None and back.search(report.claim.quote) is not None and not _ANOTHER.search(report.claim.quote)


def _own_place(report: Report) -> bool:
    """Whether the words of the report itself name its place; else it was taken from the article around it."""
    places = report.claim.slots.get("place", ())
    return any(report.claim.start <= place.start < report.claim.end for place in places)


@cache
def _coming_back(kind: str) -> re.Pattern[str] | None:
    """The words that come back to an event of a type; None where the type has no noun or verb of its own."""
    row = _joining().get(kind, {"nouns": "", "verbs": ""})
    ways = [rf"\b(?:the|this|these|their)\s+(?:\w+\s+)?(?:{row['nouns']})\b"] if row["nouns"] else []
    ways += [rf"\b(?:{row['verbs']})\b"] if row["verbs"] else []
    return re.compile("|".join(ways), re.IGNORECASE) if ways else None


def _nobody_new(one: Report, other: Report) -> bool:
    """Whether everybody whom the shorter list names is in the longer."""
    longer, shorter = (one, other) if len(one.sides) >= len(other.sides) else (other, one)
    return all(any(same_side(a, b) for a in longer.sides) for b in shorter.sides)


def _status(report: Report) -> str:
    return report.one("status") or "happened"


def day_keys(days: Days) -> list[str]:
    """The single days of a short span; the months of a longer one."""
    if days.length > _MOST_SINGLE_DAYS:
        return month_keys(days)
    return [(days.first + timedelta(days=n)).isoformat() for n in range(days.length)]


def month_keys(days: Days) -> list[str]:
    """The months (YYYY-MM) that a span touches; only the first and the last of a very long one."""
    first, last = days.first, days.after - timedelta(days=1)
    if days.length > _LONGEST_LISTED:
        return [first.isoformat()[:7], last.isoformat()[:7]]
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    numbers = range(first.year * 12 + first.month - 1, first.year * 12 + first.month - 1 + count)
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers]
