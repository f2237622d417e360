"""The published scores: they never fall, and neither do their floors."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from bench.quality.run import FLOORS, errors, floors, predict, raised, score, under_floor


@pytest.mark.parametrize("name", ["founding", "dev"])
def test_no_score_is_under_its_floor(name: str, shared: Path, tmp_path: Path) -> None:
    """Reading, exporting and scoring a gold set through the command line gives at least its floors, kind by kind."""
    assert shared.is_dir()
    measured = score(name, predict(name, tmp_path))
    assert under_floor({name: measured}, floors()) == []


def test_floors_only_rise(checkout: Path) -> None:
    """No floor is lower than in any earlier commit."""
    path = FLOORS.relative_to(checkout).as_posix()
    fallen = []
    for commit in _git(checkout, "log", "--format=%H", "--", path).split():
        for name, kinds in json.loads(_git(checkout, "show", f"{commit}:{path}")).items():
            fallen += [f"{name} {k} {commit}" for k, lowest in kinds.items() if floors()[name][k] < lowest]
    assert not fallen


def test_raising_lifts_and_never_lowers() -> None:
    """A better score lifts its floor to a little under it; a worse one leaves it."""
    measured = {"dev": {"all": {"record": 0.5678}, "tenure": {"record": 0.3}}}
    assert raised(measured, {"dev": {"all": 0.5, "tenure": 0.4}}) == {"dev": {"all": 0.54, "tenure": 0.4}}


def test_a_score_under_its_floor_is_named() -> None:
    """A score under its floor gives one line with set, kind, score and floor."""
    assert under_floor({"dev": {"all": {"record": 0.4}}}, {"dev": {"all": 0.5}}) == [
        "UNDER ITS FLOOR: dev all record 0.400 < 0.50"
    ]


def test_errors_are_counted_by_kind_and_class(shared: Path, tmp_path: Path) -> None:
    """The table of errors counts every fact that an empty export misses, by kind and class."""
    assert shared.is_dir()
    nothing = tmp_path / "nothing.jsonl"
    nothing.write_text("", encoding="utf-8")
    demanded = score("founding", nothing)["all"]["gold"]
    counts = [int(line.split()[0]) for line in errors("founding", nothing).splitlines()]
    assert sum(counts) == demanded > 0


def _git(checkout: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=checkout, capture_output=True, check=True, encoding="utf-8").stdout
