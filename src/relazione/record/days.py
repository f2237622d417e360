"""Days: half-open spans of days inside, ISO 8601 prefixes and EDTF outside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ONE_DAY = timedelta(days=1)
OPEN = ".."


@dataclass(frozen=True, slots=True)
class Days:
    """A half-open span of days: `first` is in it, `after` is not. `date.min` and `date.max` stand for open ends."""

    first: date
    after: date

    def meets(self, other: Days) -> bool:
        """Whether the two spans share a day."""
        return self.first < other.after and other.first < self.after

    def within(self, other: Days) -> bool:
        """Whether every day of this span is a day of the other."""
        return other.first <= self.first and self.after <= other.after

    @property
    def length(self) -> int:
        """The number of days in the span."""
        return (self.after - self.first).days


def days_of(iso: str) -> Days | None:
    """The span that an ISO 8601 prefix (2022, 2022-09, 2022-09-14) or an interval A/B stands for.

    ".." opens an end of an interval, B is included in it. None for "", for what is no real date, or runs backwards.
    """
    if "/" not in iso:
        return _prefix_days(iso)
    left, _, right = iso.partition("/")
    first = Days(date.min, date.min) if left == OPEN else _prefix_days(left)
    last = Days(date.max, date.max) if right == OPEN else _prefix_days(right)
    if first is None or last is None or (left == OPEN and right == OPEN):
        return None
    return Days(first.first, last.after) if first.first < last.after and first.first <= last.first else None


def _prefix_days(iso: str) -> Days | None:
    match = _PREFIX.fullmatch(iso)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            after = first + _ONE_DAY
        elif month:
            after = date(first.year + month // 12, month % 12 + 1, 1)
        else:
            after = date(first.year + 1, 1, 1)
    except (ValueError, OverflowError):  # no such day, or a year that the calendar does not reach (0000, 9999)
        return None
    return Days(first, after)


def edtf(days: Days | None) -> str:
    """The span in EDTF (ISO 8601-2): a day, a month, a year, or an interval; "" for None.

    Goes back exactly: `days_of(edtf(d)) == d` for every non-empty span that is not open at both ends.
    """
    if days is None:
        return ""
    first, last = days.first, days.after - _ONE_DAY if days.after != date.max else date.max
    for text in (f"{first.year:04}", f"{first.year:04}-{first.month:02}", first.isoformat()):
        if _prefix_days(text) == days:
            return text
    left = OPEN if first == date.min else first.isoformat()
    right = OPEN if days.after == date.max else last.isoformat()
    return f"{left}/{right}"


def narrower(one: str, other: str) -> str:
    """The more precise of two dates of which one lies within the other; the first where neither does."""
    first, second = days_of(one), days_of(other)
    if first is None:
        return other if second is not None else one
    return other if second is not None and second.within(first) else one


def compatible(one: str, other: str) -> bool:
    """Whether two dates can be the same: one lies within the other. An unknown date ("") fits everything."""
    first, second = days_of(one), days_of(other)
    return first is None or second is None or first.within(second) or second.within(first)
