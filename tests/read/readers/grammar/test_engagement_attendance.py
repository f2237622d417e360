"""Who else was there, as reports list it."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.readers.grammar.engagements import find

PUBLISHED = date(2022, 3, 21)
CALL = "Peruvian Foreign Minister Ana Rojas received Chilean Ambassador Luis Soto in Lima on Friday.\n\n"


def told(text: str) -> list[tuple[str, list[str]]]:
    """The type and the participants of each event found in a text."""
    reading = build_reading(Article(article_id(text, PUBLISHED, None), "sample", text, PUBLISHED))
    return [(one.slots["type"][0].value, [who.who.value for who in one.participants]) for one in find(reading)]


@pytest.mark.parametrize(
    "listing",
    [
        "Also present were Deputy Minister Carla Vega and Ambassador Juan Pardo.",
        "Deputy Minister Carla Vega and Ambassador Juan Pardo were also present on the occasion.",
        "Deputy Minister Carla Vega and Ambassador Juan Pardo were in attendance.",
        "Taking part in the talks were Deputy Minister Carla Vega and Ambassador Juan Pardo.",
        "Also attending the meeting on the Peruvian side were Deputy Minister Carla Vega and Ambassador Juan Pardo.",
        "Participants in the meeting included Deputy Minister Carla Vega and Ambassador Juan Pardo.",
        "The meeting was attended by Deputy Minister Carla Vega and Ambassador Juan Pardo.",
        "Deputy Minister Carla Vega and Ambassador Juan Pardo, among other officials, also attended the meeting.",
    ],
)
def test_those_listed_as_present_took_part(listing: str) -> None:
    """Who is listed as present took part in the talk told before, and the list tells of no event of its own."""
    assert told(CALL + listing) == [("meeting", ["Ana Rojas", "Luis Soto", "Carla Vega", "Juan Pardo"])]


def test_who_is_present_to_do_something_is_not_listed() -> None:
    """Who was "present to" do something did another deed than the talk before."""
    events = told(CALL + "Deputy Minister Carla Vega was present to open a port in Ilo.")
    assert ("meeting", ["Ana Rojas", "Luis Soto"]) in events


@pytest.mark.parametrize(
    "listing",
    [
        "The president was accompanied by Deputy Minister Carla Vega.",
        "Deputy Minister Carla Vega accompanied the president.",
    ],
)
def test_who_accompanies_a_guest_is_on_the_visit(listing: str) -> None:
    """Who accompanies a guest is a participant of the visit."""
    events = told("Peruvian President Ana Rojas arrived in Chile on Friday for an official visit.\n\n" + listing)
    assert ("visit", ["Ana Rojas", "CHL", "Carla Vega"]) in events


def test_what_is_signed_in_the_presence_of_others_has_these() -> None:
    """Whoever is named as a witness of a signing takes part in it."""
    events = told("Peru and Chile signed an agreement on fisheries on Friday in the presence of President Ana Rojas.")
    assert ("signing", ["PER", "CHL", "Ana Rojas"]) in events
