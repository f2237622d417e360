"""Dates in English, and the plain arithmetic of days that a brief needs; no function here looks at a clock.

Dates are ISO 8601 prefixes (2022, 2022-05, 2022-09-14) or intervals of two of them joined by a slash.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from relazione.record.days import OPEN, days_of

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_REMEMBERED = 1 << 14  # days that need not be worked out again: sorting asks for the same ones over and over
DAY_PRECISION = len("2022-09-14")
MONTH_PRECISION = len("2022-09")
LEAP_DAY = (2, 29)  # an anniversary of 29 February falls on 28 February in a common year


@lru_cache(_REMEMBERED)
def first_day(value: str) -> date | None:
    """The first day that a date or interval covers, None where it is no date or open at that end."""
    days = days_of(value)
    return days.first if days and days.first != date.min else None


@lru_cache(_REMEMBERED)
def last_day(value: str) -> date | None:
    """The last day that a date or interval covers (itself included), None where it is no date or open at that end."""
    days = days_of(value)
    return days.after - timedelta(days=1) if days and days.after != date.max else None


def words(value: str) -> str:
    """A date in words: "14 September 2022", "May 2022", "2022", "14 to 16 September 2022", "from 2021 on".

    What is no date comes back as it is.
    """
    first, slash, second = _whole_spans(value).partition("/")
    if not slash:
        left = _parts(first)
        return _point(left) if left else value
    if first == OPEN or second == OPEN:
        return f"up to {words(second)}" if first == OPEN else f"from {words(first)} on"
    left, right = _parts(first), _parts(second)
    if left is None or right is None:
        return value
    return _point(left) if left == right else f"{_shared(left, right)} to {_point(right)}"


def on(value: str) -> str:
    """A date with its preposition: "on 14 September 2022", "in May 2022", "from 14 to 16 September 2022"."""
    said = words(value)
    if OPEN in value or (said == value and _parts(value) is None):
        return said
    if "/" in value:
        return f"from {said}" if " to " in said else on(_whole_spans(value).partition("/")[0])
    parts = _parts(value)
    return f"{'on' if parts and parts[2] else 'in'} {said}"


def some_time(value: str) -> str:
    """When a thing of one day took place that is known to lie in a span: "on 3 May 2021", "between 2017 and 2022"."""
    said = words(value)
    return f"between {said.replace(' to ', ' and ')}" if " to " in said else on(value)


def iso_words(day: date) -> str:
    """A day in words: "14 September 2022"."""
    return words(day.isoformat())


def anniversary(of: date, year: int) -> date:
    """The anniversary of a day in a year."""
    if (of.month, of.day) == LEAP_DAY and monthrange(year, of.month)[1] < of.day:
        return date(year, of.month, of.day - 1)
    return of.replace(year=year)


def next_anniversary(of: date, after: date) -> date:
    """The first anniversary of `of` that falls later than `after`; never the day itself."""
    year = max(of.year + 1, after.year)
    found = anniversary(of, year)
    return found if found > after else anniversary(of, year + 1)


def ordinal(number: int) -> str:
    """A number as an ordinal: "first" to "tenth", then "11th", "22nd"."""
    if 1 <= number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    tail = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def _whole_spans(value: str) -> str:
    """An interval from the first to the last day of years or of months by those: "2017/2022", "2017-05/2017-05"."""
    first, _, second = value.partition("/")
    if len(first) != DAY_PRECISION or len(second) != DAY_PRECISION:
        return value
    if first.endswith("-01-01") and second.endswith("-12-31"):
        return f"{first[:4]}/{second[:4]}"
    end = _parts(second)
    if first.endswith("-01") and end and end[1] and end[2] == monthrange(end[0], end[1])[1]:
        return f"{first[:MONTH_PRECISION]}/{second[:MONTH_PRECISION]}"
    return value


def _parts(value: str) -> tuple[int, int | None, int | None] | None:
    """Year, month and day of an ISO prefix, None where it is none or names a day that does not exist."""
    found = _POINT.fullmatch(value)
    if not found or days_of(value) is None:
        return None
    return int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None


def _point(parts: tuple[int, int | None, int | None]) -> str:
    year, month, day = parts
    if month is None:
        return str(year)
    return f"{day} {MONTHS[month - 1]} {year}" if day else f"{MONTHS[month - 1]} {year}"


def _shared(left: tuple[int, int | None, int | None], right: tuple[int, int | None, int | None]) -> str:
    """The first end of an interval without what it shares with the second: "14", "28 May", "30 December 2022"."""
    if left[0] != right[0] or left[1] is None or right[1] is None:
        return _point(left)
    if left[1] == right[1]:
        return str(left[2]) if left[2] and right[2] else _point(left)
    month = MONTHS[left[1] - 1]
    return f"{left[2]} {month}" if left[2] else month
