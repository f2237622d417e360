"""Where the strengths of one side meet the needs of the other."""

from __future__ import annotations

from relazione.store.view import View
from relazione.tell.answers.match import answer
from relazione.tell.question import question
from tests.tell.samples import Said, add, record


def told(*parties: str) -> list[tuple[object, ...]]:
    """Who has what whom lacks, as the rows of the answer tell it, for a record in which Peru lacks copper too."""
    store = record()
    text = "Peru is short of copper."
    slots = {
        "of": [("PER", "Peru")],
        "side": [("need", "short")],
        "what": [("copper", "copper")],
        "resource": [("natural_resources", "copper")],
    }
    add(store, "peru", text, [Said("profile", text, slots)])
    rows = answer(question(store, parties, View())).rows
    return [(row.cells["strength_of"], row.cells["need_of"], row.cells["resource"]) for row in rows]


def test_two_parties_are_matched_in_both_directions() -> None:
    """What Chile has meets what Norway lacks, whichever of the two is named first."""
    assert told("Chile", "Norway") == told("Norway", "Chile") == [("CHL", "NOR", "natural_resources")]


def test_one_party_is_matched_with_all() -> None:
    """Every partner whose need is met, or who meets one, is told."""
    assert set(told("Chile")) == {("CHL", "NOR", "natural_resources"), ("CHL", "PER", "natural_resources")}
    assert told("Peru", "Norway") == []


def test_every_row_leads_to_its_words() -> None:
    """Each side of a match stands with its quote and its article."""
    rows = answer(question(record(), ("Chile", "Norway"), View())).rows
    assert all("“" in detail and "harbour-2" in detail for row in rows for detail in row.details)
    assert all(row.cells["strength_quote"] and row.cells["need_quote"] for row in rows)
