"""How sure a clause must be to be a position, by whether it names what it is about."""

from __future__ import annotations

import pytest

from relazione.read.readers.grammar.positions import judged
from relazione.read.readers.grammar.positions_candidates import candidates_of
from relazione.read.readers.grammar.stances_model import OUTCOMES
from tests.read.sentences import reading_of


def is_position(text: str, verb: str, likely: float) -> bool:
    """Whether the clause of a verb is a position where support is as likely as given, and none is what remains."""
    reading = reading_of(text)
    (candidate,) = [one for one in candidates_of(reading) if reading.parse.words[one.clause.verb] == verb]
    shares = [0.0] * len(OUTCOMES)
    shares[0], shares[OUTCOMES.index("support")] = 1 - likely, likely
    return judged(reading, candidate, tuple(shares)) is not None


@pytest.mark.parametrize(
    ("said", "likely", "position"),
    [
        ("both countries stand to gain from the canal", 0.5, True),
        ("both countries stand to gain", 0.5, False),
        ("both countries stand to gain", 0.7, True),
        ("both countries stand to gain from the canal", 0.4, False),
    ],
)
def test_a_clause_that_names_no_matter_must_be_surer(said: str, likely: float, position: bool) -> None:
    """What somebody is for or against must be named, or the clause be likely by far."""
    text = f"Peruvian Foreign Minister Rosa Quispe met Chile's ambassador. She said that {said}."
    assert is_position(text, "stand", likely) is position
