"""Whom somebody acts for whom nothing near gives a state."""

from __future__ import annotations

from datetime import date

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.finding import Finding
from tests.read.readers.grammar.proposed import proposals

PUBLISHED = date(2022, 3, 21)


def proposed(text: str, kind: str) -> list[Finding]:
    """The events of a type that the text could tell of."""
    reading = build_reading(Article(article_id(text, PUBLISHED, None), "sample", text, PUBLISHED))
    return [finding for finding in proposals(reading) if finding.slots["type"][0].value == kind]


def sides(finding: Finding) -> set[tuple[str, str | None]]:
    """Who takes part, and for whom."""
    return {(one.who.value, one.acts_for.value if one.acts_for else None) for one in finding.participants}


def test_whoever_receives_a_traveller_acts_for_the_state_visited() -> None:
    """A president without a state who receives somebody on a visit abroad is that of the state visited."""
    text = "Peru's Foreign Minister Ana Rojas travelled to Santiago, where she was received by President Luis Soto."
    assert ("Luis Soto", "CHL") in sides(proposed(text, "meeting")[0])


def test_a_host_does_not_travel_on_in_the_place_of_the_guest() -> None:
    """A minister who goes on to a third state is the one who is travelling, not the host."""
    text = (
        "Peruvian Foreign Minister Ana Rojas visited Chile on Friday.\n\n"
        "She met Chilean Foreign Minister Luis Soto.\n\n"
        "Tomorrow the Foreign Minister will travel to Bolivia."
    )
    onward = [one for one in proposed(text, "visit") if ("BOL", "BOL") in sides(one)]
    assert ("Ana Rojas", "PER") in sides(onward[0])


def test_both_sides_of_a_joint_body_are_those_of_its_name() -> None:
    """Of two heads of delegation in a body named after two states each acts for one."""
    text = (
        "Peru said that Deputy Minister Ana Rojas co-chaired the 17th session of the Peru-Cuba Joint Consultative "
        "Mechanism with First Deputy Minister Luis Soto on Friday."
    )
    assert {state for _, state in sides(proposed(text, "consultation")[0])} == {"PER", "CUB"}


def test_the_name_behind_an_office_is_that_of_its_holder() -> None:
    """An envoy named after the city in which he serves is the participant, for the state of the office."""
    text = "Foreign Minister Ana Rojas summoned the Chilean minister in Lima, Luis Soto, on Thursday."
    assert ("Luis Soto", "CHL") in sides(proposed(text, "summons")[0])


def test_officials_left_without_a_state_are_those_of_the_state_they_are_met_in() -> None:
    """Whom a traveller meets "in Bolivia" acts for Bolivia, whichever state was visited before."""
    text = (
        "Peruvian Foreign Minister Ana Rojas will travel to Chile and Bolivia from May 2 to 6.\n\n"
        "In Bolivia on May 6, she will meet with government leaders to discuss trade."
    )
    assert any(("government leaders", "BOL") in sides(one) for one in proposed(text, "meeting"))


def test_envoys_received_one_by_one_present_their_credentials_one_by_one() -> None:
    """Credentials received in separate meetings are an engagement with each envoy."""
    text = (
        "Peru's President Ana Rojas received the credentials of the new ambassadors of Cuba, Laos and Fiji "
        "in separate meetings on Friday."
    )
    assert [{state for _, state in sides(one)} for one in proposed(text, "credentials")] == [
        {"PER", "CUB"},
        {"PER", "LAO"},
        {"PER", "FJI"},
    ]


def test_whoever_leads_a_state_acts_for_it_and_not_for_the_union_that_he_chairs() -> None:
    """A president who is also the chair of an organisation takes part as the president."""
    text = (
        "Peru's President Ana Rojas met with Chairperson of the African Union Omar Sylla in Lima. "
        "Later Ana Rojas spoke by telephone with President of Guinea Omar Sylla."
    )
    assert ("Omar Sylla", "GIN") in sides(proposed(text, "call")[0])


def test_the_city_that_somebody_arrives_in_tells_who_receives_him() -> None:
    """A visit to "the capital city of Khartoum" is received by Sudan, not by the home state."""
    text = (
        "LIMA - Peru's Foreign Ministry spoke on Friday. Chilean Foreign Minister Luis Soto arrived in the Sudanese "
        "capital city of Khartoum on Monday directly from Cairo."
    )
    assert ("SDN", "SDN") in sides(proposed(text, "visit")[0])


def test_the_meeting_of_two_states_leaders_is_between_the_states() -> None:
    """Of the leaders' meeting named after two states joined by a hyphen, the states are the parties."""
    text = "Peru's President Ana Rojas spoke of the Peru-Laos Leaders' Meeting held in Lima in May."
    found = [one for kind in ("meeting", "conference") for one in proposed(text, kind)]
    assert any({("PER", "PER"), ("LAO", "LAO")} <= sides(one) for one in found)
