"""Where an engagement takes place."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from tests.read.readers.grammar.proposed import proposals

DAY = date(2024, 5, 15)
MET = "Peruvian President Luis Paredes met with Kenyan President Daniel Otieno"


def places(text: str, kind: str) -> set[str | None]:
    """The places of the events of one type that a text of DAY tells of."""
    reading = build_reading(Article(article_id(text, DAY, None), "sample", text, DAY))
    found = [finding.slots for finding in proposals(reading) if finding.slots["type"][0].value == kind]
    return {slots["place"][0].value if "place" in slots else None for slots in found}


@pytest.mark.parametrize(
    ("sentence", "kind", "place"),
    [
        (MET + " today in Luxembourg.", "meeting", "LUX"),
        (MET + " today in Bali, Indonesia.", "meeting", "Bali"),
        (MET + " in Khorram on Monday.", "meeting", "Khorram"),
        ("Peru took part in the sixth Brussels Conference on Syria.", "conference", "Brussels"),
    ],
)
def test_the_clause_gives_the_place(sentence: str, kind: str, place: str) -> None:
    """A state behind a person, a region, a town that no table has, and the city in the name of a gathering."""
    assert places(sentence, kind) == {place}


def test_a_gathering_is_no_place() -> None:
    """What is held at a summit takes place where that is, not at "Woodside Summit"."""
    assert "Woodside Summit" not in places(MET + " at the Woodside Summit.", "meeting")


def test_a_month_is_no_town() -> None:
    """What follows "in" may tell when."""
    assert places("Peruvian President Luis Paredes visited Kenya in late June.", "visit") == {"KEN"}


def test_talks_on_a_visit_are_held_where_it_leads() -> None:
    """Also where only the rest of the article tells who is on the visit."""
    text = (
        "During his visit to Kenya, Peruvian President Luis Paredes held talks with business leaders. "
        "The President also held talks with Acacia Group."
    )
    assert places(text, "meeting") == {"KEN"}


def test_a_report_from_a_third_state_tells_of_talks_there() -> None:
    """Two presidents who meet abroad meet where the report is dated."""
    text = f"GENEVA, May 14 (Agency) -- {MET} on Tuesday to discuss trade."
    assert places(text, "meeting") == {"Geneva"}


def test_a_visitor_at_home_is_in_the_city_of_the_dateline() -> None:
    """Where no word says which place of the state a visitor has come to."""
    text = "NAIROBI, May 14 (Agency) -- Kenyan President Daniel Otieno received the visiting Peruvian delegation."
    assert places(text, "visit") == {"Nairobi"}
