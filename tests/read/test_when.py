"""The date of an event, as the sentence ties it."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.reading import Reading
from relazione.read.when import article_day, when

MONDAY = date(2023, 11, 20)


def reading_of(text: str, published: date | None = MONDAY) -> Reading:
    """The reading of a text."""
    return build_reading(Article(article_id(text, published, None), "sample", text, published))


@pytest.mark.parametrize(
    ("text", "trigger", "value"),
    [
        ("The two ministers met in Oslo on Wednesday.", "met", "2023-11-15"),
        ("The two ministers will meet in Oslo on Wednesday.", "meet", "2023-11-22"),
        ("On Friday, the president held a meeting with the envoy.", "meeting", "2023-11-17"),
        ("The minister said on Friday that the president visited Oslo in May 2021.", "visited", "2021-05"),
        ("The envoy visited Oslo on Tuesday, and the king will visit Rome next year.", "visited", "2023-11-14"),
        ("They praised the agreement that was signed in 2015.", "praised", None),
        ("The talks lasted for three days.", "talks", None),
        ("The minister announced Friday the king will visit Oslo in May.", "visit", "2024-05"),
        ("The minister told reporters Friday the king would visit Oslo.", "visit", None),
    ],
)
def test_the_date_tied_to_the_verb_is_the_events(text: str, trigger: str, value: str | None) -> None:
    """A date belongs to the verb it hangs on, not to the telling nor to a neighbour."""
    reading = reading_of(text)
    start = text.index(trigger)
    found, _ = when(reading, start, start + len(trigger), reading.parse.token_at(start))
    assert (found.value if found else None) == value


def test_words_without_a_value_are_kept() -> None:
    """In an article without a date the weekday has no value, and its words stay with their preposition."""
    text = "The two ministers met in Oslo on Wednesday."
    value, words = when(reading_of(text, None), 0, len(text))
    assert value is None
    assert words is not None and words.value == "on Wednesday" == text[words.start : words.end]


def test_publication_alone_never_dates_an_event() -> None:
    """Where the words name no day the event has none, whatever day the article was published."""
    text = "The two ministers met in Oslo."
    assert when(reading_of(text), 0, len(text)) == (None, None)


def test_the_day_at_the_head_dates_what_the_report_tells() -> None:
    """A report that is headed by its day and place gives that day to what it tells."""
    text = "October 3, 2005 20:50 Oslo\n\nThe President then held talks with the Prime Minister of Norway."
    reading = reading_of(text, date(2005, 10, 4))
    day = article_day(reading)
    assert day is not None and (day.value, text[day.start : day.end]) == ("2005-10-03", "October 3, 2005")
    value, _ = when(reading, text.index("The President"), len(text))
    assert value is not None and value.value == "2005-10-03"


def test_what_lasts_since_some_time_is_not_dated_by_the_article() -> None:
    """The day of a dated report is not that of what its own words say has gone on since some year."""
    text = "BERN, 20 November 2023\n\nThe envoys met the mayor. The ministry has paid for the school since 2010."
    reading = reading_of(text)
    start = text.index("has paid")
    found, _ = when(reading, start, start + len("has paid"), reading.parse.token_at(start + len("has ")))
    assert found is None
