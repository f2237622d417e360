"""What the reading of tenures promises."""

from __future__ import annotations

import pytest

from relazione.read.finding import Finding
from relazione.read.readers.grammar.tenures import find
from tests.read.sentences import offices_in, reading_of

TEXT = "Korean Ambassador to Pakistan Suh Jinwoo met former Chilean President Gabriela Montes. Suh left."


def slots(finding: Finding) -> dict[str, str]:
    """The values of a finding by slot."""
    return {name: values[0].value for name, values in finding.slots.items()}


def test_each_person_and_office_is_a_tenure() -> None:
    """Person, title, class, whom it serves, where to and status make a tenure, in order of the text."""
    assert [slots(finding) for finding in find(reading_of(TEXT))] == [
        {
            "person": "Suh Jinwoo",
            "title": "Korean Ambassador to Pakistan",
            "office": "ambassador",
            "of": "KOR",
            "to": "PAK",
            "status": "current",
        },
        {
            "person": "Gabriela Montes",
            "title": "former Chilean President",
            "office": "head_of_state",
            "of": "CHL",
            "status": "former",
        },
    ]


def test_each_value_rests_on_its_words() -> None:
    """Each slot points at the words it was read from."""
    finding = next(iter(find(reading_of(TEXT))))
    assert {name: TEXT[values[0].start : values[0].end] for name, values in finding.slots.items()} == {
        "person": "Suh Jinwoo",
        "title": "Korean Ambassador to Pakistan",
        "office": "Korean Ambassador to Pakistan",
        "of": "Korean",
        "to": "Pakistan",
        "status": "Korean Ambassador to Pakistan",
    }
    assert TEXT[finding.start : finding.end] == "Korean Ambassador to Pakistan Suh Jinwoo"


def test_what_is_inferred_is_marked_and_less_sure() -> None:
    """A state that was inferred is marked so and scores less than one that was read; a plain status is a default."""
    stated = next(iter(find(reading_of("Peruvian President Rosa Quispe spoke."))))
    inferred = next(iter(find(reading_of("President Rosa Quispe spoke.", "Lima Mirror (Peru)"))))
    assert (stated.slots["of"][0].basis, inferred.slots["of"][0].basis) == ("stated", "resolved")
    assert stated.score > inferred.score
    assert [f.slots["status"][0].basis for f in find(reading_of(TEXT))] == ["default", "stated"]


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Rosa Quispe spoke.", None),
        ("The President of Peru spoke.", None),
        ("President Anton Oreshin spoke.", "Tokyo Ledger (Japan)"),
        ("", None),
    ],
)
def test_no_tenure_without_name_office_and_state(text: str, publisher: str | None) -> None:
    """A name without an office, an office without a name and an office of nobody knows where are no tenures."""
    assert list(find(reading_of(text, publisher))) == []


def test_two_posts_are_two_tenures() -> None:
    """An envoy accredited to two states holds two offices."""
    text = "Kenya's High Commissioner to India and Nepal, Peter Otundo, spoke."
    assert [slots(finding)["to"] for finding in find(reading_of(text))] == ["IND", "NPL"]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("She met her Peruvian counterpart, Foreign Minister Ana Sol.", "Ana Sol: foreign_minister PER"),
        ("The ambassadors of Chad, Mr. Jo Ray; of Peru, Ms. Ana Sol, came.", "Ana Sol: ambassador PER"),
        ("President of Mongolia Kh. Gantaig sent a telegram.", "Kh. Gantaig: head_of_state MNG"),
        (
            "Foreign Minister Jo Ray of Chad met his Zambian counterpart January Mwakao.",
            "January Mwakao: foreign_minister ZMB",
        ),
        ("BGTA President Farzana Huqa spoke in Dhaka.", "Farzana Huqa: organisation_head BGTA"),
    ],
)
def test_titles_told_by_their_neighbours(text: str, held: str) -> None:
    """A counterpart lends its state, a list gives each state its name, capitals before a title are its body."""
    assert held in offices_in(text)


def test_a_heading_verb_is_no_name() -> None:
    """What an office does in a heading is not whom it is borne by."""
    assert offices_in("Special Representative Outlines Mission's Transition") == ["Special Representative: - None"]


def test_the_union_is_named_in_full() -> None:
    """The EU is the European Union, other bodies are named by the fullest form of the text."""
    assert offices_in("The EU Ambassador Pierre Roc urged restraint.") == ["Pierre Roc: ambassador European Union"]
