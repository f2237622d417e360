"""The answers to questions: each thing with date, basis, number of reports and sources, for readers and programs."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date

import pytest

from relazione.asking import names
from relazione.errors import RunStopped
from relazione.resolve import Judgement
from relazione.store.contract import Store
from relazione.store.fresh import freshen
from relazione.store.judging import judge
from relazione.store.view import ALL, View
from relazione.tell.answer import Answer, as_csv, as_json, as_text
from relazione.tell.answers import (
    agreements,
    disagreements,
    entries,
    memberships,
    missions,
    pledges,
    posts,
    timeline,
    who,
)
from relazione.tell.question import Question, question
from tests.tell.samples import record

WITHOUT_WORDS = ("agreements", "disagreements", "entries", "memberships", "missions", "pledges", "positions", "posts")


@pytest.fixture(scope="module")
def store() -> Store:
    """A record of five articles of our own, with fresh entries."""
    filled = record()
    freshen(filled)
    return filled


def asked(store: Store, *words: str, view: View = ALL, kind: str | None = None) -> Question:
    """A question with these words."""
    return question(store, words, view, kind)


def cells(answer: Answer, column: str) -> list[object]:
    """One column of an answer."""
    return [row.cells.get(column) for row in answer.rows]


def test_every_question_has_its_command() -> None:
    """There is a question for each thing that a desk officer asks of the record."""
    assert set(names()) >= {*WITHOUT_WORDS, "timeline", "who"}


def test_entries_give_date_basis_reports_and_sources(store: Store) -> None:
    """An entry told by two papers has both as sources, its day with its basis, and the disagreement of days."""
    answer = entries.answer(asked(store, "Chile", "Norway", kind="agreement"))
    (row,) = answer.rows
    assert row.cells["sources"] == ("harbour-1", "hill-4")
    assert (row.cells["reports"], row.cells["basis"]) == (2, "stated")
    assert row.cells["disputes"] == ("signed: 2023-03-03 against 2023-03-04",)
    assert answer.searched.articles == 5


def test_an_unknown_kind_says_which_there_are(store: Store) -> None:
    """A kind that the codebook does not have stops with those that it has."""
    with pytest.raises(RunStopped, match="tenure"):
        entries.answer(asked(store, kind="bird"))


def test_posts_are_attested_never_current(store: Store) -> None:
    """A post names who was last attested when and where, and its holders bound each other."""
    text = "".join(as_text(posts.answer(asked(store, "Chile"))))
    assert "last attested 2023-03-06 in harbour-1" in text
    assert "began 2023-03-06/2024-06-10" in text
    assert "current" not in text


def test_as_of_leaves_out_who_came_later(store: Store) -> None:
    """As of a day, no tenure is told that cannot have begun by then."""
    people = cells(posts.answer(asked(store, "Chile", view=View(as_of=date(2023, 6, 1)))), "person")
    assert "Marta Olsen-Rey" in people
    assert "Pablo Ibarra" not in people


def test_known_at_shows_no_later_article(store: Store) -> None:
    """As known at a day, no source is younger, and none is without a date."""
    view = View(known_at=date(2023, 12, 31))
    for name in (entries, posts, agreements, disagreements, pledges):
        answer = name.answer(asked(store, "Chile", view=view))
        sources = {doc for row in answer.rows for doc in row.cells.get("sources") or ()}
        assert sources <= {"harbour-1"}


def test_lives_tell_stages_with_sources(store: Store) -> None:
    """An agreement has its stages and anniversary, a mission and a membership their beginnings."""
    (pact,) = agreements.answer(asked(store, "Chile", "Norway")).rows
    assert pact.cells["stages"] == ("signed 2023-03-03",)
    assert pact.cells["anniversary"] == "03-03"
    assert "others say 2023-03-04" in " ".join(pact.details)
    assert ("opened 2021-05",) in cells(missions.answer(asked(store)), "stages")
    assert ("observer 2019",) in cells(memberships.answer(asked(store)), "stages")


def test_disagreements_give_every_side_its_quote(store: Store) -> None:
    """Both days of one signing stand with their words and their articles."""
    answer = disagreements.answer(asked(store))
    sides = {row.cells["side"]: row.cells["sources"] for row in answer.rows if row.cells["side"]}
    assert sides["2023-03-03"] == ("harbour-1",)
    assert sides["2023-03-04"] == ("hill-4",)


def test_pledges_are_open_until_a_person_judges(store: Store) -> None:
    """A pledge nobody judged is open, and stands with its words."""
    text = "".join(as_text(pledges.answer(asked(store, "Chile"))))
    assert "open: " in text
    assert "research ships" in text


def test_a_person_judges_a_pledge() -> None:
    """What a person judges of a pledge stands with it, with name and reason; another value than +1, 0, -1 does not."""
    filled = record()
    pledge = pledges.answer(asked(filled, "Chile")).rows[0].cells["entry"]
    kept = Judgement("correct", (str(pledge),), "A. Reader", "2025-01-05", "the ports are open", "fulfilment", "+1")
    judge(filled, kept)
    (row, *_) = pledges.answer(asked(filled, "Chile")).rows
    assert row.line.startswith("kept (+1): ")
    assert row.cells["judged_because"] == "A. Reader, 2025-01-05: the ports are open"
    with pytest.raises(RunStopped, match="no outcome of a pledge"):
        judge(filled, replace(kept, value="perhaps"))


def test_who_gives_reasons(store: Store) -> None:
    """A name is told with offices, spellings, and the score and reasons for taking two names for one person."""
    answer = who.answer(asked(store, "Dahl"))
    text = "".join(as_text(answer))
    assert "foreign minister of Norway" in text
    with pytest.raises(RunStopped, match="no person"):
        who.answer(asked(store, "Nobody Inparticular"))


def test_a_timeline_goes_by_days(store: Store) -> None:
    """What happened between two stands in the order of days."""
    days = [day for day in cells(timeline.answer(asked(store, "Chile", "Norway")), "date") if day]
    assert days == sorted(days, key=str)


@pytest.mark.parametrize("name", WITHOUT_WORDS)
def test_text_json_and_csv_tell_the_same_rows(store: Store, name: str) -> None:
    """An answer has as many rows in JSON and in CSV as it has, and the same bytes each time."""
    from importlib import import_module

    answer = import_module(f"relazione.tell.answers.{name}").answer(asked(store))
    told = json.loads("".join(as_json(answer)))
    assert len(told["rows"]) == len(list(csv.DictReader(as_csv(answer)))) == len(answer.rows)
    assert "".join(as_text(answer, most=1)).startswith(answer.asked)


def test_nothing_found_says_what_was_searched(store: Store) -> None:
    """An empty answer says in how many articles it was looked for, and not that nothing happened."""
    text = "".join(as_text(agreements.answer(asked(store, "Chad"))))
    assert "Nothing found. Searched 5 articles" in text
