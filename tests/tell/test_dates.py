"""Dates in English."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relazione.tell.wording.dates import (
    anniversary,
    first_day,
    last_day,
    next_anniversary,
    on,
    ordinal,
    some_time,
    words,
)

DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2400, 1, 1))


@pytest.mark.parametrize(
    ("value", "said", "with_preposition"),
    [
        ("2022-09-14", "14 September 2022", "on 14 September 2022"),
        ("2022-05", "May 2022", "in May 2022"),
        ("2022", "2022", "in 2022"),
        ("2022-09-14/2022-09-16", "14 to 16 September 2022", "from 14 to 16 September 2022"),
        ("2022-05-28/2022-06-03", "28 May to 3 June 2022", "from 28 May to 3 June 2022"),
        ("2021-12-30/2022-01-02", "30 December 2021 to 2 January 2022", "from 30 December 2021 to 2 January 2022"),
        ("2022-03/2022-05", "March to May 2022", "from March to May 2022"),
        ("2019/2022", "2019 to 2022", "from 2019 to 2022"),
        ("2017-01-01/2022-12-31", "2017 to 2022", "from 2017 to 2022"),
        ("2022-05-01/2022-05-31", "May 2022", "in May 2022"),
        ("2022-09-14/2022-09-14", "14 September 2022", "on 14 September 2022"),
        ("2021/..", "from 2021 on", "from 2021 on"),
        ("../2022-03", "up to March 2022", "up to March 2022"),
        ("2022-13", "2022-13", "2022-13"),
        ("last spring", "last spring", "last spring"),
    ],
)
def test_a_date_reads_as_english(value: str, said: str, with_preposition: str) -> None:
    """ISO dates, months, years and intervals read as a diplomat writes them; what is no date comes back as it is."""
    assert (words(value), on(value)) == (said, with_preposition)


@pytest.mark.parametrize(
    ("value", "said"),
    [("2022-09-14", "on 14 September 2022"), ("2017/2022", "between 2017 and 2022"), ("2021/..", "from 2021 on")],
)
def test_a_day_within_a_span_lies_between_its_ends(value: str, said: str) -> None:
    """What took place on one day of a span took place between its ends."""
    assert some_time(value) == said


@given(DAYS, DAYS)
def test_the_next_anniversary_is_the_first_after(of: date, after: date) -> None:
    """The next anniversary is later than the day it is counted from and than the event, and no earlier one is."""
    found = next_anniversary(of, after)
    assert found > after
    assert found > of
    earlier = anniversary(of, found.year - 1)
    assert earlier <= after or earlier <= of


def test_a_leap_day_has_an_anniversary_each_year() -> None:
    """29 February is remembered on 28 February in a common year."""
    assert next_anniversary(date(2020, 2, 29), date(2021, 1, 1)) == date(2021, 2, 28)
    assert next_anniversary(date(2020, 2, 29), date(2023, 6, 1)) == date(2024, 2, 29)


@given(DAYS, st.integers(min_value=0, max_value=2000))
def test_the_ends_of_a_span_are_days_in_it(first: date, length: int) -> None:
    """The first and the last day of an interval are its ends, both included."""
    last = first + timedelta(days=length)
    value = f"{first.isoformat()}/{last.isoformat()}"
    assert (first_day(value), last_day(value)) == (first, last)


@pytest.mark.parametrize(("number", "said"), [(1, "first"), (10, "tenth"), (11, "11th"), (22, "22nd"), (113, "113th")])
def test_small_numbers_are_words(number: int, said: str) -> None:
    """Ordinals up to the tenth are words."""
    assert ordinal(number) == said
