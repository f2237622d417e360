"""What the reading of offices that verbs tell promises."""

from __future__ import annotations

import pytest

from tests.read.sentences import offices_in

TOLD = [
    ("Rosa Quispe served as Peru's ambassador to Chile from 2011 to 2014.", "ambassador PER to CHL, former"),
    ("Rosa Quispe will be the next Peruvian ambassador to Chile.", "ambassador PER to CHL, incoming"),
    ("Rosa Quispe was sworn in as Peru's president on Sunday.", "head_of_state PER"),
    ("Rosa Quispe presented her credentials as ambassador of Peru to Chile.", "ambassador PER to CHL"),
    ("Rosa Quispe has been nominated as Peru's ambassador to Chile.", "ambassador PER to CHL, incoming"),
]


@pytest.mark.parametrize(("text", "office"), TOLD)
def test_a_verb_tells_who_holds_an_office_and_when(text: str, office: str) -> None:
    """The subject of serving, being sworn in or presenting credentials holds the office, now, then or soon."""
    assert offices_in(text) == [f"Rosa Quispe: {office}"]


def test_a_successor_and_a_predecessor_both_hold_the_office() -> None:
    """Who succeeds holds the office, who is succeeded held it."""
    assert offices_in("Emil Barta succeeds Rosa Quispe as Peru's ambassador to Chile.") == [
        "Emil Barta: ambassador PER to CHL",
        "Rosa Quispe: ambassador PER to CHL, former",
    ]


def test_a_pronoun_may_be_the_bearer() -> None:
    """A career told of "she" is that of the person whom "she" stands for."""
    text = "Peruvian President Rosa Quispe came. She was Peru's ambassador to Chile in 2009."
    assert "Rosa Quispe: ambassador PER to CHL, former" in offices_in(text)
