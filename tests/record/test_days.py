"""Dates: half-open spans of days inside, ISO 8601 prefixes and EDTF outside."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relazione.record.days import Days, compatible, days_of, edtf, narrower

DAYS = st.dates(date(1500, 1, 1), date(2500, 1, 1))


@pytest.mark.parametrize(
    ("told", "first", "after"),
    [
        ("2031", date(2031, 1, 1), date(2032, 1, 1)),
        ("2031-12", date(2031, 12, 1), date(2032, 1, 1)),
        ("2032-02-29", date(2032, 2, 29), date(2032, 3, 1)),
        ("2031-09-14/2031-09-16", date(2031, 9, 14), date(2031, 9, 17)),
        ("2031-09/..", date(2031, 9, 1), date.max),
        ("../2031", date.min, date(2032, 1, 1)),
    ],
)
def test_a_date_is_a_half_open_span(told: str, first: date, after: date) -> None:
    """A prefix stands for all its days, an interval includes its last day, two dots open an end."""
    assert days_of(told) == Days(first, after)


@pytest.mark.parametrize(
    "told",
    [
        "",
        "Thursday",
        "2031-13",
        "2031-02-29",
        "9999-99-99",
        "0000",
        "2031-09-16/2031-09-14",
        "../..",
        "31-1-1",
        "2031/",
    ],
)
def test_what_is_no_date_is_none(told: str) -> None:
    """Words, days that no calendar has, and intervals that run backwards are no dates."""
    assert days_of(told) is None


@given(DAYS, st.integers(1, 4000))
def test_edtf_goes_back(first: date, length: int) -> None:
    """Whatever span is written in EDTF reads back as the same span."""
    days = Days(first, first + timedelta(days=length))
    assert days_of(edtf(days)) == days


def test_edtf_is_the_shortest_form() -> None:
    """A whole year is written as a year, a whole month as a month, an unknown date as nothing."""
    assert [edtf(days_of(told)) for told in ("2031-01-01/2031-12-31", "2031-02-01/2031-02-28", "")] == [
        "2031",
        "2031-02",
        "",
    ]


def test_a_day_fits_its_month() -> None:
    """A day and its month can be one date, two days cannot; an unknown date fits everything."""
    assert compatible("2031-09-14", "2031-09")
    assert compatible("", "2031-09")
    assert not compatible("2031-09-14", "2031-09-15")
    assert narrower("2031-09", "2031-09-14") == "2031-09-14"
    assert narrower("2031-09-14", "2031-09") == "2031-09-14"
    assert narrower("", "2031-09") == "2031-09"
