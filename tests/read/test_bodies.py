"""What is promised of states, cities and organisations as actors."""

from __future__ import annotations

import pytest

from tests.read.sentences import form_of, meant_by, reading_of


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Tehran said it would reply.", "Tehran"),
        ("Seoul has urged its neighbour to return to talks.", "Seoul"),
        ("Talks between Tehran and Caracas ended.", "Caracas"),
        ("Relations between Seoul and Tokyo improved.", "Seoul"),
        ("Tehran's reply came late.", "Tehran"),
        ("Washington and its allies agreed to talk.", "Washington"),
    ],
)
def test_a_capital_stands_for_its_government(text: str, city: str) -> None:
    """A capital that acts, that has relations or that owns words is its state."""
    assert form_of(city, text) == "state capital"


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("The envoy flew to Tehran.", "Tehran"),
        ("The minister in Beijing spoke.", "Beijing"),
        ("Tehran's airport closed.", "Tehran"),
        ("Flights between Tehran and Caracas ended.", "Caracas"),
        ("Mumbai said it would reply.", "Mumbai"),
        ("Talks near Seoul ended.", "Seoul"),
    ],
)
def test_a_city_may_be_only_a_place(text: str, city: str) -> None:
    """A capital as a place, and a city that is no capital, stay cities."""
    assert form_of(city, text) == "city name"


def test_all_names_of_a_state_are_one_actor() -> None:
    """Name, demonym and capital of a state stand for one actor, called by its code."""
    text = "Iran replied. Iranian guests came. Tehran said more. The Islamic Republic of Iran thanked them."
    assert [actor.name for actor in reading_of(text).actors if actor.kind == "state"] == ["IRN"]
    assert [meant_by(words, text) for words in ("Iran", "Iranian", "Tehran")] == [["IRN"]] * 3


def test_an_acronym_is_its_organisation() -> None:
    """An acronym in brackets behind a name stands for that organisation throughout the text."""
    text = "The ASEAN Regional Forum (ARF) met in Lima. ARF thanked Japan."
    assert meant_by("ARF", text) == ["ASEAN Regional Forum"]


def test_the_european_union_is_written_out() -> None:
    """It has its full name also where a text only calls it EU, as the codebook wants."""
    assert meant_by("EU", "The EU thanked Japan.") == ["European Union"]


@pytest.mark.parametrize(
    ("words", "state"),
    [("Ministry of Foreign Affairs of Chad", "TCD"), ("African Union", "African Union"), ("Embassy of Japan", "JPN")],
)
def test_bodies_act_for_a_state_or_for_themselves(words: str, state: str) -> None:
    """A ministry and an embassy act for their state, an international organisation for itself."""
    actors = reading_of(f"The {words} thanked Peru.").actors
    assert [actor.state for actor in actors if actor.name == words] == [state]


def test_a_region_acts_for_nobody() -> None:
    """A region is an actor without a state."""
    actors = reading_of("The Middle East is tense.").actors
    assert [(actor.kind, actor.state) for actor in actors] == [("region", None)]


def test_a_body_belongs_to_the_state_of_the_city_it_is_in() -> None:
    """A university said to be in Busan acts for South Korea; without a city nothing is told of its state."""
    actors = reading_of("The envoy spoke at Haneul University in Busan. Nothing is known of Miraeok University.").actors
    states = {actor.name: actor.state for actor in actors if actor.kind == "organisation"}
    assert states == {"Haneul University": "KOR", "Miraeok University": None}


def test_a_holder_told_by_acronym_is_the_one_told_in_full() -> None:
    """A title that serves an acronym serves the body that the text explains by it, so its holder is one person."""
    told = "The Vice Chairman of the Borneo Shipping Council (BSC), Peter Hallam, visited Tehran."
    assert meant_by("The BSC Vice Chairman", f"{told} The BSC Vice Chairman thanked Iran.") == ["Peter Hallam"]


def test_a_dateline_names_nobody() -> None:
    """A house or palace in a dateline is no person."""
    text = "March 4, 2015 18:00 Villa Serena, Lima\n\nThe two Presidents met. President Paul Moreno thanked Kenya."
    assert [actor.name for actor in reading_of(text).actors if actor.kind == "person"] == ["Paul Moreno"]
