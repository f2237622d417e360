"""What the weighing of domains promises, in articles of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from relazione.codebook.table import rows
from relazione.codebook.vocabulary import vocabulary
from relazione.read.domain_choice import likeliest_set
from relazione.read.domain_hits import hits_of
from relazione.read.finding import Finding, Value
from relazione.read.readers.grammar import open_reader
from relazione.read.readers.grammar.domains_weighed import WEIGHED, revise
from tests.read.sentences import article_of, reading_of

_TALK = (
    "Ministers discuss rice exports\n\n"
    "OSLO -- The agriculture minister of Norway met his counterpart from Laos in Oslo on Monday. "
    "They reviewed the export of fertiliser and the training of farmers, and agreed to buy more rice. "
    "Norway's seeds and irrigation projects were praised.\n"
)


def domains(finding: Finding) -> list[str]:
    """The domains of a finding."""
    return [value.value for value in finding.slots.get("domains", ())]


def test_a_talk_is_about_what_the_sentences_around_it_name() -> None:
    """A meeting whose own clause names no domain is given that of the next sentences and the headline."""
    findings = [f for f in open_reader().read(article_of(_TALK)) if f.kind == "engagement"]
    assert [domains(finding)[:1] for finding in findings] == [["agriculture"]]


def test_every_domain_rests_on_words_or_on_the_evidence() -> None:
    """A domain stands on words that carry it; where none do, on the evidence, as a default."""
    reading = reading_of(_TALK)
    for finding in revise(reading, list(open_reader().unrevised(reading))):
        for value in finding.slots.get("domains", ()):
            assert 0 <= value.start < value.end <= len(_TALK)
            assert value.basis != "default" or (value.start, value.end) == (finding.start, finding.end)


def test_a_position_keeps_the_domains_of_its_own_words() -> None:
    """Domains that the clause or sentence of a position names are not weighed against the article."""
    reading = reading_of(_TALK)
    slots = {"stance": (Value("support", 40, 50),), "domains": (Value("peace", 40, 50),)}
    kept = Finding("position", 40, 60, slots)
    assert list(revise(reading, [kept])) == [kept]


def test_other_kinds_come_through_as_they_are() -> None:
    """Tenures, missions, memberships and profiles are not touched, and the order stays."""
    reading = reading_of(_TALK)
    findings = list(open_reader().unrevised(reading))
    revised = list(revise(reading, findings))
    assert [(f.kind, f.start, f.end) for f in revised] == [(f.kind, f.start, f.end) for f in findings]
    for before, after in zip(findings, revised, strict=True):
        if before.kind not in WEIGHED:
            assert after == before
        assert replace(after, slots={}) == replace(before, slots={})


@pytest.mark.parametrize(
    ("chances", "chosen"),
    [
        ([(0.9, "trade"), (0.1, "law")], ("trade",)),
        ([(0.8, "trade"), (0.9, "law")], ("law", "trade")),
        ([(0.2, "trade"), (0.1, "law")], ()),
        ([(0.5, "law"), (0.5, "trade")], ("law", "trade")),
        ([], ()),
    ],
)
def test_the_set_with_the_best_expected_f1_is_chosen(chances: list[tuple[float, str]], chosen: tuple[str, ...]) -> None:
    """Likely domains are given together, unlikely ones not, the empty set where none is likely; ties by name."""
    assert likeliest_set(chances) == chosen


def test_hits_are_found_once_and_by_place() -> None:
    """The words of a text that carry a domain are given by where they begin."""
    text = "They spoke of trade and of fisheries."
    hits = hits_of(text)
    assert [hit.domain for hit in hits.within(0, len(text))] == ["trade", "agriculture"]
    assert not hits.within(0, 14)
    assert hits.counts(14, 19, strong=True) == {"trade": 1}


def test_the_table_of_weights_names_no_words() -> None:
    """Weights are of places, types, stances and domains of the codebook only."""
    allowed = set(
        "agreement engagement position of any ruled clause sentence before after near lead all strong weak share many"
        " most silent leading short long 0 1 2 3 4".split()
    )
    for name in ("domain", "engagement", "agreement", "stance"):
        allowed |= set(vocabulary(name))
    named = {word for row in rows("domain_weights") for word in row["feature"].split()}
    assert named <= allowed
