"""Speakers without a name: leaders and members of a body of many states speak for it; people not told do not."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.ingest.article import Article
from relazione.read.readers import load_reader

BODIES = [
    ("EU leaders on Thursday condemned the coup in Niger.", "European Union", "condemn"),
    ("ASEAN ministers expressed concern over the fighting in Myanmar.", "ASEAN", "concern"),
    ("Members of the African Union rejected the plan for Libya.", "African Union", "reject"),
    ("The members of the Security Council called on Mali to hold elections.", "Security Council", "request"),
]


def positions(text: str) -> set[tuple[str, str]]:
    """The speakers of a text's positions with their stances."""
    findings = load_reader("grammar").read(Article("x", "x", text, date(2023, 5, 2), None, None))
    told = [finding for finding in findings if finding.kind == "position"]
    return {(one.slots["speaker"][0].value, one.slots["stance"][0].value) for one in told}


@pytest.mark.parametrize(("text", "speaker", "stance"), BODIES)
def test_leaders_and_members_speak_for_their_body(text: str, speaker: str, stance: str) -> None:
    """In the plural, before or behind the body's name."""
    assert (speaker, stance) in positions(text)


def test_people_who_are_not_told_are_not_whoever_spoke_last() -> None:
    """What exporters say is not the minister's word."""
    text = (
        "Chilean Minister Pablo Soto thanked Peru for its help. Exporters complained that Peru had closed the border."
    )
    assert positions(text) == {("Pablo Soto", "appreciate")}


def test_a_city_that_an_instrument_is_called_after_names_no_state() -> None:
    """The Paris Agreement is not France's."""
    findings = load_reader("grammar").read(
        Article("x", "x", "Palau urged all parties to ratify the Paris Agreement.", date(2023, 5, 2), None, None)
    )
    assert all("towards" not in finding.slots for finding in findings)
