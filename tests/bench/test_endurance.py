"""What is promised of many at once and of runs that are killed: in small what bench/endurance does at length."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bench.endurance.killed import killed_at_random
from bench.endurance.many import many_at_once
from tests.journey.readers import WordReader
from tests.store.full import golden
from tests.store.places import Places

ENGINES = ("sqlite", "postgresql")


@pytest.mark.parametrize(("engine", "writers"), [("sqlite", 1), ("postgresql", 3)])
def test_many_at_once_lose_and_double_nothing(engine: str, writers: int, places: Places) -> None:
    """With several writers and readers at once there is no error, and in the end all is as if one had written it."""
    works = list(golden())
    done = many_at_once(places(engine), works, writers, 2, seconds=60, looks=4)
    assert done.faults == ()
    assert done.articles == len(works)
    assert done.claims == sum(len(claims) for _, claims in works)
    assert done.looks == 8


@pytest.mark.parametrize("engine", ENGINES)
def test_a_killed_run_goes_on_to_the_same_record(engine: str, places: Places, tmp_path: Path) -> None:
    """Killed at random moments and begun again, a run leaves what an undisturbed one leaves."""
    rows = [{"id": f"a{n}", "text": f"Of energy and of steel, {n}. {'energy ' * (n % 5)}"} for n in range(120)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    place: Callable[[], str] = partial(places, engine)
    done = killed_at_random([tmp_path], place, WordReader(), kills=4, seed=3)
    assert (done.kills, done.differing) == (4, 0)
    assert done.through >= 1
