"""What is promised of the name beside a title in lists, lines, brackets and names made of English words."""

from __future__ import annotations

import pytest

from tests.read.sentences import offices_in, persons_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru's team had H.E. Rosa Quispe, Ambassador of Peru to Chile, Mr. Tomas Urrutia, Envoy of Peru, and I.",
            ["Rosa Quispe: ambassador PER to CHL", "Tomas Urrutia: special_envoy PER"],
        ),
        (
            "Present were Finance Minister of Chile, Dr. Rosa Quispe, Trade Minister, Tomas Urrutia, and Mayor, Mr Li.",
            ["Rosa Quispe: minister CHL", "Tomas Urrutia: minister CHL", "Li: mayor CHL"],
        ),
        ("Dr. Rosa Quispe Secretary to the Cabinet of Peru, spoke.", ["Rosa Quispe: official PER"]),
        (
            "Envoys saw Peru's Prime Minister, Her Excellency, the Most Hon. Rosa Quispe.",
            ["Rosa Quispe: head_of_government PER"],
        ),
        ("Tonga's Prime Minister ‘Ofa Vaea spoke.", ["Ofa Vaea: head_of_government TON"]),
        ("We met [First Vice President of Peru] Mr Urrutia in Lima.", ["Urrutia: deputy_head PER"]),
        (
            "The members\n\nMs Rosa Quispe AO\nPeruvian Ambassador to Chile\n\nThe end",
            ["Rosa Quispe: ambassador PER to CHL"],
        ),
    ],
)
def test_lists_lines_and_brackets_tell_whose_a_title_is(text: str, expected: list[str]) -> None:
    """Lists with names or titles first, a line below a name and brackets before it tell whose a title is."""
    assert offices_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Andrew Mason, the British High Commissioner to Ghana, spoke.",
        "The High Commissioner of Canada, Helen Taylor, spoke.",
        "Mason Andrew Banks, the British High Commissioner to Ghana, spoke.",
    ],
)
def test_a_given_name_tells_a_name_of_english_words_from_words(text: str) -> None:
    """A name whose words the English lexicon knows too is a name where a given name stands in it."""
    assert len(persons_in(text)) == 1


def test_words_of_a_body_are_no_name() -> None:
    """Capitalised English words after a title that end a body's name are nobody's name."""
    assert persons_in("Leader of the Australian Democrats spoke.") == []


def test_the_infinitive_of_a_heading_is_no_name() -> None:
    """What a heading says that a title is to do is nobody's name, unless the name comes again."""
    called = "Lima Calls Chilean Ambassador To Issue Protest\n\nThe ministry of Peru called him."
    assert persons_in(called) == ["Chilean Ambassador"]
    assert persons_in("Lima Greets President To Long\n\nThe ministry of Peru greeted To Long.")[:1] == ["To Long"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ambassadors of Peru (Rosa Quispe), Chile (Tomas Urrutia) and Togo (Ama Boateng) came.",
            ["Rosa Quispe: ambassador PER", "Tomas Urrutia: ambassador CHL", "Ama Boateng: ambassador TGO"],
        ),
        (
            "Peru's Foreign Minister Rosa Quispe praised her predecessor, Tomas Urrutia.",
            ["Rosa Quispe: foreign_minister PER", "Tomas Urrutia: foreign_minister PER, former"],
        ),
        (
            "Rosa Quispe, the Peruvian co-chair of the Peru-Chile Joint Commission, spoke.",
            ["Rosa Quispe: organisation_head Peru-Chile Joint Commission"],
        ),
    ],
)
def test_brackets_predecessors_and_joint_bodies_tell_the_office(text: str, expected: list[str]) -> None:
    """Names in brackets behind states, predecessors and those who lead a joint body for a state have their office."""
    assert offices_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The head of the Peruvian delegation, Rosa Quispe, spoke.", "Rosa Quispe: official PER"),
        ("Republican Senator Rosa Quispe visited Peru.", "Rosa Quispe: legislator USA"),
        ("Senator Rosa Quispe (D-Ohio) visited Peru.", "Rosa Quispe: legislator USA"),
        ("Peru's Chief of Defence Staff, Vice Admiral Rosa Quispe, spoke.", "Rosa Quispe: military_chief PER"),
        ("President of the Congress of Peru Rosa Quispe spoke.", "Rosa Quispe: legislator PER"),
    ],
)
def test_delegations_parties_ranks_and_congresses_tell_the_office(text: str, expected: str) -> None:
    """Who leads a delegation, has an American party, a rank of two words or a congress has its office."""
    assert offices_in(text) == [expected]


def test_honorifics_tell_where_a_name_is_at_home() -> None:
    """A bare prime minister with a Malay honorific serves the state of such names that the text speaks of."""
    text = "Prime Minister Datuk Seri Ahmad Fauzi met Peru's Trade Minister Rosa Quispe. Malaysia and Peru will trade."
    assert offices_in(text)[0] == "Ahmad Fauzi: head_of_government MYS"
