"""Whose a position is where a thing, a passive or a title stands in the speaker's place: sentences of our own."""

from __future__ import annotations

import pytest

from tests.read.test_positions import MEETING, told

ABROAD = "Ghana Ministry of Foreign Affairs (Ghana)"
GUEST = "Norwegian Foreign Minister Astrid Lunde arrived in Accra. Lunde praised the ports of Ghana. "


@pytest.mark.parametrize(
    ("sentence", "speaker", "stance"),
    [
        ("Norway's offer of aid to Ghana is still open.", "NOR", "propose"),
        ("The blockade was condemned in a joint statement by Norway and Peru.", "NOR", "condemn"),
    ],
)
def test_a_thing_is_its_owners_word(sentence: str, speaker: str, stance: str) -> None:
    """A proposal is that of the state whose it is, a condemnation of those by whom the statement is."""
    text = "Ghanaian Foreign Minister Kwaku Asare thanked Peru for its aid. " + sentence
    assert (speaker, stance) in [(who, what) for who, what, _ in told(text)]


def test_a_release_tells_itself_what_a_visit_shows() -> None:
    """In a government's release the visit "underlines the friendship" in its own words, not in the guest's."""
    text = GUEST + "The visit underlines the importance of the long friendship between Ghana and Norway."
    assert [who for who, stance, _ in told(text, ABROAD) if stance == "support"] == ["GHA"]


def test_a_release_tells_alone_how_two_stand() -> None:
    """That two states "are close partners" a government says for itself; what both will do is a word of both."""
    told_of = "Ghana and Norway are close and trusted partners in the protection of fisheries."
    assert {who for who, _, _ in told(told_of, ABROAD)} == {"GHA"}
    assert {who for who, _, _ in told("Ghana and Norway will build a port in Tema together.", ABROAD)} == {"GHA", "NOR"}


def test_who_is_named_before_who_speaks() -> None:
    """A relative clause with "who" is its antecedent's, however deep that stands."""
    text = MEETING + "Lunde then paid a courtesy call on President Yaw Darko, who urged Norway to invest in ports."
    assert ("Yaw Darko", "request", "NOR") in told(text)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Lunde lodged a protest with Ghana over the detention of the sailors.", "condemn"),
        ("Lunde issued an appeal for calm in Ghana.", "request"),
        ("Lunde reiterated the rejection of the tariffs of Ghana by her country.", "reject"),
    ],
)
def test_a_light_verb_does_what_its_noun_says(sentence: str, stance: str) -> None:
    """To lodge a protest is to protest; what is reiterated is a rejection where the noun says so."""
    assert stance in [what for _, what, _ in told(MEETING + sentence)]


def test_who_asks_not_to_be_named_asks_nobody_for_anything() -> None:
    """A source that "asked not to be named" takes no position by it."""
    text = "Lunde met Ambassador Yaw Darko, who asked not to be named in the report."
    assert "request" not in [stance for _, stance, _ in told(MEETING + text)]
