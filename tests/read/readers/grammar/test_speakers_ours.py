"""Whom "we" stands for beside the speaker, and whom "and" joins to one."""

from __future__ import annotations

from tests.read.readers.grammar.test_speakers_groups import positions

MET = (
    "Norwegian Prime Minister Astrid Lunde: I thank Peruvian President Rosa Quispe for her visit. "
    "We stressed the need for a ceasefire."
)
JOINED = (
    "Peruvian President Rosa Quispe met Norwegian Prime Minister Astrid Lunde in Oslo.\n\n"
    "President Quispe and Prime Minister Lunde condemned the attack on the convoy."
)


def test_what_we_stressed_at_a_meeting_is_also_the_others_stance() -> None:
    """A stance told of "we" in the past was voiced by both who met."""
    speakers = [speaker for speaker, stance in positions(MET) if stance == "support"]
    assert speakers == ["Rosa Quispe", "Astrid Lunde"]


def test_both_whom_and_joins_speak() -> None:
    """Each by the office and the last name."""
    speakers = [speaker for speaker, stance in positions(JOINED) if stance == "condemn"]
    assert speakers == ["Rosa Quispe", "Astrid Lunde"]


def test_we_are_the_one_named_most_of_the_other_state() -> None:
    """A minister's king, remembered in passing, was not at the table."""
    told = positions(
        "Remarks by Norwegian Prime Minister Astrid Lunde\n\nI thank Peruvian President Rosa Quispe for her visit. "
        "President Quispe came with Peruvian painter Mario Vega. We stressed the need for a ceasefire."
    )
    speakers = [speaker for speaker, stance in told if stance == "support"]
    assert speakers == ["Rosa Quispe", "Astrid Lunde"]


def test_the_two_sides_of_a_statement_are_its_speaker_and_the_other() -> None:
    """And no compatriot who is named between them."""
    told = positions(
        "Remarks by Norwegian Prime Minister Astrid Lunde\n\nI thank Norwegian Ambassador Nils Berg. "
        "I thank Peruvian President Rosa Quispe for her visit. I welcomed Norwegian Trade Minister Ida Holm. "
        "Both sides stressed the need for a ceasefire."
    )
    speakers = {speaker for speaker, stance in told if stance == "support"}
    assert speakers == {"Rosa Quispe", "Astrid Lunde"}
