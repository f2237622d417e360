"""Who issues an article: all sides of a joint statement, more than two ministers, organisations too."""

from __future__ import annotations

import pytest

from tests.read.readers.grammar.test_speakers_groups import positions

THREE = (
    "Joint Statement of the Ministers of Foreign Affairs of Peru, Norway and Ghana, Lima, 3 May 2023\n\n"
    "The Peruvian Foreign Minister Rosa Quispe received the Norwegian Foreign Minister Astrid Lunde and the Ghanaian "
    "Foreign Minister Kwaku Asare.\n\nThe Ministers condemned the attack on the convoy."
)
WITH_A_BODY = (
    "European Union - Peru: joint press statement\n\nWe met today in Brussels. "
    "We condemned the attack on the convoy in Mali."
)


def test_the_ministers_of_a_joint_statement_are_all_who_sign_it() -> None:
    """And not the two named last."""
    speakers = [speaker for speaker, stance in positions(THREE) if stance == "condemn"]
    assert speakers == ["Rosa Quispe", "Astrid Lunde", "Kwaku Asare"]


def test_we_of_a_joint_statement_is_also_the_organisation() -> None:
    """The sides that its heading names before the words for what it is."""
    speakers = [speaker for speaker, stance in positions(WITH_A_BODY) if stance == "condemn"]
    assert speakers == ["European Union", "PER"]


@pytest.mark.parametrize(
    "opening",
    [
        "Today, we the governments of Peru, Norway and Ghana are pleased to meet.",
        "We, the leaders of Peru, Norway and Ghana, met today in Lima.",
        "We, Peru, Norway and Ghana, met today in Lima.",
    ],
)
def test_those_who_name_themselves_behind_we_speak(opening: str) -> None:
    """All of them, to the end of the text."""
    found = positions(f"{opening}\n\nWe condemn the attack on the convoy in Mali.")
    assert [speaker for speaker, stance in found if stance == "condemn"] == ["PER", "NOR", "GHA"]


def test_we_are_the_two_who_met_at_the_head() -> None:
    """Where nobody says "I"."""
    text = (
        "The President of Peru and the Prime Minister of Norway met in Lima on 3 May 2023.\n\n"
        "We condemn the attack on the convoy in Mali. We will work together for peace."
    )
    assert [speaker for speaker, stance in positions(text) if stance == "condemn"] == ["PER", "NOR"]


def test_we_who_welcome_what_others_signed_are_neither_of_them() -> None:
    """What two others did at the head of a text does not make it theirs."""
    text = (
        "Norway welcomes the news that Peru and Ghana met in Lima.\n\n"
        "We condemn the attack on the convoy in Mali. We will work for peace."
    )
    found = [speaker for speaker, stance in positions(text, "Government of Norway") if stance == "condemn"]
    assert found == ["NOR"]


@pytest.mark.parametrize("place", ["Ghana", "the city of Accra", "Accra", "my country, Ghana"])
def test_a_host_speaks_for_the_state_that_guests_are_welcomed_to(place: str) -> None:
    """Also where the guest's office publishes the speech."""
    text = (
        f"Your Excellency, it is my great pleasure to welcome President Quispe of Peru to {place}. "
        "I call on all states to end the war at sea. Ghana will help. I thank you all."
    )
    found = [speaker for speaker, stance in positions(text, "Presidency of Peru") if stance == "request"]
    assert found == ["GHA"]


def test_a_host_may_extend_a_welcome_to_somebody_first() -> None:
    """The place is behind the guest."""
    text = (
        "It is an honour for me to extend a warm welcome to President Quispe and her delegation to Ghana. "
        "I call on all states to end the war at sea. Ghana will help. I thank you all."
    )
    found = [speaker for speaker, stance in positions(text, "Presidency of Peru") if stance == "request"]
    assert found == ["GHA"]
