"""A government that tells of another state speaks itself; what the other says of itself is the other's."""

from __future__ import annotations

import pytest

from relazione.read.readers.grammar.speakers_tracker import Voices
from relazione.read.readers.grammar.stances_clauses import clauses_of
from tests.read.sentences import reading_of

PUBLISHER = "Ministry of Foreign Affairs of Norway"


def voice_of(sentence: str) -> list[str]:
    """The names of those who speak in the last clause of a sentence of a release of Norway."""
    reading = reading_of("Norway opened an embassy. " + sentence, PUBLISHER)
    voices = Voices(reading)
    found = [voices.of_sentence(n, clauses_of(reading.parse, n)) for n in range(len(reading.parse.sentences))]
    voice = found[-1][-1]
    return [reading.actors[number].name for number in voice.actors] if voice is not None else []


@pytest.mark.parametrize(
    "told",
    [
        "Peru is our oldest friend in the Andes.",
        "Peru has played a vital role in the search for peace.",
        "Peru will be vital to the future of the fisheries.",
        "Peru must end the blockade of the port.",
    ],
)
def test_what_another_is_or_must_do_its_publisher_says(told: str) -> None:
    """Nobody says of himself that he plays a vital role."""
    assert voice_of(told) == ["NOR"]


@pytest.mark.parametrize(
    "told", ["Peru is determined to keep the crossing closed.", "Peru remains committed to the talks."]
)
def test_in_a_statement_too_how_another_stands_is_its_own_word(told: str) -> None:
    """What a government says of another's stance in the first person is a position of the other."""
    assert voice_of("We tabled the resolution on Friday. " + told) == ["PER"]


@pytest.mark.parametrize("told", ["Peru was asked to release the sailors.", "Peru has been invited to the talks."])
def test_who_is_asked_or_invited_does_not_speak(told: str) -> None:
    """It is the other of two who asks, also where nobody is said to."""
    before = "The Norwegian minister Astrid Lunde met the Peruvian minister Rosa Quispe. "
    assert voice_of(before + told) == ["Astrid Lunde"]


@pytest.mark.parametrize("told", ["Peru is ready to host the talks.", "Peru urged a ceasefire in Mali."])
def test_what_another_feels_or_urges_is_its_own_word(told: str) -> None:
    """A state that is ready or urges speaks itself."""
    assert voice_of(told) == ["PER"]
