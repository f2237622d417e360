"""What the score of an engagement knows of those of the same kind and states that the article tells of too."""

from __future__ import annotations

from datetime import date

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.readers.grammar.engagements import drafts

MONDAY = date(2022, 5, 2)


def twins(text: str) -> list[set[str]]:
    """For each event of a text of a Monday its features that tell of twins."""
    reading = build_reading(Article(article_id(text, MONDAY, None), "sample", text, MONDAY))
    return [{name for name in draft.features if name.startswith("twin")} for draft in drafts(reading)]


def test_events_of_the_same_states_and_kind_know_of_each_other() -> None:
    """Of two visits to one state the first knows of one after it, the second of one before, and how the days stand."""
    first, second = twins(
        "President Ana Soto of Bolivia visited Nepal on 12 March 2019. President Ana Soto visited Nepal on 4 June 2021."
    )
    assert "twins after same visit" in first and "twins before same 0" in first
    assert "twins before same visit" in second and "twin before same dates differ" in second


def test_events_of_other_states_are_no_twins() -> None:
    """A visit to another state says nothing about the one told before."""
    for one in twins(
        "President Ana Soto of Bolivia visited Nepal in 2019. President Jon Helgason of Iceland visited Peru."
    ):
        assert not any(name.startswith("twin ") for name in one)
