"""What gathering the persons of an article promises."""

from __future__ import annotations

import pytest

from tests.read.sentences import form_of, meant_by, offices_in, persons_in, reading_of


@pytest.mark.parametrize(
    ("again", "words"),
    [
        ("Quispe thanked Chad.", "Quispe"),
        ("President Quispe thanked Chad.", "President Quispe"),
        ("Mrs. Quispe thanked Chad.", "Mrs. Quispe"),
        ("Rosa Quispe thanked Chad.", "Rosa Quispe"),
        ("Rosa María Quispe thanked Chad.", "Rosa María Quispe"),
        ("Dr Rosa Quispe thanked Chad.", "Dr Rosa Quispe"),
    ],
)
def test_shorter_and_longer_names_are_one_person(again: str, words: str) -> None:
    """Surname, full name, form of address and title of one name make one person."""
    text = f"Peruvian President Rosa Quispe came. {again}"
    assert len(offices_in(text)) == 1
    assert meant_by(words, text) == persons_in(text)


def test_the_fullest_name_is_the_persons_name() -> None:
    """A person is called by the fullest form in the document, also where it comes late."""
    assert persons_in("President Quispe of Peru came. Rosa Quispe Mamani thanked Chad.") == ["Rosa Quispe Mamani"]


@pytest.mark.parametrize("short", ["Kim", "Ambassador Kim", "Mr. Kim"])
def test_a_family_name_may_stand_first(short: str) -> None:
    """Where the family name stands first, it alone still means the person."""
    text = f"Kim Doyun, Korean ambassador to Chile, spoke. {short} thanked Chile."
    assert meant_by(short, text) == ["Kim Doyun"]


def test_namesakes_of_two_states_are_two_persons() -> None:
    """Titles of two states keep namesakes apart."""
    text = "Korean President Kim Doyun met Chinese President Kim Haoran. Kim Haoran thanked Korea."
    assert offices_in(text) == ["Kim Doyun: head_of_state KOR", "Kim Haoran: head_of_state CHN"]
    assert meant_by("Kim Haoran", text) == ["Kim Haoran"]


def test_a_president_is_not_the_first_lady() -> None:
    """A couple of one surname stay two persons, each called by the title that fits."""
    text = (
        "Kenyan President Peter Muthoni and First Lady Grace Muthoni came. Mrs Muthoni waved. President Muthoni spoke."
    )
    assert offices_in(text) == ["Peter Muthoni: head_of_state KEN", "Grace Muthoni: other KEN"]
    assert (meant_by("Mrs Muthoni", text), meant_by("President Muthoni", text)) == (
        ["Grace Muthoni"],
        ["Peter Muthoni"],
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rosa Quispe and Luis Andrade spoke in Lima.", ["Rosa Quispe", "Luis Andrade"]),
        ("Mr Oreshin spoke in Lima.", ["Oreshin"]),
        ("Quispe, who knew her, met Rosa Quispe.", ["Rosa Quispe"]),
        ("Stanford Research and Green Energy met in Lima.", []),
        ("The United Nations and Samsung Electronics met in Lima.", []),
        ("Monday was Independence Day in Chad.", []),
    ],
)
def test_persons_without_a_title(text: str, names: list[str]) -> None:
    """Untitled persons are found by form of address or by two words that are a name; firms and feasts are none."""
    assert persons_in(text) == names


def test_a_mention_covers_title_and_name() -> None:
    """Title and name are one mention, and the state inside it is another."""
    text = "Peruvian President Rosa Quispe came."
    assert form_of("Peruvian President Rosa Quispe", text) == "person name"
    assert form_of("Peruvian", text) == "state demonym"


def test_the_state_behind_a_bare_name_is_the_persons() -> None:
    """A person without a title serves the state that stands after the name."""
    reading = reading_of("The minister said that Peter Nagy of Hungary would visit Chad.")
    assert [actor.state for actor in reading.actors if actor.name == "Peter Nagy"] == ["HUN"]


@pytest.mark.parametrize("again", ["President Khuroltsag", "President Khuroltasgt", "Khuroltsag", "Khuroltsogt"])
def test_a_surname_spelt_anew_is_the_same_persons(again: str) -> None:
    """One letter more, less, other or moved in a long surname makes no other person."""
    text = f"Mongolian President Bold Khuroltsagt came to Lima. {again} thanked Peru."
    assert offices_in(text) == ["Bold Khuroltsagt: head_of_state MNG"]
    assert meant_by(again, text) == ["Bold Khuroltsagt"]


@pytest.mark.parametrize("other", ["Minister Khuroltsagta", "Minister Kurtag", "President Khuroltsag of Peru"])
def test_another_name_office_or_state_is_another_persons(other: str) -> None:
    """A letter that makes a wife's name of it, another name, or another state tells two persons apart."""
    assert len(persons_in(f"Mongolian President Bold Khuroltsagt came. {other} thanked him.")) == 2
