"""The arithmetic of the calendar: which day, week, month or year a relative expression means, as ISO 8601 text."""

from __future__ import annotations

from datetime import date

DAYS_OF_WEEK = 7
MONTHS_OF_YEAR = 12
MONTHS_OF_QUARTER = 3
YEARS_OF_DECADE = 10
YEARS_OF_CENTURY = 100
# The ISO text of a year, a month and a day has 4, 7 and 10 characters.
PRECISIONS = {4: "year", 7: "month", 10: "day"}


def precision_of(value: str | None) -> str:
    """The precision that the ISO text shows: day | month | year | interval | none."""
    if value is None:
        return "none"
    return "interval" if "/" in value else PRECISIONS[len(value)]


def iso_day(year: int, month: int, day: int) -> str | None:
    """The day as ISO text, None where the calendar has no such day."""
    return date(year, month, day).isoformat() if exists(year, month, day) else None


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def iso_month(year: int, month: int) -> str:
    """The month as ISO text; months below 1 and above 12 run on into the neighbouring years."""
    year, month = year + (month - 1) // MONTHS_OF_YEAR, (month - 1) % MONTHS_OF_YEAR + 1
    return f"{year:04d}-{month:02d}"


def shifted(day: date, days: int) -> date:
    """The day so many days away, held inside the calendar's first and last day."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The latest such weekday (0 Monday) on or before the day, the day itself included."""
    return shifted(day, -((day.weekday() - weekday) % DAYS_OF_WEEK))


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The first such weekday (0 Monday) on or after the day, the day itself included."""
    return shifted(day, (weekday - day.weekday()) % DAYS_OF_WEEK)


def weekday_of_week(day: date, weekday: int, weeks: int) -> date:
    """The weekday of the week (Monday to Sunday) that lies so many weeks from the day's own."""
    return shifted(day, weekday - day.weekday() + DAYS_OF_WEEK * weeks)


def week(day: date, weeks: int) -> str:
    """The week (Monday to Sunday) so many weeks from the day's own, as an interval."""
    return f"{weekday_of_week(day, 0, weeks).isoformat()}/{weekday_of_week(day, 6, weeks).isoformat()}"


def weekend(day: date, weeks: int) -> str:
    """The Saturday and Sunday of the week so many weeks from the day's own, as an interval."""
    return f"{weekday_of_week(day, 5, weeks).isoformat()}/{weekday_of_week(day, 6, weeks).isoformat()}"


def nearest_day(month: int, day: int, around: date, weekday: int | None = None) -> date | None:
    """The day of that month nearest to `around`, the earlier of two equally near; None where no such day exists.

    Where the words name the weekday too, only the years in which it agrees are looked at, five to either side.
    """
    reach = range(-5, 6) if weekday is not None else range(-1, 2)
    years = [around.year + step for step in reach if date.min.year <= around.year + step <= date.max.year]
    days = [date(year, month, day) for year in years if exists(year, month, day)]
    fitting = [found for found in days if weekday is None or found.weekday() == weekday]
    return min(fitting, key=lambda found: (abs(found - around), found), default=None)


def nearest_day_of_month(day: int, around: date) -> date | None:
    """The day with that number nearest to `around` in its own or a neighbouring month, None where there is none."""
    months = [iso_month(around.year, around.month + step) for step in (-1, 0, 1)]
    days = [(int(month[:4]), int(month[5:7]), day) for month in months]
    found = [date(*parts) for parts in days if exists(*parts)]
    return min(found, key=lambda one: (abs(one - around), one), default=None)


def nearest_month(month: int, around: date) -> str:
    """The month of that name nearest to the month of `around`, the earlier of two equally near."""
    distance = (month - around.month) % MONTHS_OF_YEAR
    return iso_month(
        around.year, around.month + (distance if distance < MONTHS_OF_YEAR / 2 else distance - MONTHS_OF_YEAR)
    )


def next_day(month: int, day: int, after: date) -> date | None:
    """The first such day of the year on or after `after`, None where there is none within four years (29 February)."""
    years = range(after.year, min(after.year + 5, date.max.year + 1))
    days = [date(year, month, day) for year in years if exists(year, month, day)]
    return next((found for found in days if found >= after), None)


def interval(first: str, last: str) -> str | None:
    """First and last as an ISO interval; the one value where they are equal, None where they run backwards."""
    if first == last:
        return first
    return f"{first}/{last}" if first < last else None
