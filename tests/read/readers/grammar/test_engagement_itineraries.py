"""Stops of a journey that one clause lists."""

from __future__ import annotations

from datetime import date

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.finding import Finding
from tests.read.readers.grammar.proposed import proposals

MONDAY = date(2022, 5, 2)


def visits(text: str) -> list[Finding]:
    """The visits that a text of a Monday tells of, likely or not."""
    reading = build_reading(Article(article_id(text, MONDAY, None), "sample", text, MONDAY))
    return [finding for finding in proposals(reading) if finding.slots["type"][0].value == "visit"]


def hosts(text: str) -> list[tuple[str, str | None, str | None]]:
    """For each visit the state that receives it, the place and the date."""
    found = []
    for visit in visits(text):
        state = next(side.who.value for side in visit.participants if side.role == "host")
        values = [visit.slots[name][0].value if name in visit.slots else None for name in ("place", "date")]
        found.append((state, values[0], values[1]))
    return found


def test_each_stop_of_an_itinerary_is_a_visit_with_its_own_days() -> None:
    """Places with dates between them are visits of their own, each on its days."""
    text = "Kenyan Minister Daniel Otieno will fly to Quito from June 3-4 and Accra from June 6-8 to open two fairs."
    assert hosts(text) == [("ECU", "Quito", "2022-06-03/2022-06-04"), ("GHA", "Accra", "2022-06-06/2022-06-08")]


def test_a_stop_told_twice_is_one_visit() -> None:
    """States that a later clause lists again are no new visits."""
    text = (
        "Kenyan Special Envoy Daniel Otieno will visit Peru, Bolivia and Chile. "
        "Otieno will then travel to Bolivia and Chile, where he will meet officials."
    )
    assert [state for state, _, _ in hosts(text)] == ["PER", "BOL", "CHL"]


def test_a_state_that_does_something_after_a_comma_is_no_stop() -> None:
    """The subject of the next clause is not visited."""
    text = "During Kenyan President Daniel Otieno's visit to Peru, Bolivia has offered to host the talks."
    assert [state for state, _, _ in hosts(text)] == ["PER"]
