"""The days of a visit, and which day a report gives to what it tells."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from tests.read.readers.grammar.proposed import proposals

PUBLISHED = date(2022, 3, 21)  # a Monday
DATED = "19 March 2022, Lima\n\n"


def day_of(text: str, kind: str) -> str | None:
    """The date of the first event of a type that the text could tell of."""
    reading = build_reading(Article(article_id(text, PUBLISHED, None), "sample", text, PUBLISHED))
    for finding in proposals(reading):
        if finding.slots["type"][0].value == kind:
            return next((value.value for value in finding.slots.get("date", ())), None)
    raise AssertionError(f"no {kind}")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Foreign Minister Ana Rojas of Peru arrived in Chile on Friday for a three-day visit.",
            "2022-03-18/2022-03-20",
        ),
        ("Foreign Minister Ana Rojas of Peru concluded a 3-day visit to Chile on Friday.", "2022-03-16/2022-03-18"),
        ("Foreign Minister Ana Rojas of Peru arrived in Chile on Friday for a visit.", "2022-03-18"),
    ],
)
def test_a_visit_lasts_as_many_days_as_it_is_said_to(text: str, days: str) -> None:
    """From the day of arrival, or up to the day on which it ended."""
    assert day_of(text, "visit") == days


def test_a_plan_is_not_dated_back() -> None:
    """A weekday for which something is scheduled is the next such day."""
    text = "Foreign Minister Ana Rojas of Peru is scheduled to fly to Chile on Friday."
    assert day_of(text, "visit") == "2022-03-25"


def test_the_day_of_a_report_is_that_of_its_news_only() -> None:
    """A talk that a dated report tells of was held on its day; aid that it mentions was given nobody knows when."""
    talk = "Peruvian Foreign Minister Ana Rojas met Chilean Ambassador Luis Soto."
    assert day_of(DATED + talk, "meeting") == "2022-03-19"
    assert day_of(DATED + "Peru donated ten ambulances to Chile.", "aid") is None


def test_a_visit_still_going_on_is_not_dated_by_the_report() -> None:
    """Who is on a visit when the report is written came on a day that it does not tell."""
    assert day_of(DATED + "Peruvian Foreign Minister Ana Rojas is on an official visit to Chile.", "visit") is None
