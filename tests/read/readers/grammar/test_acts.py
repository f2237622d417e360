"""Acts between two states that one clause tells by its verb."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.finding import Finding
from relazione.read.readers import load_reader
from tests.read.sentences import acts_in

MONDAY = date(2022, 3, 21)


def acts_on_monday(text: str) -> list[Finding]:
    """The acts of a text published on a Monday."""
    return acts_in(build_reading(Article(article_id(text, MONDAY, None), "sample", text, MONDAY)))


def told(finding: Finding) -> tuple[str, tuple[str, ...]]:
    """The type of an engagement and the states of its participants, in their order."""
    sides = tuple(side.acts_for.value for side in finding.participants if side.acts_for)
    return finding.slots["type"][0].value, sides


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Demonstrators burnt Chilean flags in Lima on Friday.", ("dispute", ("PER", "CHL"))),
        ("A brigade of Omani doctors arrived in Beirut to help after the blast.", ("aid", ("OMN", "LBN"))),
        ("Finland is to unlock 30 million euros for Ghana.", ("aid", ("FIN", "GHA"))),
        ("Chad ordered Danish troops to pack up and go home.", ("expulsion", ("TCD", "DNK"))),
        ("Norway removed Ecuador from its list of unsafe carriers.", ("sanction", ("NOR", "ECU"))),
        ("Scores of Laotians protested outside the Peruvian embassy in Vientiane.", ("dispute", ("LAO", "PER"))),
    ],
)
def test_an_act_has_its_type_and_both_states(sentence: str, expected: tuple[str, tuple[str, ...]]) -> None:
    """Who acts comes first: by name, by what is theirs, or by the place where a nameless crowd acts."""
    assert expected in [told(finding) for finding in acts_on_monday(sentence) if finding.kind == "engagement"]


def test_an_act_at_a_ceremony_is_told_beside_the_ceremony() -> None:
    """What is done on an occasion is not the occasion itself."""
    acts = acts_on_monday("Japan handed over a fleet of 30 vehicles to Vanuatu at a ceremony in Port Vila.")
    assert ("aid", ("JPN", "VUT")) in [told(finding) for finding in acts]


def test_whoever_a_proposal_is_by_does_not_turn_it_down() -> None:
    """Of an active verb the subject acts, and "by" belongs to the object."""
    text = "Togo turned down a proposal by Malta for new talks."
    findings = load_reader("grammar").read(Article("x", "x", text, MONDAY))
    speakers = [finding.slots["for"][0].value for finding in findings if finding.kind == "position"]
    assert speakers == ["TGO"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru sues Chile over fish quotas\n\nThe weather in Lima was fair on Friday, fishermen in the port said.",
        "The Peruvian ambassador called on the Chilean minister at his office.",
        "Peru has said that Chile through its bank will join hands with Ecuador to finance the road.",
    ],
)
def test_headlines_courtesy_calls_and_loans_are_no_positions(text: str) -> None:
    """A headline tells in short what the article tells, a courtesy call asks for nothing, who lends is not accused."""
    assert [finding for finding in acts_on_monday(text) if finding.kind == "position"] == []
