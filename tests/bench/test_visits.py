"""The judge of recorded visits: what counts as right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.quality.visits import Judge, Verdict, record_of, same_name, span_of, state_of

VISIT = {
    "visitor": "Prime Minister Rosa Vidal",
    "from_state": "Chile",
    "host_state": "United States",
    "start": "2031-05-06",
    "end": "2031-05-07",
}
TRIP = {
    "person": "Ole Lund",
    "role": "secretary",
    "to_state": "Kenya",
    "start": "2031-05-06",
    "end": "2031-05-07",
}
TENURES = [
    {"kind": "tenure", "person": "Rosa Vidal", "office": "head_of_government", "of": "CHL"},
    {"kind": "tenure", "person": "Ole J. Lund", "office": "foreign_minister", "of": "USA"},
]
SIDES = [{"who": "Rosa Vidal", "for": "CHL"}, {"who": "Ole J. Lund", "for": "USA"}]


@pytest.fixture(scope="module")
def judge(shared: Path) -> Judge:
    """The judge with the yardstick's comparison of names."""
    assert shared.is_dir()
    return Judge(same_name())


@pytest.mark.parametrize(
    ("day", "days", "nearly"),
    [
        ("2031-05-06/2031-05-07", True, True),
        ("2031-05-07", True, True),
        ("2031-05-08", False, True),
        ("2031-05", False, False),
        (None, False, False),
    ],
)
def test_days_lie_inside_the_record(judge: Judge, day: str | None, days: bool, nearly: bool) -> None:
    """Days are right where they are the record's or inside them, and nearly right one day off."""
    meeting = {"kind": "engagement", "type": "meeting", "participants": SIDES, "date": day}
    assert judge.verdict(record_of(VISIT), [*TENURES, meeting]) == Verdict(True, True, True, days, nearly)


def test_a_trip_is_told_by_its_place(judge: Judge) -> None:
    """Of a trip abroad the state is right where the place or another side is of it."""
    visit = {"kind": "engagement", "type": "visit", "participants": SIDES[1:], "date": "2031-05-06", "place": "Nairobi"}
    assert judge.verdict(record_of(TRIP), [*TENURES, visit]).right
    assert not judge.verdict(record_of(TRIP), [*TENURES, visit | {"place": "Lima"}]).state


def test_an_event_of_another_kind_is_no_visit(judge: Judge) -> None:
    """A telephone call tells of no visit."""
    call = {"kind": "engagement", "type": "call", "participants": SIDES, "date": "2031-05-06"}
    assert judge.verdict(record_of(VISIT), [*TENURES, call]) == Verdict()


def test_names_of_states_and_dates_are_read() -> None:
    """A historian's name of a state, a city's name and a day or interval are understood; a month is no day."""
    assert (state_of("China, People’s Republic of"), state_of("Nairobi"), state_of("Nowhere")) == ("CHN", "KEN", None)
    assert span_of("2031-05-06") == span_of("2031-05-06/2031-05-06")
    assert span_of("2031-05") is None


def test_recorded_visits_are_read(checkout: Path, shared: Path) -> None:
    """As many releases are right as the floor demands."""
    assert shared.is_dir()
    program = checkout / "bench" / "quality" / "visits.py"
    done = subprocess.run([sys.executable, program], capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
