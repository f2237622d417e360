"""What the search for office words promises."""

from __future__ import annotations

from itertools import pairwise

import pytest

from relazione.read.language import parse
from relazione.read.offices import find_offices, office_rank, office_table, part_of
from relazione.read.sections import find_sections


def found(text: str) -> list[str]:
    """The office words of a text with their class."""
    tokens = parse(text, find_sections(text))
    return [f"{text[slice(*tokens.span(hit.first, hit.last))]}: {hit.words.office}" for hit in find_offices(tokens)]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        ("The Foreign Minister spoke.", ["Foreign Minister: foreign_minister"]),
        ("The minister of foreign affairs spoke.", ["minister of foreign affairs: foreign_minister"]),
        ("The Deputy Prime Minister spoke.", ["Deputy Prime Minister: deputy_head"]),
        ("The prime minister’s plane left.", ["prime minister: head_of_government"]),
        ("The chargé d’affaires spoke.", ["chargé d’affaires: charge_daffaires"]),
        ("The PM met the FM.", ["PM: head_of_government", "FM: foreign_minister"]),
        ("Tartu UniversityPresident spoke.", ["President: head_of_state"]),
    ],
)
def test_the_longest_office_wins(text: str, offices: list[str]) -> None:
    """Office words are found in any spelling of case and apostrophe, the longest first."""
    assert found(text) == offices


@pytest.mark.parametrize(
    "text",
    [
        "Their presidency and premiership ended.",
        "It was 9 pm when the fm radio fell silent.",
        "Rashid Sultan Jamshidi sang.",
        "Mary Dean Prince-Hall sang.",
        "The ministerial ambassadorship ended.",
    ],
)
def test_words_that_only_look_like_offices(text: str) -> None:
    """Parts of longer words, of names and of clock times are no offices."""
    assert found(text) == []


def test_offices_do_not_overlap() -> None:
    """Office words follow one another without sharing a token."""
    text = "The Deputy Prime Minister and Minister of Foreign Affairs met the Vice President and Special Envoy."
    tokens = parse(text, find_sections(text))
    hits = find_offices(tokens)
    assert len(hits) == 4
    assert all(before.last < after.first for before, after in pairwise(hits))


def test_protocol_ranks_offices() -> None:
    """Heads of state go before heads of government, ministers and envoys; an unknown class comes last."""
    order = ["head_of_state", "head_of_government", "deputy_head", "foreign_minister", "ambassador", "no_such_office"]
    ranks = [office_rank(office) for office in order]
    assert ranks == sorted(ranks, reverse=True) and ranks[-1] == 0


@pytest.mark.parametrize(
    ("phrase", "plural"),
    [
        ("presidents", True),
        ("foreign ministers", True),
        ("heads of state", True),
        ("president", False),
        ("minister of foreign affairs", False),
        ("chief of defence staff", False),
    ],
)
def test_plural_offices_are_known(phrase: str, plural: bool) -> None:
    """A phrase is plural by the noun that carries it, not by its last letter."""
    row = office_table().get(phrase)
    assert row is None or row.plural is plural


@pytest.mark.parametrize(
    ("word", "part"),
    [("mr.", "honorific"), ("shri", "honorific"), ("gen.", "rank"), ("former", "status"), ("quispe", "")],
)
def test_words_beside_an_office_have_a_part(word: str, part: str) -> None:
    """Forms of address, ranks and words of status are told apart; a name is none of them."""
    assert part_of(word) == part
