"""A sample checked by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from relazione.errors import RunStopped
from relazione.tell.reliability.sample import COLUMNS, audit, sample
from tests.tell.samples import record


def form(rows: list[dict[str, str]], path: Path) -> Path:
    """The rows as the file that a person fills in."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_the_same_seed_draws_the_same_claims() -> None:
    """A sample depends on record, size and seed alone, has no claim twice and every kind at least once."""
    store = record()
    rows = list(sample(store, 12, 3))
    assert rows == list(sample(record(backwards=True), 12, 3))
    assert len({row["claim"] for row in rows}) == len(rows) == 12
    assert {row["kind"] for row in rows} == {claim.kind for claim in store.claims()}
    assert {row["claim"] for row in rows} != {row["claim"] for row in sample(store, 12, 4)}


def test_a_small_record_is_drawn_whole() -> None:
    """A sample larger than the record is the record."""
    store = record()
    assert len(list(sample(store, 1000))) == len(list(store.claims()))


def test_a_row_shows_the_words_in_their_place() -> None:
    """What stands before the quote, the quote, and what stands after it are the words of the article."""
    store = record()
    texts = {article.given_id: " ".join(article.text.split()) for article in store.articles()}
    for row in sample(store, 1000):
        assert " ".join(row["quote"].split()) in texts[row["article"]]
        assert row["before"] in texts[row["article"]] and row["after"] in texts[row["article"]]


def test_an_audit_weighs_kinds_by_their_number(tmp_path: Path) -> None:
    """Of all claims as many are right as the kinds' shares, weighed by how many claims the record has of each."""
    row = dict.fromkeys(COLUMNS, "")
    told = [("tenure", "90", "yes")] * 4 + [("position", "10", "no")] * 3 + [("position", "10", "")]
    rows = [{**row, "kind": kind, "of_kind": number, "right": right} for kind, number, right in told]
    found = {each.kind: each for each in audit(form(rows, tmp_path / "form.csv"))}
    assert (found["tenure"].share, found["position"].share, found["position"].checked) == (1, 0, 3)
    assert found["all"].share == pytest.approx(0.9)
    assert all(0 <= each.low <= each.share <= each.high <= 1 for each in found.values())
    assert found["tenure"].low == pytest.approx(0.5101, abs=0.0001)  # Wilson's interval for 4 of 4


def test_a_form_that_cannot_be_counted_says_why(tmp_path: Path) -> None:
    """An answer that is none, a form without answers and a file that is no form stop with the row or the remedy."""
    row = dict.fromkeys(COLUMNS, "") | {"kind": "tenure", "of_kind": "3"}
    with pytest.raises(RunStopped, match="row 1"):
        audit(form([{**row, "right": "perhaps"}], tmp_path / "form.csv"))
    with pytest.raises(RunStopped, match="no claim"):
        audit(form([row], tmp_path / "form.csv"))
    with pytest.raises(RunStopped, match="cannot be read"):
        audit(tmp_path / "nowhere.csv")
