"""What shares the day and place of the talk or visit that it belongs to."""

from __future__ import annotations

from datetime import date

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from tests.read.readers.grammar.proposed import proposals

PUBLISHED = date(2022, 3, 21)


def proposed(text: str, kind: str) -> dict[str, str]:
    """The single slots of the first event of a type that the text could tell of."""
    reading = build_reading(Article(article_id(text, PUBLISHED, None), "sample", text, PUBLISHED))
    for finding in proposals(reading):
        if finding.slots["type"][0].value == kind:
            return {slot: values[0].value for slot, values in finding.slots.items()}
    return {}


def test_what_is_signed_after_a_talk_has_its_day_and_place() -> None:
    """A signing without a time and place of its own has those of the talk of the same two states before it."""
    slots = proposed(
        "Peruvian Foreign Minister Ana Rojas met Chilean Foreign Minister Luis Soto in Cusco on Friday.\n\n"
        "They signed an agreement on fisheries.",
        "signing",
    )
    assert slots["date"] == "2022-03-18"
    assert slots["place"] == "Cusco"


def test_a_talk_on_a_visit_of_some_days_has_these_days() -> None:
    """A talk without a time of its own lies within the days of the visit that it is part of."""
    slots = proposed(
        "Peruvian Foreign Minister Ana Rojas visited Chile from 14 to 16 March 2022.\n\n"
        "Ms Rojas held talks with Chilean Foreign Minister Luis Soto on trade.",
        "meeting",
    )
    assert slots["date"] == "2022-03-14/2022-03-16"


def test_a_time_of_its_own_stays() -> None:
    """What the words of a signing say of its time is not overwritten by the talk before it."""
    slots = proposed(
        "Peruvian Foreign Minister Ana Rojas met Chilean Foreign Minister Luis Soto in Cusco on Friday.\n\n"
        "Peru and Chile signed an agreement on fisheries in 2019.",
        "signing",
    )
    assert slots["date"] == "2019"


def test_on_the_same_day_is_the_day_told_last() -> None:
    """What happened on the same day, or earlier in the day, has the day of the event told before it."""
    slots = proposed(
        "Peruvian Foreign Minister Ana Rojas met Chilean Foreign Minister Luis Soto in Cusco on Friday.\n\n"
        "Earlier in the day, President Juan Paz phoned Ecuadorian President Eva Mora.",
        "call",
    )
    assert slots["date"] == "2022-03-18"


def test_what_happens_during_a_visit_has_its_time() -> None:
    """Of what happens during the visit told before, the time is that of the visit."""
    slots = proposed(
        "Peruvian Foreign Minister Ana Rojas paid a visit to Chile in January 2022.\n\n"
        "During the visit, the two countries signed an agreement on fisheries.",
        "signing",
    )
    assert slots["date"] == "2022-01"
