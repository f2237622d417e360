"""Names compared: spellings of one person, namesakes, and organisations under their usual names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relazione.resolve.names import OTHER, SAME, SHORT, compare_persons, leading_name, same_organisation
from relazione.resolve.who import same_actor, same_person, same_side

NAMES = st.text("abcdeo -.'é", min_size=0, max_size=14)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Park Kijun", "Park Ki-jun", SAME),
        ("Park Kijun", "Kijun Park", SAME),
        ("Park Ki Jun", "Kijun Park", SAME),
        ("Suh Sang-pyo", "Suh Sangpyo", SAME),
        ("Hossein Amir-Abdollahian", "Hossein Amirabdollahian", SAME),
        ("Hossein Amir-Abdollahian", "Amir Abdollahian", SHORT),
        ("Hossein Amir Abdollahian", "Amirabdollahian", SHORT),
        ("Lloyd J Austin", "Lloyd Austin", SAME),
        ("L. Austin", "Lloyd Austin", SAME),
        ("Recep Tayyip Erdoğan", "Tayyip Erdogan", SHORT),
        ("Mohammad Javad Zarif", "Mohammed Javad Zarif", SAME),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", SAME),
        ("H.E. Dr. Ingrid Solberg", "Ingrid Solberg", SAME),
        ("Ursula von der Leyen", "von der Leyen", SHORT),
        ("Ben Wallace", "Wallace", SHORT),
        ("Kim Jong-un", "Kim Jong-il", OTHER),
        ("Maria Rossi", "Mario Rossi", OTHER),
        ("Ana Lopez", "Eva Lopez", OTHER),
        ("Ali Khan", "Ali Kham", OTHER),
        ("Anthony Blake", "Antony J. Blake", SAME),
        ("Mike Palmer", "Michael R. Palmer", SAME),
        ("Nimal Kumara Perera", "Nimal Kumar Perera", SAME),
        ("Nimal Kumara Perera", "Nimal Kumara Pereras", SAME),
        ("", "Ana Lopez", OTHER),
    ],
)
def test_spellings(one: str, other: str, expected: str) -> None:
    """Order, hyphens, initials, accents and one letter of romanisation make no other person; another part does."""
    assert compare_persons(one, other) == compare_persons(other, one) == expected


@given(NAMES, NAMES)
def test_comparing_has_no_order(one: str, other: str) -> None:
    """Two names compare alike whichever comes first, and every name that has letters is itself."""
    assert compare_persons(one, other) == compare_persons(other, one)
    assert same_person(one, other) == same_person(other, one)


def test_states_tell_namesakes_apart() -> None:
    """Two states make two persons of one name; an organisation and a state do not."""
    assert not same_person("Ana Lopez", "Ana Lopez", ("CHL", "ESP"))
    assert same_person("Ana Lopez", "Ana Lopez", ("CHL", "United Nations"))
    assert same_person("Ana Lopez", "Ana Lopez", ("CHL", None))


def test_a_family_name_needs_state_and_office() -> None:
    """Park is Park Kijun only where state and office agree; two parts of three names need the state alone."""
    assert same_person("Park", "Park Kijun", ("KOR", "KOR"), same_office=True)
    assert not same_person("Park", "Park Kijun", ("KOR", "KOR"))
    assert not same_person("Park", "Park Kijun", (None, None), same_office=True)
    assert same_person("Javad Zarif", "Mohammad Javad Zarif", ("IRN", "IRN"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ASEAN", "Association of Southeast Asian Nations", True),
        ("the United Nations", "U.N.", True),
        ("Harbour City Foundation", "The Harbour City Foundation", True),
        ("Northern Fisheries Council", "NFC", True),
        ("Harbour City Foundation", "Hill City Foundation", False),
    ],
)
def test_organisations(one: str, other: str, expected: bool) -> None:
    """An acronym is the organisation whose name it shortens; another word makes another organisation."""
    assert same_organisation(one, other) is same_organisation(other, one) is expected


def test_a_state_is_only_itself() -> None:
    """No organisation's name or acronym is taken for a state."""
    assert same_actor("KOR", "KOR")
    assert not same_actor("KOR", "Kenya Olympic Region")


def test_a_state_is_the_side_of_who_acts_for_it() -> None:
    """In an event a state and its envoy are one side, two of its envoys are not."""
    assert same_side(("CHL", "CHL"), ("Ana Lopez", "CHL"))
    assert not same_side(("CHL", "CHL"), ("Ana Lopez", "ESP"))
    assert not same_side(("Eva Diaz", "CHL"), ("Ana Lopez", "CHL"))
    assert same_side(("Lopez", "CHL"), ("Ana Lopez", "CHL"))


def test_the_usual_full_spelling_is_shown() -> None:
    """The spelling met most often is shown, but no family name alone; of equals the fuller."""
    assert leading_name(["Lopez", "Lopez", "Ana Lopez", "Ana M. Lopez"]) == "Ana M. Lopez"
    assert leading_name(["Ana Lopez", "Ana Lopez", "Republic Ana Lopez"]) == "Ana Lopez"
    assert leading_name(["Han Minseo", "Han Min-seo"]) == "Han Min-seo"
