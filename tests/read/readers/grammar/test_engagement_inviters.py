"""The host of a visit who is named as its inviter."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.readers.grammar.engagements import find

PUBLISHED = date(2022, 3, 21)


def guests_and_hosts(text: str) -> list[list[str]]:
    """The participants of each visit found in a text."""
    reading = build_reading(Article(article_id(text, PUBLISHED, None), "sample", text, PUBLISHED))
    found = [one for one in find(reading) if one.slots["type"][0].value == "visit"]
    return [[who.who.value for who in one.participants] for one in found]


@pytest.mark.parametrize(
    "invited",
    [
        "at the invitation of Chilean Foreign Minister Luis Soto",
        "at Chilean Foreign Minister Luis Soto's invitation",
    ],
)
def test_the_inviter_is_the_host(invited: str) -> None:
    """A visit at somebody's invitation has him as its host, and not only his state."""
    text = f"Peruvian Foreign Minister Ana Rojas paid an official visit to Chile on Friday {invited}."
    assert guests_and_hosts(text) == [["Ana Rojas", "Luis Soto"]]


def test_a_government_that_invites_is_its_state() -> None:
    """A visit at the invitation of a government has the state as its host."""
    text = "Peruvian Foreign Minister Ana Rojas visited Chile on Friday at the invitation of the Chilean government."
    assert guests_and_hosts(text) == [["Ana Rojas", "CHL"]]
