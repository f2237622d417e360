"""Labels of turns in a transcript: who speaks until the next."""

from __future__ import annotations

import pytest

from tests.read.readers.grammar.test_speakers_groups import positions

OPENING = (
    "Peruvian President Rosa Quispe met with King Harald II of Norway in Lima.\n\n"
    "President of Peru Rosa Quispe: Your Majesty, we welcome you to Lima.\n\n"
)


@pytest.mark.parametrize(
    "label",
    [
        "King Harald II of Norway",
        "King Harald II of Norway (in Norwegian)",
        "King of Norway and Chairman of the Nordic Council Harald II (retranslated)",
    ],
)
def test_a_label_opens_a_turn_with_the_country_behind_the_name_or_two_offices_before_it(label: str) -> None:
    """What the guest answers is the guest's."""
    told = positions(OPENING + f"{label}: Madam President, I thank you for your hospitality.")
    assert ("Harald II", "appreciate") in told


def test_a_sentence_that_ends_in_a_name_and_a_colon_opens_no_turn() -> None:
    """Its words are no title."""
    told = positions(
        OPENING + "Later a reporter asked King Harald II: I want to know more.\n\nWe thank Norway for its help."
    )
    assert ("Harald II", "appreciate") not in told


@pytest.mark.parametrize(
    "heading",
    [
        "Remarks by President Rosa Quispe at the State Dinner",
        "President Rosa Quispe's Joint Press Statement",
        "TOAST REMARK OF PRESIDENT ROSA QUISPE",
        "Arrival Statement of President Rosa Quispe",
    ],
)
def test_the_heading_of_a_speech_tells_who_says_i(heading: str) -> None:
    """So a speech is its speaker's and not only the state's."""
    told = positions(f"{heading}\n\nI thank Norway for its help. I condemn the terrorist attacks against Chad.")
    assert [who.title() for who, _ in told] == ["Rosa Quispe", "Rosa Quispe"]


def test_the_next_heading_of_a_speech_opens_another() -> None:
    """The answer to a toast is the guest's."""
    told = positions(
        "Toast Remarks by President Rosa Quispe\n\nYour Majesty, I thank Norway for its help.\n\n"
        "Toast Remarks by King Harald II of Norway\n\nMadam President, I condemn the war in Chad."
    )
    assert told == [("Rosa Quispe", "appreciate"), ("Harald II", "condemn")]


def test_a_heading_over_an_article_about_a_speech_opens_none() -> None:
    """What others say below it is theirs."""
    told = positions(
        "Remarks by President Rosa Quispe draw praise\n\nKing Harald II of Norway thanked Peru for its help."
    )
    assert told == [("Harald II", "appreciate")]
