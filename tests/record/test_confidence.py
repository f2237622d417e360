"""Confidence: what a score is worth, and the bar that a claim must clear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relazione.codebook.table import rows
from relazione.ingest.article import Article, article_id
from relazione.read.finding import Finding, Value
from relazione.record import admit
from relazione.record.confidence import at_least, calibrated, is_calibrated
from relazione.record.kind import all_kinds

TEXT = "Tonga is rich in fish. Tonga lacks engineers."
ARTICLE = Article(article_id(TEXT, None, None), "sample", TEXT)


def profile(word: str, side: str, score: float) -> Finding:
    """A strength or a need of Tonga, by a reader of the test's own."""
    start = TEXT.index(word)
    span = start, start + len(word)
    slots = {"of": "TON", "side": side, "what": word, "resource": "food" if side == "strength" else "labour"}
    values = {slot: (Value(value, *span, "resolved"),) for slot, value in slots.items()}
    return Finding("profile", *span, values, score=score, reader="test")


@given(st.sampled_from(sorted(all_kinds())), st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_is_never_worth_less(kind: str, one: float, other: float) -> None:
    """Of two scores of one kind the higher is worth at least as much, and both are worth a share of one."""
    low, high = sorted((calibrated("grammar", kind, one), calibrated("grammar", kind, other)))
    assert 0 <= low <= high <= 1
    assert (calibrated("grammar", kind, min(one, other)), calibrated("grammar", kind, max(one, other))) == (low, high)


@pytest.mark.parametrize("kind", sorted(all_kinds()))
def test_every_kind_of_the_grammar_reader_is_calibrated(kind: str) -> None:
    """The table knows the grammar reader's scores of all seven kinds, by claims that were counted."""
    assert is_calibrated("grammar", kind)
    assert all(int(row["claims"]) > 0 for row in rows("confidence") if row["kind"] == kind)


def test_an_unknown_reader_keeps_its_scores() -> None:
    """The score of a reader that was never measured stays as it is, and counts as not calibrated."""
    assert calibrated("test", "profile", 0.37) == 0.37
    assert not is_calibrated("test", "profile")


def test_claims_under_the_bar_are_refused_aloud() -> None:
    """A claim under the bar becomes a refusal with the bar and its words; one on the bar stays."""
    admission = admit(ARTICLE, [profile("fish", "strength", 0.6), profile("engineers", "need", 0.59)], "1")
    passed = at_least(admission, 0.6)
    assert [claim.quote for claim in passed.claims] == ["fish"]
    assert [(r.check, r.reason, r.quote) for r in passed.refusals] == [
        ("score_too_low", "score under 0.60", "engineers")
    ]
    assert at_least(admission, 0.0) == admission
