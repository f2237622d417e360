"""A claim laid open."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relazione.errors import RunStopped
from relazione.store.contract import Store
from relazione.store.view import View
from relazione.tell.sentences import context, sentence_at
from relazione.tell.show import lay_open, show, show_json
from tests.tell.samples import record


@pytest.fixture(scope="module")
def store() -> Store:
    """A record of five articles of our own."""
    return record()


def test_a_claim_is_shown_by_the_beginning_of_its_id(store: Store) -> None:
    """As much of an id as no other claim shares is enough."""
    claim = next(store.claims(kind="agreement"))
    assert show(store, claim.id[:10]) == show(store, claim.id)


def test_a_claim_is_shown_in_its_context_with_its_proof(store: Store) -> None:
    """The text gives the quote in its sentence, the article, each value with its words, and the way it was reached."""
    claim = next(c for c in store.claims(kind="agreement") if c.one("signed") == "2023-03-03")
    said = show(store, claim.id)
    assert "«Chile and Norway signed the Seafarers' Training Agreement on 3 March 2023»" in said
    assert "harbour-1, The Harbour Post, 6 March 2023" in said
    assert "2023-03-03  “3 March 2023” (stated)" in said
    assert "by hand" in said


def test_the_entry_and_its_other_reports_are_shown(store: Store) -> None:
    """What another article says of the same thing stands beside the claim, and so does a disagreement."""
    claim = next(c for c in store.claims(kind="agreement") if c.one("signed") == "2023-03-03")
    shown = lay_open(store, claim.id)
    assert [proof.article.given_id for proof in shown.others] == ["hill-4"]
    assert "in dispute, signed: 2023-03-03 / 2023-03-04" in shown.as_text()


def test_what_is_not_in_sight_is_not_shown(store: Store) -> None:
    """By a day of knowing no later report stands beside the claim, nor a later claim at all; by a day of the world a
    claim of what began later has no entry, and is said to.
    """
    claim = next(c for c in store.claims(kind="agreement") if c.one("signed") == "2023-03-03")
    rival = next(c for c in store.claims(kind="agreement") if c.one("signed") == "2023-03-04")
    known = View(known_at=date(2023, 12, 31))
    assert lay_open(store, claim.id, known).others == ()
    with pytest.raises(RunStopped):
        lay_open(store, rival.id, known)
    assert "or what it tells had not begun by 1 March 2023" in show(store, claim.id, View(as_of=date(2023, 3, 1)))


def test_the_object_can_be_written_as_json(store: Store) -> None:
    """Every claim can be laid open as JSON, with its spans and its entry."""
    for claim in store.claims():
        told = json.loads(json.dumps(show_json(store, claim.id)))
        assert told["claim"]["id"] == claim.id
        assert claim.id in told["entry"]["claims"]


def test_an_unknown_id_stops(store: Store) -> None:
    """An id that no claim has stops with what to do."""
    with pytest.raises(RunStopped):
        show(store, "ffffffffffff")


@given(st.text(alphabet="ab .!?\n", max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_the_context_is_a_stretch_of_the_text(text: str, one: int, other: int) -> None:
    """The words before and after a quote join it to a stretch of the text, unchanged."""
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    before, after = context(text, start, end, 400)
    whole = before + text[start:end] + after
    assert whole in text
    assert text[start - len(before) : end + len(after)] == whole


def test_the_context_holds_the_sentence_before_and_after() -> None:
    """A quote stands between the sentence before its own and the one after."""
    text = "First one. Second one. The quote is here, he said. Fourth one. Fifth one."
    start = text.index("quote")
    assert context(text, start, start + len("quote"), 400) == ("Second one. The ", " is here, he said. Fourth one. ")


def test_a_sentence_does_not_end_at_an_abbreviation() -> None:
    """Initials, titles and months with a full stop do not end a sentence."""
    text = "He left. Gen. A. Rossi signed it on Sept. 14 in Lima. It held."
    start = text.index("signed")
    first, last = sentence_at(text, start, start + 6)
    assert text[first:last] == "Gen. A. Rossi signed it on Sept. 14 in Lima."
