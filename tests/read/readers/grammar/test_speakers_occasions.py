"""What a meeting, an understanding or nobody is said to voice is the stance of both who met."""

from __future__ import annotations

import pytest

from relazione.read.readers.grammar.positions_candidates import candidates_of
from tests.read.readers.grammar.test_speakers_groups import positions
from tests.read.sentences import reading_of

MET = "Peruvian President Rosa Quispe met Norwegian Prime Minister Astrid Lunde in Oslo. "


@pytest.mark.parametrize(
    ("told", "stance"),
    [
        ("The meeting underscored the commitment of both nations to deepening trade.", "support"),
        ("The talks reaffirmed the importance of open trade.", "support"),
        ("The discussions highlighted the need for a ceasefire in Mali.", "support"),
    ],
)
def test_what_a_meeting_voices_both_voice(told: str, stance: str) -> None:
    """The occasion is the subject, and nobody is named beside it."""
    speakers = [speaker for speaker, found in positions(MET + told) if found == stance]
    assert speakers == ["Rosa Quispe", "Astrid Lunde"]


def test_an_understanding_that_is_reached_is_of_both() -> None:
    """Nobody is said to have reached it."""
    reading = reading_of(MET + "An understanding was reached to expand trade in fish.")
    voice = list(candidates_of(reading))[-1].voice
    assert voice is not None
    assert [reading.actors[number].name for number in voice.actors] == ["Rosa Quispe", "Astrid Lunde"]


def test_what_a_meeting_will_show_is_no_word_of_its_guests() -> None:
    """Whoever announces a meeting tells what it will underline."""
    speakers = [speaker for speaker, _ in positions(MET + "The next meeting will underscore the need for trade.")]
    assert "Astrid Lunde" not in speakers
