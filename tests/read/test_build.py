"""What a finished reading promises to the readers of the seven kinds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relazione.read.build import build_reading, quoted_tokens
from relazione.read.reading import Reading
from tests.read.sentences import article_of, ground_of, reading_of

FEW = 80  # examples of a property: each costs a run of the model
PUBLISHERS = st.sampled_from([None, "Seoul Courier (South Korea)", "President of Russia", "The Mirror"])
PIECES = st.sampled_from(
    [
        "LIMA: ", "Korean Ambassador to Pakistan ", "Kim Do-yun ", "President ", "of Peru ", "and ", "his counterpart ",
        "The two leaders ", "both ", "He ", "met ", "the envoy ", ", ", ". ", "\n\n", "“I agree,” ", "’s ", "(", ") ",
        "former ", "H.E. ", "Tehran ", "the foreign ministers of Iran and Turkey ", "- ", "🇰🇷", "\u200b", "İ", "UN ",
    ]
)  # fmt: skip
TEXT = (
    "LIMA: Korean Ambassador to Peru Suh Jinwoo met Peru's President Rosa Quispe on Monday. “I thank Peru,” he said."
    "\n\nThe two leaders of Seoul's friends agreed. The envoy left."
)


def spans(reading: Reading) -> list[tuple[int, int]]:
    """All spans that a reading gives out: of mentions, actors and offices."""
    offices = [office for actor in reading.actors for office in actor.offices]
    return [
        *((m.start, m.end) for m in reading.mentions),
        *((a.start, a.end) for a in reading.actors),
        *((a.state_start, a.state_end) for a in reading.actors),
        *((o.start, o.end) for o in offices),
        *((o.title_start, o.title_end) for o in offices),
        *((o.of_start, o.of_end) for o in offices),
        *((o.to_start, o.to_end) for o in offices),
    ]


@settings(max_examples=FEW)
@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=40), PUBLISHERS)
def test_every_span_lies_in_the_text(text: str, publisher: str | None) -> None:
    """Spans of mentions, actors and offices are never empty and never outside the text, whatever the text."""
    reading = build_reading(article_of(text, publisher))
    assert all(0 <= start < end <= len(text) for start, end in spans(reading))
    for mention in reading.mentions:
        assert reading.parse.span(mention.first, mention.last) == (mention.start, mention.end)
        assert mention.first <= mention.head <= mention.last
        assert mention.actors and all(reading.actors[number].number == number for number in mention.actors)
    for actor in reading.actors:
        assert actor.name and (actor.kind != "state" or actor.state == actor.name)


@settings(max_examples=FEW)
@given(st.lists(PIECES, max_size=25).map("".join), PUBLISHERS)
def test_tokens_lead_to_their_mentions(text: str, publisher: str | None) -> None:
    """Each token leads to the shortest and the longest mention that hold it, each sentence to its section."""
    reading = build_reading(article_of(text, publisher))
    for i in range(len(reading.parse)):
        holding = [m.end - m.start for m in reading.mentions if m.first <= i <= m.last]
        outer, inner = reading.outer(i), reading.inner(i)
        assert (outer is not None, inner is not None) == (bool(holding), bool(holding))
        if outer is not None and inner is not None:
            assert (outer.end - outer.start, inner.end - inner.start) == (max(holding), min(holding))
    assert len(reading.section_of) == len(reading.parse.sentences)
    assert all(0 <= number < len(reading.sections) for number in reading.section_of)


def test_a_reading_is_the_same_every_time() -> None:
    """Two readings of one article are equal."""
    assert build_reading(article_of(TEXT, "The Mirror")) == build_reading(article_of(TEXT, "The Mirror"))


def test_mentions_come_in_order_of_the_text() -> None:
    """Mentions are sorted by their start, outer ones before inner ones, without repetition."""
    keys = [(m.start, -m.end) for m in reading_of(TEXT).mentions]
    assert keys == sorted(keys) and len(set(reading_of(TEXT).mentions)) == len(keys)


def test_a_reading_answers_for_its_spans() -> None:
    """Mentions and dates within a span, actors of a mention and whom they act for are a question away."""
    reading = reading_of(TEXT)
    first = reading.mentions_in(0, TEXT.index(" met "))
    assert [TEXT[m.start : m.end] for m in first] == [
        "LIMA",
        "Korean Ambassador to Peru Suh Jinwoo",
        "Korean",
        "Peru",
    ]
    envoy = reading.actors_of(first[1])[0]
    acts_for = reading.acts_for(envoy)
    assert acts_for is not None and (acts_for.value, TEXT[acts_for.start : acts_for.end]) == ("KOR", "Korean")
    assert reading.who(envoy, first[1]).basis == "stated"
    assert len(reading.dates_in(0, TEXT.index("\n\n"))) == 1
    assert reading.dates_in(0, 4) == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "—", "\u200b", "🇰🇷", "((((", "“”"])
def test_texts_without_words_have_readings(text: str) -> None:
    """A text without a word is read into nothing, not into an error."""
    assert [mention for mention in reading_of(text).mentions if mention.kind == "person"] == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: “We agree.” They left.", ["We", "agree", "."]),
        ('He said: "We agree." They left.', ["We", "agree", "."]),
        ("He said we agree.", []),
    ],
)
def test_quoted_words_are_known(text: str, quoted: list[str]) -> None:
    """Words inside straight and curled quotation marks are told from the others."""
    parse = ground_of(text).parse
    assert [word for word, inside in zip(parse.words, quoted_tokens(parse), strict=True) if inside] == quoted
