"""What is promised of many at once and of runs that are killed: in small what bench/endurance does at length."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from bench.endurance.many import many_at_once
from bench.resume import Kill, Run, exports, killed
from relazione.store import open_store
from tests.journey.readers import WordReader
from tests.store.full import golden
from tests.store.places import Places


@pytest.mark.parametrize(("engine", "writers"), [("sqlite", 1), ("postgresql", 3)])
def test_many_at_once_lose_and_double_nothing(engine: str, writers: int, places: Places) -> None:
    """With several writers and readers at once there is no error, and in the end all is as if one had written it."""
    works = list(golden())
    done = many_at_once(places(engine), works, writers, 2, seconds=60, looks=4)
    assert done.faults == ()
    assert done.articles == len(works)
    assert done.claims == sum(len(claims) for _, claims in works)
    assert done.looks == 8


def test_a_run_killed_on_a_server_goes_on_where_it_stopped(places: Places, tmp_path: Path) -> None:
    """Killed at its start, at work and at its end, a run on a server leaves what a run left alone leaves in a file."""
    rows = [{"id": f"a{n}", "text": f"Of energy and of steel, {n}. {'energy ' * (n % 5)}"} for n in range(200)]
    path, reader = tmp_path / "a.jsonl", WordReader()
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    alone, place = places("sqlite"), places("postgresql")
    Run(path, alone, reader, 1).wait()
    for moment in (Kill(None, 0.0), Kill(None, 0.1), Kill(1, 0.0), Kill(100, 0.01), Kill(200, 0.02)):
        killed(moment, Run(path, place, reader, 1))
    Run(path, place, reader, 1).wait()
    with closing(open_store(alone)) as one, closing(open_store(place)) as other:
        assert other.entries_fresh()
        assert exports(one) == exports(other)
