"""The date grammar: what each way of naming a time means, and that nothing is invented."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relazione.read.dates import DateMention, find_dates, resolve_backward, resolve_forward

MONDAY = date(2023, 11, 20)

STATED = {
    "signed on Sept. 14, 2022": "2022-09-14",
    "on 14 September 2022": "2022-09-14",
    "on the 14th of September 2022": "2022-09-14",
    "on Friday, July 21, 2017": "2017-07-21",
    "2022-09-14": "2022-09-14",
    "on 31/12/2022": "2022-12-31",
    "on 03/04/2022": "2022",  # day and month could change places
    "in May 2022": "2022-05",
    "in 1993": "1993",
    "early 2021": "2021",
    "the end of 2020": "2020",
    "August 2-12, 2022": "2022-08-02/2022-08-12",
    "15-16 September 2022": "2022-09-15/2022-09-16",
    "from 30 December 2022 to 2 January 2023": "2022-12-30/2023-01-02",
    "between 2010 and 2014": "2010/2014",
    "in 2015-16": "2015/2016",
    "from May to July 2021": "2021-05/2021-07",
    "the third quarter of 2021": "2021-07/2021-09",
    "in the 1990s": "1990/1999",
    "in the 19th century": "1801/1900",
    "the summer of 2015": "2015",
    "the last week of September 2022": "2022-09",
}
RESOLVED = {
    "on Wednesday": "2023-11-15",
    "on Monday": "2023-11-20",
    "On Wednesday last": "2023-11-15",
    "last Monday": "2023-11-13",
    "next Monday": "2023-11-27",
    "this Friday": "2023-11-24",
    "Monday of last week": "2023-11-13",
    "on Wednesday, 15 November": "2023-11-15",
    "on Wednesday (15)": "2023-11-15",
    "today (20)": "2023-11-20",
    "yesterday": "2023-11-19",
    "tomorrow evening": "2023-11-21",
    "last night": "2023-11-19",
    "this week": "2023-11-20/2023-11-26",
    "last week": "2023-11-13/2023-11-19",
    "last weekend": "2023-11-18/2023-11-19",
    "later this month": "2023-11",
    "next year": "2024",
    "two days ago": "2023-11-18",
    "three years ago": "2020",
    "from October 18 to 20": "2023-10-18/2023-10-20",
    "from December 30 to January 2": "2023-12-30/2024-01-02",
    "from Monday to Wednesday": "2023-11-13/2023-11-15",
    "from May 1": "2024-05-01",
    "on 5 May last year": "2022-05-05",
    "in October": "2023-10",
    "last September": "2023-09",
    "early next year": "2024",
    "late last year": "2022",
    "the second half of next year": "2024",
    "in the second semester of the year": "2023",
    "at the end of the month": "2023-11",
    "later in the week": "2023-11-20/2023-11-26",
    "by month's end": "2023-11",
    "by year's end": "2023",
    "at the weekend": "2023-11-18/2023-11-19",
    "over the weekend": "2023-11-18/2023-11-19",
    "in the second week of October": "2023-10",
    "in the first quarter": "2023-01/2023-03",
    "the fourth quarter of the year": "2023-10/2023-12",
}
NOT_DATES = (
    "2004 people fled",
    "a survey of 1709 schoolchildren",
    "Resolution 2254",
    "US$2004",
    "2,004",
    "the 2030 Agenda",
    "May I begin",
    "the march on the capital",
    "30 February 2020",
    "the 15th session",
    "the second day",
)
UNRESOLVED = (
    "recently",
    "the coming weeks",
    "the following year",
    "nearly 20 years ago",
    "several years ago",
    "that day",
)


def only(text: str, published: date | None) -> DateMention:
    """The one expression of the text."""
    (mention,) = find_dates(text, published)
    return mention


@pytest.mark.parametrize(("text", "value"), STATED.items())
def test_a_stated_date_needs_no_publication_day(text: str, value: str) -> None:
    """What the words say in full is read with and without a publication date."""
    for published in (MONDAY, None):
        mention = only(text, published)
        assert (mention.value, mention.basis, mention.kind) == (value, "stated", "date")


@pytest.mark.parametrize(("text", "value"), RESOLVED.items())
def test_a_relative_date_is_resolved_against_publication(text: str, value: str) -> None:
    """Relative words get the value that the publication day gives them, and say so."""
    mention = only(text, MONDAY)
    assert (mention.value, mention.basis) == (value, "resolved")


@pytest.mark.parametrize("text", RESOLVED)
def test_a_relative_date_without_publication_keeps_its_words(text: str) -> None:
    """Without a publication date a weekday stays a weekday."""
    mention = only(text, None)
    assert (mention.value, mention.basis, mention.precision) == (None, "unresolved", "none")


@pytest.mark.parametrize("text", NOT_DATES)
def test_numbers_and_words_that_are_no_dates_are_left_alone(text: str) -> None:
    """Counts, document numbers, impossible days and the verb "may" give no date."""
    assert find_dates(text, MONDAY) == ()


@pytest.mark.parametrize("text", UNRESOLVED)
def test_vague_times_have_no_value(text: str) -> None:
    """A vague time is noticed and never given a value."""
    assert only(text, MONDAY).value is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the first anniversary", "anniversary"),
        ("its 40th anniversary", "anniversary"),
        ("for three days", "duration"),
        ("a two-day visit", "duration"),
        ("every year", "set"),
        ("the annual meeting", "set"),
    ],
)
def test_lengths_and_repetitions_are_told_from_dates(text: str, kind: str) -> None:
    """Durations, sets and anniversaries carry their kind and no value."""
    mention = only(text, MONDAY)
    assert (mention.kind, mention.value) == (kind, None)


def test_a_bare_weekday_has_a_reading_in_the_future() -> None:
    """In a sentence about the future "on Wednesday" is the first Wednesday to come."""
    assert resolve_forward(only("on Wednesday", MONDAY)).value == "2023-11-22"
    assert resolve_forward(only("yesterday", MONDAY)).value == "2023-11-19"


def test_a_day_without_a_year_has_a_reading_in_the_past() -> None:
    """In a sentence about the past "May 1" is the latest first of May."""
    assert resolve_backward(only("on May 1", MONDAY)).value == "2023-05-01"


def test_the_weekday_chooses_the_year() -> None:
    """A day named with its weekday lies in a year in which the two agree."""
    assert only("Friday, 15 November", MONDAY).value == "2024-11-15"


@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text_is_read_without_error(text: str, published: date | None) -> None:
    """Every mention lies inside the text, in order, without overlap, and has a value only with a basis."""
    reached = 0
    for mention in find_dates(text, published):
        assert reached <= mention.start < mention.end <= len(text)
        assert (mention.value is None) == (mention.precision == "none")
        reached = mention.end


@given(
    st.lists(
        st.sampled_from(
            "the of 5 14th May Sept . , 2021 Wednesday last next year week two days ago to - ( ) today 1990s".split()
        ),
        max_size=14,
    ),
    st.dates(),
)
def test_any_order_of_date_words_is_read_without_error(words: list[str], published: date) -> None:
    """However date words follow each other, what is found is ISO text that the calendar knows."""
    for mention in find_dates(" ".join(words), published):
        for part in (mention.value or "2000").split("/"):
            date.fromisoformat((part + "-01-01")[:10])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On 3 May 2022 they met. The same day they signed", "2022-05-03"),
        ("On 31 May 2022 they met. The following day they signed", "2022-06-01"),
        ("In March 2012 they met. They signed later that year", "2012"),
        ("They met on Thursday and signed the next day", "2023-11-17"),
    ],
)
def test_what_hangs_on_the_date_before_it_is_counted_from_there(text: str, value: str) -> None:
    """What is "the same day", "the following day" or "that year" gets its value from the last date told."""
    assert find_dates(text, MONDAY)[-1].value == value


@pytest.mark.parametrize("text", ["They signed the following day", "In 2012 they met. They signed the following day"])
def test_what_hangs_on_no_date_as_precise_stays_words(text: str) -> None:
    """Without a day before it, "the following day" has no value."""
    assert find_dates(text, MONDAY)[-1].value is None


@pytest.mark.parametrize(
    ("text", "ahead", "behind"),
    [
        ("at the weekend", "2023-11-25/2023-11-26", None),
        ("in the first quarter", "2024-01/2024-03", "2023-01/2023-03"),
        ("on Monday and on the 28th", "2023-11-28", "2023-10-28"),
    ],
)
def test_a_time_that_comes_round_again_is_read_by_the_time_of_the_sentence(
    text: str, ahead: str, behind: str | None
) -> None:
    """A weekend, quarter or day of the month is the next one in a sentence about the future, the last in one past."""
    mention = find_dates(text, MONDAY)[-1]
    assert resolve_forward(mention).value == ahead
    assert behind is None or resolve_backward(mention).value == behind
