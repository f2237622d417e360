"""Speakers whom the words mark: behind a long quotation, beside a noun of office, in the clause of another's report."""

from __future__ import annotations

import pytest

from relazione.ingest.article import Article
from relazione.read.readers import load_reader
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


def test_words_that_only_point_to_what_is_said_are_no_position() -> None:
    """A reporter's question and a bare "she stressed" express nothing themselves."""
    text = MEETING + "Quispe thanked Norway. Asked whether the loan was agreed, she smiled. Trade grew, she stressed."
    assert [stance for _, stance in positions(text)].count("request") == 0


def test_help_for_a_body_is_towards_the_body() -> None:
    """And not towards the state that the article speaks of most."""
    text = MEETING + "Lunde announced that Norway would give two million euros to the Green Climate Fund."
    findings = load_reader("grammar").read(Article("x", "x", text, None, None, None))
    told = [one.slots["towards"][0].value for one in findings if one.kind == "position" and "towards" in one.slots]
    assert told == ["Green Climate Fund"]


@pytest.mark.parametrize("name", ["Larsenn", "Lasren"])
def test_a_name_may_be_misspelt_before_a_verb_of_saying(name: str) -> None:
    """By a letter or two, where only one person is named so."""
    text = f"Norwegian Minister Astrid Larsen met Peruvian Minister Rosa Quispe in Oslo. {name} condemned the attack."
    assert [speaker for speaker, stance in positions(text) if stance == "condemn"] == ["Astrid Larsen"]
