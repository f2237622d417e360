"""Speakers whom the words mark: behind a long quotation, beside a noun of office, in the clause of another's report."""

from __future__ import annotations

import pytest

from tests.read.readers.grammar.test_speakers_groups import positions

MEETING = "Peruvian Foreign Minister Rosa Quispe met Norwegian Foreign Minister Astrid Lunde in Lima on Monday. "


def test_a_quotation_of_several_sentences_is_whose_who_is_told_behind_it() -> None:
    """Not whoever spoke before it."""
    text = (
        MEETING + "Quispe thanked Norway for its support.\n\n"
        '"We condemn the attack on the convoy. We call on all parties to stop the fighting," Lunde said.'
    )
    assert {("Astrid Lunde", "condemn"), ("Astrid Lunde", "request")} <= set(positions(text))


def test_a_name_between_commas_is_who_the_noun_before_it_means() -> None:
    """Whatever the parse makes of it."""
    text = MEETING + "The committee's chair, Senator Pablo Soto of Chile, condemned the attack on Mali."
    assert ("Pablo Soto", "condemn") in positions(text)


def test_a_heading_with_a_colon_opens_no_turn() -> None:
    """So what others say further down is theirs."""
    text = (
        "Lunde: Norway to build the bridge\n\n" + MEETING + "She welcomed the plan.\n\n"
        "Chilean Foreign Minister Pablo Soto condemned the attack on Mali."
    )
    assert ("Pablo Soto", "condemn") in positions(text)


@pytest.mark.parametrize(
    ("told", "speaker", "stance"),
    [
        ("Lunde said that Chile has rejected the offer.", "CHL", "reject"),
        ("Lunde told reporters that she rejected the offer.", "Astrid Lunde", "reject"),
        ("Lunde invited her host to Oslo. The latter accepted the invitation.", "Rosa Quispe", "agree"),
        ("A spokesman for the Chilean army condemned the attack on Mali.", "Chilean army", "condemn"),
    ],
)
def test_a_report_of_anothers_stance_is_the_others(told: str, speaker: str, stance: str) -> None:
    """Where it is told as done and by name; a pronoun is the one who reports."""
    assert (speaker, stance) in positions(MEETING + told)
