"""Whom positions are towards: sentences of our own for each construction."""

from __future__ import annotations

import pytest

from relazione.read.readers.grammar.positions import find
from tests.read.sentences import reading_of

TALKS = (
    "Foreign Minister Astrid Lunde of Norway met Foreign Minister Kwaku Asare of Ghana in Oslo on Monday."
    " Norway and Ghana signed a memorandum. "
)


def towards(text: str) -> list[tuple[str | None, str, str | None]]:
    """The side, stance and addressee of each position of a text."""
    told = []
    for finding in find(reading_of(text)):
        acts_for, stance, addressed = (finding.slots.get(name) for name in ("for", "stance", "towards"))
        assert stance
        told.append(
            (acts_for[0].value if acts_for else None, stance[0].value, addressed[0].value if addressed else None)
        )
    return told


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministers agreed on the importance of a conclusion of the Doha Round.",
        "They agreed to work for peace and stability in the region.",
        "The two sides agreed on the need to help Haiti rebuild its schools.",
    ],
)
def test_two_who_agree_agree_with_each_other(sentence: str) -> None:
    """So the subject on which two sides agree is nobody whom their agreement is towards."""
    assert towards(TALKS + sentence)[-2:] == [("NOR", "agree", "GHA"), ("GHA", "agree", "NOR")]


def test_what_two_say_of_the_world_is_towards_nobody() -> None:
    """So their names, which are the subject of the sentence, do not make one the other's addressee."""
    told = towards(TALKS + "Ms Lunde and Mr Asare reaffirmed the importance of a multilateral trading system.")
    assert told[-2:] == [("NOR", "support", None), ("GHA", "support", None)]


def test_what_two_do_together_in_the_world_is_towards_each_other() -> None:
    """So "our partnership in global health" stays between the two who speak."""
    told = towards(TALKS + "Ms Lunde and Mr Asare reaffirmed their partnership in global health.")
    assert told[-2:] == [("NOR", "support", "GHA"), ("GHA", "support", "NOR")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ms Lunde stressed the importance of the Cancun agreements.",
        "Ms Lunde reaffirmed support for the Nairobi initiative.",
        "Ms Lunde expressed support for the peace talks in Geneva.",
    ],
)
def test_a_city_that_names_or_hosts_talks_is_no_addressee(sentence: str) -> None:
    """So neither the state of the city after which an instrument is called nor that of a venue is addressed."""
    assert towards(TALKS + sentence)[-1][2] in ("GHA", None)


def test_a_body_that_support_is_for_is_addressed() -> None:
    """So "support for ASEAN" is towards ASEAN, though another state is named more often."""
    assert towards(TALKS + "Ms Lunde reaffirmed her support for ASEAN.")[-1] == ("NOR", "support", "ASEAN")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ms Lunde applauded President Kofi Mensah of Ghana for his leadership on peace.",
        "Ms Lunde applauded President Kofi Mensah's leadership on peace.",
    ],
)
def test_who_is_applauded_is_the_person(sentence: str) -> None:
    """So applause for a president, or for his leadership, is for him and not for his state."""
    assert towards(TALKS + sentence)[-1] == ("NOR", "appreciate", "Kofi Mensah")


def test_whose_concern_it_is_is_not_whom_it_concerns() -> None:
    """So "we express our concern at the situation in Chile" is towards Chile, though "our" is the publisher's."""
    text = (
        "Norway and Ghana held talks in Oslo on Monday."
        " We expressed our deep concern at the human rights situation in Chile."
    )
    told = list(find(reading_of(text, "Government of Norway")))
    assert [value.value for finding in told for value in finding.slots.get("towards", ())][-1] == "CHL"


def test_their_commitment_names_nobody() -> None:
    """So what two are committed to in the world is still towards nobody."""
    told = towards(TALKS + "The two ministers reaffirmed their commitment to a multilateral trading system.")
    assert told[-2:] == [("NOR", "support", None), ("GHA", "support", None)]


def test_who_speaks_beside_the_speaker_comes_before_the_state_named_most() -> None:
    """So an article on several guests does not turn the words shared with one towards another."""
    many = "Norway hosted Chile. The school of Chile opened. Chile is a friend of Norway. " * 3
    told = towards(many + TALKS + "The need for closer ties was underlined.")
    assert told[-2:] == [("NOR", "support", "GHA"), ("GHA", "support", "NOR")]


@pytest.mark.parametrize(
    "matter", ["the freedom of navigation", "the fight against climate change", "nuclear disarmament"]
)
def test_what_two_say_of_a_good_of_all_states_is_towards_nobody(matter: str) -> None:
    """The seas, the climate and disarmament concern every state and not the other at the table."""
    told = towards(TALKS + f"The importance of {matter} was underlined.")
    assert told[-2:] == [("NOR", "support", None), ("GHA", "support", None)]
