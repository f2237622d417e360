"""What is promised of every text, whatever it holds."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relazione.errors import SetAside
from relazione.ingest.article import Article, article_id
from relazione.ingest.draft import Draft, article_of, day_of


def brought(text: str, published: str | None = None) -> Article | None:
    """The article of a text, None where it is set aside."""
    try:
        return article_of(Draft("id", text, "file:1", "file", published))
    except SetAside:
        return None


@given(st.text())
def test_text_is_in_nfc_and_otherwise_unchanged(text: str) -> None:
    """A text is normalised once and no other character is touched, so offsets found outside fit."""
    article = brought("The envoy. " + text)
    assert article is None or article.text == unicodedata.normalize("NFC", "The envoy. " + text)


@given(st.text(), st.dates())
def test_bringing_in_twice_changes_nothing(text: str, day: date) -> None:
    """An article's text, brought in again with the same day, is the same article."""
    first = brought("x" + text, day.isoformat())
    assert first is None or brought(first.text, day.isoformat()) == first


@given(st.dates(), st.text(alphabet=st.characters(categories=["L", "N", "Z"]), min_size=1))
def test_any_day_in_the_date_line_is_read(day: date, rest: str) -> None:
    """The date line is cut from any text and gives the day it names."""
    article = brought(f" date {day.isoformat()} x{rest}")
    assert article is not None
    assert (article.published, article.text) == (day, unicodedata.normalize("NFC", f"x{rest}"))


@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=50))
def test_no_text_crashes(text: str) -> None:
    """Every string, lone surrogates included, is an article or is set aside."""
    article = brought(text)
    assert article is None or article.text.encode("utf-8")


def test_the_id_depends_on_text_day_and_publisher_alone() -> None:
    """Title, address and given id take no part in the content hash."""
    one = article_of(Draft("a", "Talks.", "f", "f", "2020-01-01", "T", "P", "u"))
    two = article_of(Draft("b", "Talks.", "g", "g", "2020-01-01T09:00", None, " P ", None))
    assert one.id == two.id == article_id("Talks.", date(2020, 1, 1), "P")
    assert one.id != article_of(Draft("a", "Talks.", "f", "f", None, "T", "P", "u")).id


@pytest.mark.parametrize("words", ["2020-01-01T25:00", "2020-01-01 10:00:00Z", " 2020-01-01 "])
def test_the_day_of_a_date_and_time(words: str) -> None:
    """Of a date and time the day is taken as it is written there."""
    assert day_of(words, "f") == date(2020, 1, 1)


def test_no_words_are_no_day() -> None:
    """An empty date is no date, not a wrong one."""
    assert day_of("  ", "f") is None
