"""Gatherings that a journey leads to."""

from __future__ import annotations

import pytest

from tests.read.readers.grammar.proposed import told


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru's minister Ana Silva travelled to Laos to attend the World Cities Summit.",
        "The visit of Peru's president Ana Silva to Laos to attend the Global Cities Summit 2025 was approved.",
    ],
)
def test_who_travels_to_a_gathering_meets_the_state_it_is_held_in(sentence: str) -> None:
    """The traveller takes part, and the state that receives the journey is the host."""
    assert ("conference", frozenset({"PER", "LAO"})) in told(sentence)


def test_the_body_that_meets_stays() -> None:
    """A body whose meeting it is takes part beside the traveller and the host."""
    text = "Peruvian minister Ana Silva went to Laos to attend the annual meeting of the Asian Development Bank."
    assert any(kind == "conference" and {"PER", "LAO"} < who for kind, who in told(text))
