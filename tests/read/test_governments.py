"""What is promised of governments, cabinets, delegations and sides, which have no name of their own."""

from __future__ import annotations

import pytest

from tests.read.sentences import meant_by, reading_of

CABINET = "Cabinet Office, Sri Lanka"


@pytest.mark.parametrize(
    ("words", "text", "state"),
    [
        ("Latvian side", "The Latvian side asked India for a mission in Riga.", "LVA"),
        ("Canadian Government", "The Canadian Government thanked Chad.", "CAN"),
        ("Government of Korea", "The Government of Korea thanked Chad.", "KOR"),
        ("Chile's delegation", "Chile's delegation thanked Chad.", "CHL"),
        ("Peruvian officials", "Peruvian officials thanked Chad.", "PER"),
    ],
)
def test_a_body_stands_for_the_state_that_it_is_said_to_be_of(words: str, text: str, state: str) -> None:
    """A government, delegation or side with its state beside it is that state."""
    assert meant_by(words, text) == [state]


def test_a_body_named_again_is_the_same() -> None:
    """A delegation spoken of again is the delegation named last."""
    assert meant_by("delegation", "A Chilean delegation came to Chad. The delegation praised Chad.") == ["CHL"]


def test_the_cabinet_at_home_needs_no_state() -> None:
    """The government and the cabinet are those of the publisher's state, a delegation of nobody known is nobody."""
    text = "The Cabinet approved the pact with Chad. The delegation left."
    assert meant_by("Cabinet", text, CABINET) == ["LKA"]
    assert meant_by("delegation", text, CABINET) == []


@pytest.mark.parametrize("text", ["Cabinet Secretary Amina Wanjiru met him.", "A government agency of Chad met him."])
def test_a_word_inside_a_name_or_before_a_noun_is_no_body(text: str) -> None:
    """Government nouns that only qualify another word stand for nobody."""
    assert not [m for m in reading_of(text, CABINET).mentions if m.form in ("body", "role")]


def test_who_a_body_is_keeps_its_words() -> None:
    """A body of a state is named as the text names it."""
    reading = reading_of("The Canadian Government thanked Chad.")
    (mention,) = (m for m in reading.mentions if m.form == "body")
    assert reading.who(reading.actors_of(mention)[0], mention).value == "Canadian Government"


@pytest.mark.parametrize("words", ["Foreign Ministry", "Foreign Office", "Ministry of Trade", "Parliament"])
def test_a_ministry_that_every_state_has_is_the_one_at_home(words: str) -> None:
    """A body whose name tells no state acts for the publisher's, and for nobody where that is not known."""
    for publisher, state in ((CABINET, "LKA"), (None, None)):
        reading = reading_of(f"The {words} thanked Chad.", publisher)
        body = next(actor for actor in reading.actors if actor.name == words)
        assert body.state == state
