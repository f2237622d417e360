"""Deeds told without their verb, which the clause before gives."""

from __future__ import annotations

import pytest

from tests.read.readers.grammar.proposed import told

FIRST = "Peru signed a fisheries pact with Japan in May."


@pytest.mark.parametrize(
    ("text", "kind", "states"),
    [
        (f"{FIRST} Chile did the same two weeks later.", "signing", "CHL JPN"),
        (f"{FIRST} Chile followed suit in June.", "signing", "CHL JPN"),
        ("Peru recalled its ambassador from Caracas in May, as did Chile.", "recall", "CHL VEN"),
        ("Italy reopened its embassy in Tripoli in 2017, followed by Turkey.", "mission_opening", "TUR LBY"),
        ("Honduras cut ties with Taiwan in 2023 and sent an envoy to Lima. Nauru did so in May.", "rupture", "NRU TWN"),
        (
            "Malta reopened its embassy in Tripoli. Italy was the first country to do so, in January 2017.",
            "mission_opening",
            "ITA LBY",
        ),
    ],
)
def test_a_pro_verb_takes_over_the_deed_of_the_clause_before(text: str, kind: str, states: str) -> None:
    """Another state does what the verb before tells, to or with the same others."""
    assert (kind, frozenset(states.split())) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST} It urged Chile to do the same.",
        f"{FIRST} Chile has not done so.",
        f"{FIRST} Peru did so in Lima.",
    ],
)
def test_what_is_asked_denied_or_done_by_the_same_state_is_no_deed_of_another(text: str) -> None:
    """Only what is told as done, or to be done, of another state is taken over."""
    assert {states for kind, states in told(text) if kind == "signing"} == {frozenset({"PER", "JPN"})}
