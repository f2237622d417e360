"""Who answers "for his part" is the other of two, unless a name or a state says who it is."""

from __future__ import annotations

import pytest

from tests.read.readers.grammar.test_speakers_groups import positions

SPOKE = (
    "Peruvian Minister Rosa Quispe met Norwegian Minister Astrid Lunde in Oslo. Quispe thanked Norway for its help. "
)


@pytest.mark.parametrize(
    "words",
    [
        "For her part, the minister",
        "The minister, for her part,",
        "In turn, the minister",
        "The minister, in her turn,",
    ],
)
def test_whoever_answers_is_the_other(words: str) -> None:
    """Before the subject or behind it."""
    found = positions(f"{SPOKE}{words} stressed the need for open trade.")
    assert [speaker for speaker, stance in found if stance == "support"] == ["Astrid Lunde"]


@pytest.mark.parametrize("subject", ["The Peruvian minister", "Quispe"])
def test_a_name_or_a_state_is_believed(subject: str) -> None:
    """It says itself who speaks."""
    found = positions(f"{SPOKE}{subject}, for her part, stressed the need for open trade.")
    assert [speaker for speaker, stance in found if stance == "support"] == ["Rosa Quispe"]


def test_who_answers_in_the_next_sentence_does_not_speak_in_this() -> None:
    """The words are of their own sentence."""
    found = positions(
        f"{SPOKE}The need for open trade was stressed by the minister. For her part, Lunde thanked Peru for its visit."
    )
    assert [speaker for speaker, stance in found if stance == "support"] == ["Rosa Quispe"]


@pytest.mark.parametrize("told", ["told that", "assured that", "told by Lunde that"])
def test_who_is_told_a_thing_does_not_say_it(told: str) -> None:
    """Whoever "was told that" has heard it from the other."""
    found = positions(f"{SPOKE}Quispe was {told} Norway would support trade with Peru.")
    assert [speaker for speaker, stance in found if stance == "pledge"] == ["Astrid Lunde"]
