"""Speakers of a list: joined by "and" or "together with", counted, met by a host, or named above what they did."""

from __future__ import annotations

import pytest

from tests.read.readers.grammar.test_speakers_groups import positions

LISTED = (
    "Peruvian President Rosa Quispe, Norwegian Prime Minister Astrid Lunde and Ghanaian President Kwaku Asare met in "
    "Oslo. "
)
THREE = ["Rosa Quispe", "Astrid Lunde", "Kwaku Asare"]


def speakers_of(text: str, stance: str) -> list[str]:
    """Who voices a stance in a text, in order."""
    return [speaker for speaker, found in positions(text) if found == stance]


@pytest.mark.parametrize("words", ["The three", "The three leaders", "All three"])
def test_a_number_stands_for_so_many_listed(words: str) -> None:
    """With a noun or alone."""
    assert speakers_of(f"{LISTED}{words} condemned the attack on the convoy.", "condemn") == THREE


@pytest.mark.parametrize("link", ["together with", "along with", "alongside"])
def test_whoever_speaks_together_with_another_speaks(link: str) -> None:
    """Between the subject and its verb."""
    text = f"Norwegian Prime Minister Astrid Lunde, {link} Peruvian President Rosa Quispe, condemned the attack."
    assert speakers_of(text, "condemn") == ["Astrid Lunde", "Rosa Quispe"]


@pytest.mark.parametrize(
    "subject",
    [
        "The Peruvian President, Rosa Quispe, and the Norwegian Prime Minister, Astrid Lunde,",
        "President Quispe and Prime Minister Lunde",
        "Presidents Quispe and Lunde",
    ],
)
def test_both_whom_and_joins_speak_however_they_are_named(subject: str) -> None:
    """With the names in apposition, each with an office, or one office for both."""
    text = f"Peruvian President Rosa Quispe met Norwegian President Astrid Lunde. {subject} condemned the attack."
    assert {speaker.split()[-1] for speaker in speakers_of(text, "condemn")} == {"Quispe", "Lunde"}


def test_they_are_also_the_host_of_a_list() -> None:
    """Whoever met the list is one of them."""
    text = (
        "Ghanaian President Kwaku Asare met today Peruvian President Rosa Quispe, Norwegian Prime Minister Astrid "
        "Lunde and Chadian President Idriss Abakar. They condemned the attack on the convoy."
    )
    assert speakers_of(text, "condemn") == ["Kwaku Asare", "Rosa Quispe", "Astrid Lunde", "Idriss Abakar"]


def test_a_line_with_a_colon_tells_who_did_what_is_listed_below() -> None:
    """Each item without a doer is theirs."""
    text = (
        "Peruvian President Rosa Quispe met Norwegian Prime Minister Astrid Lunde in Oslo.\n\nThe two leaders:\n\n"
        "Welcoming the growth of trade between the two countries;\n\nCondemning the attack on the convoy in Mali."
    )
    assert speakers_of(text, "condemn") == ["Rosa Quispe", "Astrid Lunde"]


def test_a_capital_alone_makes_leaders_no_name() -> None:
    """The word "Leaders" without an article are the two who met."""
    text = (
        "Peruvian President Rosa Quispe met Norwegian Prime Minister Astrid Lunde in Oslo. Following the release of "
        "the report, Leaders agreed to expand trade in fish."
    )
    assert speakers_of(text, "agree") == ["Rosa Quispe", "Astrid Lunde"]


def test_both_cities_are_those_of_the_two_who_met() -> None:
    """A plural that "both" counts stands for two, whatever they are."""
    text = (
        "Peruvian Mayor Rosa Quispe met Norwegian Mayor Astrid Lunde in Oslo. Both cities promised to promote youth "
        "exchanges."
    )
    assert speakers_of(text, "pledge") == ["Rosa Quispe", "Astrid Lunde"]
