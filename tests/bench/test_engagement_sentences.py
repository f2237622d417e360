"""Our own sentences over all engagement types: how many are read right."""

from __future__ import annotations

import pytest

from bench.quality.engagement_sentences import COUNT
from bench.quality.own_sentences import HALVES
from relazione.codebook.table import rows
from relazione.read.readers import load_reader

# Shares that were read when the floor was last raised, less one sentence; floors only rise.
FLOORS = {"dev": 0.75, "held": 0.62}


@pytest.mark.parametrize("half", HALVES)
def test_no_fewer_sentences_are_read_right_than_before(half: str) -> None:
    """The share of sentences whose type, states and status are read stays above its floor."""
    reader = load_reader("grammar")
    asked = [sentence for sentence in COUNT.sentences() if sentence.half == half]
    right = sum(sentence.expected in COUNT.of(sentence, reader)[1] for sentence in asked)
    assert right / len(asked) >= FLOORS[half]


def test_the_sentences_show_every_engagement_type() -> None:
    """Each type of the codebook has a sentence in both halves."""
    for half in HALVES:
        assert {one.expected[0] for one in COUNT.sentences() if one.half == half} == {
            row["type"] for row in rows("engagement_types")
        }
