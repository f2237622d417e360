"""What parts the words of an engagement from each other, and is bridged."""

from __future__ import annotations

import pytest

from tests.read.readers.grammar.proposed import proposals, told
from tests.read.sentences import reading_of


@pytest.mark.parametrize(
    ("sentence", "kind", "states"),
    [
        ("He recalled the opening, in 2014, of the Embassy of Mexico in Baku.", "mission_opening", "MEX AZE"),
        ("Peru noted the withdrawal, on 12 June 2017, of the Qatari observers.", "deployment", "PER QAT"),
    ],
)
def test_commas_do_not_part_a_noun_from_what_it_is_of(sentence: str, kind: str, states: str) -> None:
    """What "of" gives a noun is found behind a date set in commas."""
    assert (kind, frozenset(states.split())) in told(sentence)


def test_what_was_not_done_until_a_day_was_done_then() -> None:
    """What did "not" happen "until" a day happened; "not" alone tells of nothing."""
    restored = "Relations between Indonesia and Portugal were not restored{}."
    assert told(restored.format(" until December 1999")) == {("restore_relations", frozenset({"IDN", "PRT"}))}
    assert told(restored.format("")) == set()


def test_a_particle_before_a_preposition_belongs_to_the_verb() -> None:
    """A place behind it changes nothing: "brought them together in Nairobi" is read like "brought them together"."""
    text = "Ethiopia's Prime Minister, Tesfaye Worku, brought the two presidents together in Nairobi in March."
    assert "meeting" in {kind for kind, _ in told(text)}


def test_a_bloc_is_known_by_the_name_that_follows() -> None:
    """What stands in apposition to a common noun says what it is."""
    text = "The envoy of Peru addressed the regional bloc, the African Union."
    assert "speech" in {kind for kind, _ in told(text)}


def test_a_particle_before_a_number_is_of_the_verb() -> None:
    """What is "handed over" is so where the parser hangs "over" on the number behind it."""
    sentence = "Vietnam handed over 20,000 bags of rice to the Ministry of Health of Ghana."
    assert ("aid", frozenset({"VNM", "GHA"})) in told(sentence)


def test_who_is_here_visits_and_who_replies_writes() -> None:
    """A stay told by "is here" is a visit, a reply that is sent a message."""
    assert ("visit", frozenset({"PER"})) in told("Peruvian Foreign Minister Luis Paz is here until Tuesday.")
    reply = "President Luis Paz of Peru sent a reply to the pupils of Japan."
    assert ("message", frozenset({"PER", "JPN"})) in told(reply)


def test_a_name_misread_as_the_subject_of_a_purpose_is_the_partner() -> None:
    """Whom somebody "spoke with" is found where the parser hangs the name on "to congratulate"."""
    text = "President Rojas spoke with Prime Minister Nakamura of Japan to congratulate him on the harvest."
    assert "call" in {kind for kind, _ in told(text)}


def test_what_is_expected_to_be_signed_is_a_signing() -> None:
    """A passive infinitive has its subject from the verb above it."""
    text = "Several memoranda of understanding between Peru and Norway are expected to be signed in Oslo."
    assert ("signing", frozenset({"PER", "NOR"})) in told(text)


def test_a_clause_without_a_pronoun_leaves_out_its_object() -> None:
    """Where "the agreements we signed" are told of they were signed, though no word stands for them in the clause."""
    text = "The agreements we signed today show that Peru and Laos are moving forward."
    assert told(text) == {("signing", frozenset({"PER", "LAO"}))}


def test_a_passive_behind_a_preposition_shares_its_subject() -> None:
    """Whoever leaves "after being received" was received."""
    text = "After being received by Peruvian President Ana Silva in Lima, Laotian minister Kham Phet left for Chile."
    assert ("meeting", frozenset({"PER", "LAO"})) in told(text)


def test_what_is_to_take_place_is_told_by_that_verb() -> None:
    """What "is to take place" is read like what "will take place", and lies ahead."""
    text = "A third round is to take place next week in Lima, Peru and Laos said."
    found = proposals(reading_of(text))
    assert [(one.slots["type"][0].value, one.slots["status"][0].value) for one in found] == [
        ("consultation", "planned")
    ]
