"""Persons: everybody whom a record names, each once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relazione.resolve.entry import Entry, EntryParticipant, EntryValue
from relazione.resolve.names import OTHER, compare_persons, name_keys
from relazione.resolve.persons import Person, everybody, persons

NAMES = st.text("abdeo -.'é", min_size=1, max_size=10)


def tenure(number: int, person: str, of: str, office: str = "ambassador") -> Entry:
    """A tenure of one report."""
    slots = {"person": person, "of": of, "office": office}
    return Entry(
        f"e{number}",
        "tenure",
        (f"c{number}",),
        f"c{number}",
        {slot: (EntryValue(value, (f"c{number}",)),) for slot, value in slots.items()},
        attested=("2024-05-06",),
    )


def meeting(number: int, *sides: tuple[str, str]) -> Entry:
    """A meeting of these (who, acts for)."""
    claims = (f"c{number}",)
    participants = tuple(EntryParticipant(who, acts_for, "party", claims) for who, acts_for in sides)
    return Entry(f"e{number}", "engagement", claims, claims[0], {}, participants, attested=("2024-05-07",))


RECORD = (
    tenure(1, "Ana Lopez Diaz", "CHL"),
    tenure(2, "Ana Lopez", "PER"),
    tenure(3, "Diaz", "CHL"),
    meeting(4, ("A. Lopez Diaz", "CHL"), ("Foreign Ministry", "PER"), ("both leaders", "PER"), ("Oslo", "NOR")),
)


def names(found: tuple[Person, ...]) -> set[frozenset[tuple[str, str | None]]]:
    """The persons as sets of the names that mean each, with whom they act for."""
    return {frozenset((m.name, m.acts_for) for m in person.mentions) for person in found}


def test_everybody_is_told_once_and_no_body_is_a_person() -> None:
    """Spellings of one state are one person, a namesake of another state is another; ministries and cities are none."""
    assert names(everybody(RECORD)) == {
        frozenset({("Ana Lopez Diaz", "CHL"), ("Diaz", "CHL"), ("A. Lopez Diaz", "CHL")}),
        frozenset({("Ana Lopez", "PER")}),
    }


def test_everybody_agrees_with_who() -> None:
    """Whoever is asked for by one name is grouped as among everybody, whatever the order of the entries."""
    asked, _ = persons("Ana Lopez Diaz", RECORD)
    assert names(asked) <= names(everybody(RECORD)) == names(everybody(RECORD[::-1]))


@given(NAMES, NAMES)
def test_names_that_may_be_one_share_a_key(one: str, other: str) -> None:
    """No pair of names that could be one person is missed for want of a shared key."""
    if compare_persons(one, other) != OTHER:
        assert name_keys(one) & name_keys(other)
