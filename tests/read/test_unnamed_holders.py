"""What is promised of texts that an office publishes and that call its holder by name only."""

from __future__ import annotations

import pytest

from relazione.read.publisher import publisher_office
from tests.read.sentences import meant_by, offices_in

RUSSIAN = "President of Russia"


@pytest.mark.parametrize(
    ("publisher", "office"),
    [
        ("President of Russia", "head_of_state"),
        ("President's Office (Finland)", "head_of_state"),
        ("Prime Minister of Australia", "head_of_government"),
        ("Prime Minister’s Office (Japan)", "head_of_government"),
        ("Foreign Minister of Chile", "foreign_minister"),
        ("Ministry of Foreign Affairs of Chile", None),
        ("Secretary's Weekly", None),
        ("The Nation", None),
        ("", None),
        (None, None),
    ],
)
def test_the_publishing_office_is_read_from_its_name(publisher: str | None, office: str | None) -> None:
    """Presidents, prime ministers and foreign ministers that publish are known; papers and ministries are no office."""
    assert publisher_office(publisher) == office


def test_the_person_most_named_holds_the_publishing_office() -> None:
    """On a president's own site the man called by name only is the president, and the title alone means him."""
    text = "Mr Oreshin met the President of Chad. The President thanked him. Mr Oreshin spoke of trade."
    assert offices_in(text, RUSSIAN) == ["Oreshin: head_of_state RUS", "President of Chad: - TCD"]
    assert meant_by("The President", text, RUSSIAN) == ["Oreshin"]


def test_without_words_for_the_office_there_is_only_a_state() -> None:
    """Where the text never words the office, the man called by name only still acts for the publisher's state."""
    assert offices_in("Mr Oreshin met guests.", RUSSIAN) == ["Oreshin: - RUS"]


def test_two_presidents_and_two_names() -> None:
    """Where two are called by name only and the text speaks of presidents, the other one holds the other state's."""
    text = "Mr Oreshin and Mr Tamboura spoke of Chad. Mr Oreshin thanked Chad. The presidents dined."
    assert offices_in(text, RUSSIAN) == ["Oreshin: head_of_state RUS", "Tamboura: head_of_state TCD"]


def test_a_named_holder_leaves_others_alone() -> None:
    """Where the text names the holder with the title, nobody else gets the office."""
    text = "President of Russia Anton Oreshin met Mr Idriss Tamboura."
    assert offices_in(text, RUSSIAN) == ["Anton Oreshin: head_of_state RUS", "Idriss Tamboura: - None"]


def test_who_speaks_is_not_the_one_spoken_of() -> None:
    """Where the office's holder says "I", the named prime minister is the other state's."""
    text = "I met Prime Minister Kenji Aramaki in Tokyo. Japan is a friend."
    assert offices_in(text, "Prime Minister of Australia") == ["Kenji Aramaki: head_of_government JPN"]


def test_a_paper_gives_nobody_an_office() -> None:
    """In a newspaper a person called by name only has no office."""
    assert offices_in("Mr Oreshin met guests.", "Chad Daily (Chad)") == ["Oreshin: - None"]
