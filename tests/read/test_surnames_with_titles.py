"""A surname alone beside a title, and the parts of ministries and of bodies that a title names."""

from __future__ import annotations

import pytest

from tests.read.sentences import offices_in


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He met Mr. Sandoval, the Peruvian foreign minister, in Oslo.", "Sandoval: foreign_minister PER"),
        (
            "He met Cardinal Bassetto, the Vatican’s Secretary for Relations with States.",
            "Bassetto: foreign_minister VAT",
        ),
        (
            "Rosa Sandoval spoke first. They met Sandoval, the Peruvian foreign minister, in Oslo.",
            "Rosa Sandoval: foreign_minister PER",
        ),
        ("He met Lisbon, the Peruvian foreign minister said.", None),
    ],
)
def test_a_surname_before_a_comma_holds_the_title(text: str, told: str | None) -> None:
    """In "Mr Surname, the minister": with an honorific, or as part of a name that stands elsewhere; a place never."""
    found = [person for person in offices_in(text) if "foreign_minister" in person]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Peru is glad. Marek Dubois, the head of the Centre for Trade Talks at the Foreign Ministry, spoke.",
            "Marek Dubois: official PER",
        ),
        (
            "The Vice Minister of the Liaison Department of the CPC, Ms. Liu Yan, came.",
            "Liu Yan: deputy_minister CHN",
        ),
        (
            "Prime Minister of the Government of National Accord Omar al-Tayeb came to Peru.",
            "Omar al-Tayeb: head_of_government LBY",
        ),
    ],
)
def test_a_part_of_a_states_body_serves_the_state(text: str, told: str) -> None:
    """A centre at a ministry, a department of a state's party, a government by its usual name."""
    assert told in offices_in(text)
