"""What mending the parse promises."""

from __future__ import annotations

import pytest

from relazione.read.language import parse
from relazione.read.sections import find_sections


@pytest.mark.parametrize(
    ("text", "object_"),
    [
        ("President Ada Lind received on Monday Peruvian Deputy Prime Minister Tom Ray, who smiled.", "Ray"),
        ("King Odo of Chad received today at Al-Ramla Palace the Ambassador of Oman.", "Ambassador"),
        ("President Ada Lind received at the Summer Palace Chilean Foreign Minister Pablo Soto.", "Soto"),
        ("The Chadian leader received yesterday Hungarian Minister of Foreign Affairs Peter Nagy.", "Minister"),
        ("Minister Ana Ruiz of Peru received in Lima Chilean Foreign Minister Pablo Soto.", "Soto"),
        ("President Ada Lind of Chad received the Prime Minister of Peru.", "Minister"),
    ],
)  # fmt: skip
def test_a_day_or_place_between_verb_and_object_does_not_part_them(text: str, object_: str) -> None:
    """Whoever is received is the verb's object, whatever day or palace stands between."""
    words = parse(text, find_sections(text))
    at = words.words.index("received")
    objects = [words.words[i] for i in words.children[at] if words.dep[i] == "dobj"]
    assert objects == [object_]


@pytest.mark.parametrize(
    "text", ["They met on Monday morning.", "The leaders met in Lima City Hall.", "She was received on Monday in Lima."]
)
def test_a_day_or_place_alone_is_no_object(text: str) -> None:
    """Nothing is made an object where only a day or a place follows."""
    words = parse(text, find_sections(text))
    assert "dobj" not in words.dep


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("President Ana Diaz met visiting Chilean Foreign Minister Pablo Soto on Monday.", "dobj"),
        ("President Ana Diaz held talks with visiting Chilean Foreign Minister Pablo Soto.", "pobj"),
        ("Visiting Chilean Foreign Minister Pablo Soto met President Ana Diaz on Monday.", "nsubj"),
        ("President Ana Diaz spoke after visiting Chilean troops.", ""),
    ],
)
def test_who_is_called_visiting_is_the_guest(text: str, role: str) -> None:
    """An official who is "visiting" takes part in the clause; whoever visits troops visits them."""
    words = parse(text, find_sections(text))
    visiting = words.lower.index("visiting")
    guest = words.head[visiting]
    assert (words.dep[visiting] == "amod") == bool(role)
    assert not role or (words.words[guest], words.dep[guest]) == ("Soto", role)
