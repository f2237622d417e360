"""Whose a position is where a thing, a passive or a title stands in the speaker's place: sentences of our own."""

from __future__ import annotations

import pytest

from tests.read.test_positions import MEETING, found, slot, told

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
    """That two states "are close partners" a government says for itself; what both agree to is a word of both."""
    told_of = "Ghana and Norway are close and trusted partners in the protection of fisheries."
    assert {who for who, _, _ in told(told_of, ABROAD)} == {"GHA"}
    assert {who for who, _, _ in told("Ghana and Norway agreed to build a port together.", ABROAD)} == {"GHA", "NOR"}


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


@pytest.mark.parametrize(
    "sentence",
    [
        "Lunde declined to comment.",
        "Lunde refused to comment.",
        "Norway accused of breaking the agreement with Ghana on fisheries",
    ],
)
def test_silence_is_no_refusal(sentence: str) -> None:
    """Who declines to comment rejects nothing, and who is accused condemns nobody."""
    assert {stance for _, stance, _ in told(MEETING + sentence)}.isdisjoint({"reject", "condemn"})


def test_one_of_two_who_announce_it_agreed_alone() -> None:
    """What two announce that one of them agreed to is the one's stance."""
    text = "Ghana on Monday agreed to reopen the fish market of Tema to Norway, the two countries announced."
    assert {who for who, stance, _ in told(text) if stance == "agree"} == {"GHA"}


def test_one_side_of_a_joint_statement_speaks_for_itself() -> None:
    """In the statement of two "the Ghanaian side condemned" is Ghana's word alone."""
    text = (
        "Joint Statement of Norway and Ghana. We agreed to work together on fisheries."
        " The Ghanaian side condemned the attack on the port of Tema."
    )
    publisher = "Norway Ministry of Foreign Affairs (Norway)"
    assert {who for who, stance, _ in told(text, publisher) if stance == "condemn"} == {"GHA"}


@pytest.mark.parametrize("subject", ["Government", "The Federal Government"])
def test_the_government_is_that_of_home(subject: str) -> None:
    """An official's bare "Government" is his own, and so is "the Federal Government"."""
    text = "Peru thanked Norway for its aid. " + subject + " attaches high importance to the cooperation with Peru."
    assert ("GHA", "support") in _sides(text)


def _sides(text: str) -> list[tuple[str | None, str | None]]:
    return [(slot(finding, "for"), slot(finding, "stance")) for finding in found(text, ABROAD)]


def test_what_three_say_together_concerns_none_of_them() -> None:
    """Nobody else being named, the wish of three is towards nobody, and not towards one of the three."""
    text = (
        "The meeting included Foreign Minister Astrid Lunde of Norway, Foreign Minister Kwaku Asare of Ghana and"
        " Foreign Minister Maria Quispe of Peru. They welcomed the progress of the negotiations on fisheries."
    )
    assert {side for _, stance, side in told(text) if stance == "appreciate"} == {None}
