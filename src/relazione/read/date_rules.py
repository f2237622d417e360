"""What each pattern of the date grammar means, given the day of publication.

Every function takes the words, the first and last word of the expression (last not included) and the publication day,
and returns a Meaning, or None where the words turn out to be no date. `MEANINGS` pairs the patterns' names with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from relazione.codebook.table import rows
from relazione.read import calendar
from relazione.read.date_parts import STEPS, Meaning, parts_of, unresolved
from relazione.read.date_words import DAY, DECADE, MONTH, WEEK, WEEKEND, YEAR, DateWords

# Bare numbers in these years are read as years without a preposition before them.
PLAIN_YEARS = range(1900, 2036)
YEAR_LEADS = frozenset("pFKBAfeg~(-LTX")
NUMBER_SIGNS = frozenset("$€£¥/#")
PLURALS = ("s", "ren", "men", "people")
SATURDAY = 5
FEW_WEEKS = 28  # days from one month's day to near that of the next
LONG_YEAR, HUNDRED = 1000, 100


def _iso(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """2022-09-14."""
    year, month, day = (int(part) for part in words.lower(first).split("-"))
    value = calendar.iso_day(year, month, day)
    return Meaning(value, "stated") if value else None


def _numeric(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """14/09/2022 or 14.09.2022; where day and month could change places only the year is certain."""
    left, right, year = (int(part) for part in re.split("[./]", words.lower(first)))
    days = {calendar.iso_day(year, right, left), calendar.iso_day(year, left, right)} - {None}
    if not days:
        return None
    return Meaning(min(day for day in days if day) if len(days) == 1 else f"{year:04d}", "stated")


def _day(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """A day with its month, with or without weekday and year."""
    parts = parts_of(words, first, last)
    month, number = parts.months[0], parts.days[0]
    if not calendar.exists(2000, month, number):  # 2000 is a leap year: every day of any year exists in it
        return None
    year, basis = parts.year(published)
    if year is not None:
        value = calendar.iso_day(year, month, number)
        return Meaning(value, basis) if value else None
    if published is None or parts.elsewhere:
        return unresolved()
    near = calendar.nearest_day(month, number, published, parts.weekday) or calendar.nearest_day(
        month, number, published
    )
    if near is None:
        return unresolved()
    ahead = calendar.next_day(month, number, published)
    behind = calendar.iso_day(near.year - 1, month, number) if near > published else None
    return Meaning(near.isoformat(), "resolved", ahead.isoformat() if ahead else None, behind)


def _two_days(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """From one day to another, the month and the year said once or twice."""
    parts = parts_of(words, first, last)
    days, months = parts.days, (parts.months * 2)[:2] if len(parts.months) == 1 else parts.months
    ending, basis = parts.year(published)
    if ending is None and (published is None or parts.elsewhere):
        return unresolved()
    if ending is not None:
        beginning = parts.years[0] if len(parts.years) > 1 else ending - (months[0] > months[1])
        opens, closes = calendar.iso_day(beginning, months[0], days[0]), calendar.iso_day(ending, months[1], days[1])
        value = calendar.interval(opens, closes) if opens and closes else None
        return Meaning(value, basis) if value else None
    assert published is not None
    near = calendar.nearest_day(months[1], days[1], published)
    if near is None:
        return None
    opened = calendar.iso_day(near.year - (months[0] > months[1]), months[0], days[0])
    value = calendar.interval(opened, near.isoformat()) if opened else None
    return Meaning(value, "resolved") if value else None


def _month(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """A month; without a year the nearest one to publication, or the last, this or next of its name."""
    parts = parts_of(words, first, last)
    month = parts.months[0]
    year, basis = parts.year(published)
    if year is not None:
        return Meaning(calendar.iso_month(year, month), basis)
    if published is None or parts.elsewhere:
        return unresolved()
    ahead = calendar.iso_month(published.year + (month < published.month), month)
    if parts.step is None:
        near = calendar.nearest_month(month, published)
        behind = calendar.iso_month(int(near[:4]) - 1, month) if near > published.isoformat() else None
        return Meaning(near, "resolved", ahead, behind)
    if parts.step < 0:
        return Meaning(calendar.iso_month(published.year - (month >= published.month), month), "resolved")
    if parts.step > 0:
        return Meaning(calendar.iso_month(published.year + (month <= published.month), month), "resolved")
    return Meaning(calendar.iso_month(published.year, month), "resolved")


def _two_months(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """From one month to another."""
    parts = parts_of(words, first, last)
    opens, closes = parts.months[0], parts.months[1]
    year, basis = parts.year(published)
    if year is None and (published is None or parts.elsewhere):
        return unresolved()
    if year is None:
        assert published is not None
        year, basis = int(calendar.nearest_month(closes, published)[:4]), "resolved"
    beginning = parts.years[0] if len(parts.years) > 1 else year - (opens > closes)
    value = calendar.interval(calendar.iso_month(beginning, opens), calendar.iso_month(year, closes))
    return Meaning(value, basis) if value else None


def _two_years(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """2010-2014, 2010 to 2014, 2015-16."""
    opens, closes = words.numbers[first], words.numbers[last - 1]
    if closes < HUNDRED:
        closes += opens // HUNDRED * HUNDRED
    value = calendar.interval(f"{opens:04d}", f"{closes:04d}") if closes >= LONG_YEAR else None
    return Meaning(value if value else f"{opens:04d}", "stated")


def _two_weekdays(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """From Monday to Wednesday: the latest such days, the last of them on or before publication."""
    if published is None:
        return unresolved()
    opens, closes = words.numbers[first], words.numbers[last - 1]
    end = calendar.weekday_on_or_before(published, closes)
    ahead = calendar.weekday_on_or_after(published, opens)
    past = calendar.interval(calendar.weekday_on_or_before(end, opens).isoformat(), end.isoformat())
    coming = calendar.interval(ahead.isoformat(), calendar.weekday_on_or_after(ahead, closes).isoformat())
    return Meaning(past, "resolved", coming)


def _numbered_day(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """Today (09), Wednesday (15), Friday the 13th, on the 5th: the day of that number nearest to publication."""
    parts = parts_of(words, first, last)
    if published is None:
        return unresolved()
    around = calendar.shifted(published, parts.offset or 0)
    if parts.weekday is not None:
        around = calendar.weekday_on_or_before(published, parts.weekday)
    number = parts.days[-1]
    near = calendar.nearest_day_of_month(number, around)
    if near is None:
        return None
    if parts.offset is not None or parts.weekday is not None:
        return Meaning(near.isoformat(), "resolved")
    months = [calendar.nearest_day_of_month(number, calendar.shifted(near, days)) for days in (-FEW_WEEKS, FEW_WEEKS)]
    ahead = near if near >= published else months[1]
    behind = near if near <= published else months[0]
    return Meaning(near.isoformat(), "resolved", *(day.isoformat() if day else None for day in (ahead, behind)))


def _weekday(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """A weekday; a bare one is the latest on or before publication, the day itself included."""
    parts = parts_of(words, first, last)
    if published is None or parts.elsewhere or parts.weekday is None:
        return unresolved()
    if "w" in words.letters[first:last] or parts.step == 0:
        return Meaning(calendar.weekday_of_week(published, parts.weekday, parts.step or 0).isoformat(), "resolved")
    if parts.step == -1:
        day = calendar.weekday_on_or_before(calendar.shifted(published, -1), parts.weekday)
    elif parts.step == 1:
        day = calendar.weekday_on_or_after(calendar.shifted(published, 1), parts.weekday)
    else:
        ahead = calendar.weekday_on_or_after(published, parts.weekday)
        return Meaning(
            calendar.weekday_on_or_before(published, parts.weekday).isoformat(), "resolved", ahead.isoformat()
        )
    return Meaning(day.isoformat(), "resolved")


def _day_word(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """Today, yesterday, tomorrow evening, this morning, last night."""
    if published is None:
        return unresolved()
    letter = words.letters[first]
    days = words.numbers[first] if letter == "d" else STEPS[letter]
    return Meaning(calendar.shifted(published, days).isoformat(), "resolved")


def _quarter(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """The third quarter of 2021, as an interval of months; without a year that of the year of publication."""
    parts = parts_of(words, first, last)
    year, basis = parts.year(published)
    number = parts.days[0] if parts.days else 0
    if year is None and published is not None and number:
        return _quarters_around(published, number)
    if year is None or not 1 <= number <= calendar.MONTHS_OF_YEAR // calendar.MONTHS_OF_QUARTER:
        return unresolved()
    return Meaning(_months_of_quarter(year, number), basis)


def _quarters_around(published: date, number: int) -> Meaning:
    """The quarter of that number in the year of publication; the next one where it is told of as yet to come."""
    if number > calendar.MONTHS_OF_YEAR // calendar.MONTHS_OF_QUARTER:
        return unresolved()
    over = number * calendar.MONTHS_OF_QUARTER < published.month
    begun = (number - 1) * calendar.MONTHS_OF_QUARTER < published.month
    return Meaning(
        _months_of_quarter(published.year, number),
        "resolved",
        _months_of_quarter(published.year + over, number),
        _months_of_quarter(published.year - (not begun), number),
    )


def _months_of_quarter(year: int, number: int) -> str | None:
    closes = number * calendar.MONTHS_OF_QUARTER
    opens = closes - calendar.MONTHS_OF_QUARTER + 1
    return calendar.interval(calendar.iso_month(year, opens), calendar.iso_month(year, closes))


def _season(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """The summer of 2021 is 2021 and no more: seasons lie elsewhere on the other half of the globe."""
    parts = parts_of(words, first, last)
    return Meaning(f"{parts.years[0]:04d}", "stated") if parts.years else unresolved()


def _some_time(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """Recently, the coming weeks, that year, the last two days: a time that the calendar cannot tell."""
    return unresolved()


def _near_unit(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """Last week, this month, early next year, earlier this year, the end of the month, later in the week."""
    if words.letters[last - 1] == "e":
        return _ends(words, first, published)
    unit, step = words.numbers[last - 1], STEPS.get(words.letters[last - 2], 0)
    if published is None or words.lower(last - 1).endswith("s"):
        return unresolved()
    if unit == WEEK:
        return Meaning(calendar.week(published, step), "resolved")
    if unit == WEEKEND:
        return Meaning(calendar.weekend(published, step), "resolved")
    if unit == MONTH:
        return Meaning(calendar.iso_month(published.year, published.month + step), "resolved")
    if unit == YEAR:
        return Meaning(f"{published.year + step:04d}", "resolved")
    return unresolved()


def _ends(words: DateWords, first: int, published: date | None) -> Meaning | None:
    """Year's end, month's end; None where no possessive stands between the words."""
    if words.lower(first + 1) not in "'’" or words.lower(first + 2) != "s":
        return None
    if published is None or words.numbers[first] not in (MONTH, YEAR):
        return unresolved()
    return Meaning(published.isoformat()[: 7 if words.numbers[first] == MONTH else 4], "resolved")


def _the_weekend(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """At the weekend: the last one begun on or before publication, or the next one; None for any other unit."""
    if words.numbers[last - 1] != WEEKEND or words.lower(last - 1).endswith("s"):
        return None
    if published is None:
        return unresolved()
    begun = calendar.weekday_on_or_before(published, SATURDAY)
    coming = calendar.weekend(published, 0)
    return Meaning(calendar.weekend(begun, 0), "resolved", coming)


def _ago(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """Two days ago; "several years ago", "nearly ten years ago" and "two days later" stay words."""
    letters = words.letters[first:last]
    inexact = "V" in letters or letters[-1] == "g" or (first > 0 and words.letters[first - 1] == "~")
    if published is None or inexact:
        return unresolved()
    count, unit = words.numbers[first], words.numbers[last - 2]
    if unit == DAY:
        return Meaning(calendar.shifted(published, -count).isoformat(), "resolved")
    if unit == WEEK:
        return Meaning(calendar.week(published, -count), "resolved")
    if unit == MONTH:
        return Meaning(calendar.iso_month(published.year, published.month - count), "resolved")
    years = {YEAR: count, DECADE: count * calendar.YEARS_OF_DECADE}.get(unit)
    if years is None or published.year <= years:
        return unresolved()
    return Meaning(f"{published.year - years:04d}", "resolved")


def _decade(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """The 1990s, 1990/1999."""
    opens = words.numbers[last - 1]
    return Meaning(f"{opens:04d}/{opens + calendar.YEARS_OF_DECADE - 1:04d}", "stated")


def _century(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """The 21st century, 2001/2100; "the first day" and "the 40th week" are no dates."""
    number = words.numbers[last - 2] or words.numbers[last - 3]
    if not words.lower(last - 1).startswith("centur") or number > 21:
        return None
    closes = number * calendar.YEARS_OF_CENTURY
    return Meaning(f"{closes - calendar.YEARS_OF_CENTURY + 1:04d}/{closes:04d}", "stated")


@cache
def _context() -> frozenset[tuple[str, str]]:
    """The neighbours, with their side, that make a four-digit number no year."""
    return frozenset((row["word"], row["side"]) for row in rows("year_context"))


def _year(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """A year, unless its neighbours tell that the number counts or names something (table `year_context`)."""
    number = words.numbers[last - 1]
    before, after = words.lower(last - 2), words.lower(last)
    if (before, "before") in _context() or (after, "after") in _context() or before in NUMBER_SIGNS:
        return None
    led = last > 1 and words.letters[last - 2] in YEAR_LEADS
    of_many = words.letters[last - 2 : last - 1] == "f" or (number % HUNDRED == 0 and not led)
    counts = of_many and after.endswith(PLURALS)
    if counts or (number not in PLAIN_YEARS and not led):
        return None
    return Meaning(f"{number:04d}", "stated")


def _anniversary(words: DateWords, first: int, last: int, published: date | None) -> Meaning | None:
    """The 25th anniversary: no date itself, but it tells the year of what it recalls."""
    years = next((words.numbers[i] for i in range(first, last) if words.letters[i] in "oOZND#"), 0)
    if published is None or not 0 < years < published.year:
        return unresolved()
    return Meaning(None, "unresolved", backward=f"{published.year - years:04d}")


MEANINGS: dict[str, Callable[[DateWords, int, int, date | None], Meaning | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "two_days": _two_days,
    "day": _day,
    "two_months": _two_months,
    "month": _month,
    "two_years": _two_years,
    "two_weekdays": _two_weekdays,
    "numbered_day": _numbered_day,
    "weekday": _weekday,
    "day_word": _day_word,
    "quarter": _quarter,
    "season": _season,
    "anniversary": _anniversary,
    "some_time": _some_time,
    "near_unit": _near_unit,
    "the_weekend": _the_weekend,
    "ago": _ago,
    "every": _some_time,
    "duration": _some_time,
    "decade": _decade,
    "century": _century,
    "year": _year,
}
