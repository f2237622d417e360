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


POSTS = [
    "He has been Deputy Head of Mission at the Peruvian Embassy in Rome since 2012.",
    "He also served as Deputy Head of Mission at the Peruvian Embassy in Rome.",
    "He sat on boards including as Deputy Head of Mission at the Peruvian Embassy in Rome.",
    "He served as ambassador to Chad, and as Deputy Head of Mission at the Peruvian Embassy in Rome.",
    "He served as Deputy Head of Mission at the Peruvian Embassy in Rome, Italy; and consul in Graz.",
]


@pytest.mark.parametrize("sentence", POSTS)
def test_posts_of_several_words_and_in_lists_are_told(sentence: str) -> None:
    """Each post of a career is told: of several words, after "including as", and behind another one of a list."""
    offices = offices_in(f"Peruvian President Emil Barta came. {sentence}")
    assert any("diplomat PER to ITA" in office for office in offices)
    assert "consul" not in sentence or any("consul PER" in office for office in offices)
