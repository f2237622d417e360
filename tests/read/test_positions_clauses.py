"""How sentences are cut into clauses that may carry a stance."""

from __future__ import annotations

import re
from math import exp

import pytest

from relazione.codebook.table import rows
from relazione.read.language import parse
from relazione.read.readers.grammar.stances_clauses import clauses_of, manner_of
from relazione.read.readers.grammar.stances_model import (
    OUTCOMES,
    STANCES,
    blended,
    linear_sums,
    ruled_stance,
    shipped_weights,
    verb_stance,
)
from tests.read.readers.grammar.test_speakers_groups import positions


def cut(sentence: str) -> list[str]:
    """The words of each clause of a sentence."""
    parsed = parse(sentence, ())
    return [
        sentence[slice(*parsed.span(c.first, c.last))]
        for k in range(len(parsed.sentences))
        for c in clauses_of(parsed, k)
    ]


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        (
            "The envoy praised the pact and called for more trade.",
            ["The envoy praised the pact", "called for more trade"],
        ),
        (
            "The envoy said the pact is important and the two states should use it.",
            ["the pact is important", "the two states should use it"],
        ),
        (
            "The envoys reaffirmed their commitment to open markets, opposition to new tariffs and support for talks.",
            [
                "The envoys reaffirmed their commitment to open markets",
                "opposition to new tariffs",
                "support for talks",
            ],
        ),
        (
            "The envoy conveyed his condolences and sympathy to the families.",
            ["The envoy conveyed his condolences and sympathy to the families"],
        ),
        (
            "The envoy welcomed the pact, stressing the need for peace.",
            ["The envoy welcomed the pact", "stressing the need for peace"],
        ),
        (
            "The envoy spoke with the minister to congratulate him on his election.",
            ["The envoy spoke with the minister", "to congratulate him on his election"],
        ),
    ],
)
def test_a_sentence_is_cut_along_its_verbs(sentence: str, clauses: list[str]) -> None:
    """Coordinated verbs, what is said, and participles and purposes that carry a stance are clauses of their own."""
    assert cut(sentence) == clauses


def test_clauses_never_leave_their_sentence() -> None:
    """First and last token of a clause lie in its sentence, first not after last."""
    text = "“We agree,” she said. He added that, in his view, peace and trade go together, calling it a duty. Why? Yes."
    parsed = parse(text, ())
    for number, (first, last) in enumerate(parsed.sentences):
        for clause in clauses_of(parsed, number):
            assert first <= clause.first <= clause.last < last


def test_a_very_deep_sentence_is_cut_without_recursion() -> None:
    """Thousands of coordinated verbs are walked in a loop."""
    assert cut("He said " + "that he said " * 1200 + "yes.") is not None


def test_tables_use_the_stances_of_the_codebook_only() -> None:
    """Each stance word hints at one of the eleven stances, and the weights have a column for each."""
    for row in rows("stance_verbs") + rows("stance_words"):
        assert row["stance"] in ("", *STANCES), row
    assert tuple(rows("stance_weights")[0])[1:] == OUTCOMES


def test_manners_are_known() -> None:
    """A verb says, holds or carries a stance, or has no manner."""
    assert manner_of("say") == "say"
    assert manner_of("reaffirm") == "hold"
    assert manner_of("express") == "carry"
    assert manner_of("walk") == ""


def test_likelihoods_sum_to_one() -> None:
    """The shares of the twelve outcomes sum to one, blended or not, and nothing known means no stance."""
    linear = linear_sums(["always", "verb=reaffirm", "way=main"], shipped_weights())
    assert sum(map(exp, linear)) == pytest.approx(1.0)
    assert sum(map(exp, blended(linear, [1.0, *[0.0] * 11]))) == pytest.approx(1.0)
    assert linear_sums(["no such feature"], shipped_weights())[0] == 0.0


def test_a_blend_lies_between_its_parts() -> None:
    """Where the words say support and the encoder pledge, both are likelier than what neither says, pledge the more."""
    linear = [0.0, 0.0, 4.0, *[0.0] * 9]
    both = blended(linear, [0.0, 0.0, 0.0, 4.0, *[0.0] * 8])
    assert both[3] > both[2] > max(both[4:])


def test_no_feature_is_a_name() -> None:
    """What the weights are learnt from is lower case, a kind of word or a tag: no person's or place's name."""
    kinds = {"Capital", "PRON", "DET", "NUM", "NOUN", "ADJ", "VERB", "ADV", "X", "AUX", "ADP", "PROPN", "PUNCT", "SYM"}
    tags = re.compile(
        r"(?:NN|JJ|VB|RB|CD|DT|IN|MD|PRP|WP|WRB|WDT|FW|EX|PDT|POS|RP|TO|CC|UH|LS|XX|ADD|AFX|NFP|HYPH|[$#:,._])"
    )
    for row in rows("stance_weights"):
        for word in re.split(r"[=+/>~]", row["feature"]):
            assert word == word.lower() or word in kinds or tags.match(word), row["feature"]


@pytest.mark.parametrize(
    ("sentence", "sure", "ruled"),
    [
        ("The envoy stressed the need for peace.", "support", "support"),
        ("The envoy stressed that the ban must end.", "support", None),
        ("The envoys acknowledged the need for more trade.", "appreciate", "support"),
        ("The envoys acknowledged the work of the embassy.", "appreciate", None),
        ("The envoy called the visit a milestone.", "appreciate", "appreciate"),
        ("The envoy called the raid a flagrant violation of the treaty.", "condemn", "condemn"),
        ("The envoy called for more trade.", "request", "request"),
    ],
)
def test_what_is_said_may_tell_more_than_the_verb(sentence: str, sure: str, ruled: str | None) -> None:
    """A verb of stance makes a position for sure, and names its stance unless that hangs on what is said."""
    parsed = parse(sentence, ())
    clause = clauses_of(parsed, 0)[0]
    assert (verb_stance(parsed, clause), ruled_stance(parsed, clause)) == (sure, ruled)


def test_what_another_welcomed_in_passing_is_the_others_stance() -> None:
    """A passive aside that names its doer is a clause of its own."""
    text = (
        "Peruvian Foreign Minister Rosa Quispe met Norwegian Foreign Minister Astrid Lunde. Quispe proposed that the "
        "two sides hold a cultural week, which was welcomed by the Norwegian side."
    )
    assert ("NOR", "appreciate") in positions(text)


def test_what_things_lead_to_is_no_stance_beside_what_is_said_of_them() -> None:
    """A participle that tells what things bring about adds no position to that of the clause it hangs on."""
    text = (
        "Peruvian Ambassador Ana Soto spoke in Oslo. She said these strengths provide a solid basis for trade with"
        " Norway, offering both nations the chance to meet each other's needs."
    )
    assert len(positions(text)) == 1
