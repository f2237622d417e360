"""What is promised of training anew, of the table of errors and of the stream for measuring speed; without training."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.quality.errors import cause, gain, losses
from tools.train import changes, parts

MEETING = {
    "kind": "engagement",
    "type": "meeting",
    "participants": [{"who": "Oslo", "for": "NOR"}, {"who": "Lima", "for": "PER"}],
    "date": "2024-05-06",
    "domains": [],
    "evidence": "Oslo and Lima met to discuss fisheries",
}


def test_parts_that_others_build_on_are_trained_first() -> None:
    """Every program that trains is a part, and the stances come before what rests on them."""
    names = parts()
    assert {"stances", "engagements", "gate"} <= set(names)
    assert names.index("stances") < names.index("engagements") < names.index("gate")


def test_what_training_changed_is_told(tmp_path: Path) -> None:
    """A table that changed is named with its rows and the furthest figure; one that did not is not."""
    for folder, weight in (("before", "0.10"), ("after", "0.35")):
        (tmp_path / folder / "tables").mkdir(parents=True)
        (tmp_path / folder / "tables" / "confidence.csv").write_text("reader,from\ngrammar,0.5\n", encoding="utf-8")
        table = f"# Weights.\nfeature,weight\nsame,1.00\nother,{weight}\n"
        (tmp_path / folder / "tables" / "gate_weights.csv").write_text(table, encoding="utf-8")
    told = list(changes(tmp_path / "before", tmp_path / "after"))
    assert told == ["changed: tables/gate_weights.csv (1 of 2 rows, the furthest moved by 0.250)"]
    assert list(changes(tmp_path / "after", tmp_path / "after")) == []


def test_an_error_has_the_first_cause_that_holds(shared: Path) -> None:
    """A fact that would match but for one slot is missed for that slot; without anything near there is nothing."""
    assert shared.is_dir()
    wrong = {**MEETING, "type": "attack"}
    assert cause(MEETING, [wrong], [wrong]) == "wrong type"
    assert cause(MEETING, [MEETING], [MEETING]) == "told again"
    assert cause(MEETING, [], []) == "nothing"
    assert cause(MEETING, [], [{**MEETING, "kind": "position"}]) == "other kind"


def test_what_a_slot_loses_is_what_its_mending_gains(shared: Path) -> None:
    """The losses of a match name the slots that are wrong, each with its share of the credit."""
    assert shared.is_dir()
    assert dict(losses(MEETING, {**MEETING, "date": "2024"})) == {"date": pytest.approx(0.1)}
    assert dict(losses(MEETING, MEETING)) == {}
    assert gain(50, 200, "missed", 10) > gain(50, 200, "made up", 10) > 0
