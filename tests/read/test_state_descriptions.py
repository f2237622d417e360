"""Descriptions of states: which state that the text has named "the Baltic state" or "the Kingdom" stands for."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.ingest.article import Article
from relazione.read.build import build_reading

TOLD = [
    ("China spoke of Latvia and Chad.", "the Baltic state", "LVA"),
    ("China spoke of Latvia and Chad.", "the African nation", "TCD"),
    ("Fiji and Peru met in Lima.", "the Pacific island country", "FJI"),
    ("Fiji and Peru met in Lima.", "the South American nation", "PER"),
    ("Oman and Norway met in Oslo.", "the sultanate", "OMN"),
    ("Oman and Norway met in Oslo.", "the Kingdom", "NOR"),
    ("Laos and Kuwait met in Oslo.", "the Southeast Asian nation", "LAO"),
    ("Laos and Kuwait met in Oslo.", "the Gulf state", "KWT"),
]
UNTOLD = [
    ("China spoke of Chad.", "the Baltic state"),  # none is named
    ("China spoke of Chad.", "the state"),  # nothing says which
    ("China spoke of Latvia.", "an African nation"),
    ("China spoke of Latvia.", "the Baltic state of Estonia"),  # told by its name
]


def states_of(text: str, words: str) -> list[str | None]:
    """The states of the mentions that stand on exactly these words."""
    reading = build_reading(Article("x", "x", text, date(2023, 5, 2), None, None))
    start = text.index(words)
    spots = [m for m in reading.mentions if (m.start, m.end) == (start, start + len(words))]
    return [reading.actors[number].state for mention in spots for number in mention.actors]


@pytest.mark.parametrize(("before", "words", "state"), TOLD)
def test_a_description_stands_for_the_state_of_that_kind_named_before(before: str, words: str, state: str) -> None:
    """The last state before it that the words fit."""
    assert states_of(f"{before} He thanked {words} for its help.", words) == [state]


@pytest.mark.parametrize(("before", "words"), UNTOLD)
def test_a_description_that_fits_no_state_named_before_stands_for_none(before: str, words: str) -> None:
    """Nothing is guessed."""
    assert states_of(f"{before} He thanked {words} for its help.", words) == []


def test_a_word_for_one_kind_of_state_stands_for_home_where_none_is_named() -> None:
    """A Thai paper need not say whose kingdom it speaks of; "the Kingdom of" a state is its name."""
    reading = build_reading(
        Article("x", "x", "He thanked Chad for its trust in the Kingdom.", date(2023, 5, 2), None, "Bangkok Post")
    )
    assert "THA" in {reading.actors[number].state for mention in reading.mentions for number in mention.actors}
