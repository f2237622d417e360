"""The judge of same events: what is taken for an article's main event, and how clusters are compared."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.quality.same_event import distractor_pairs, figures, main_events


def report(entry: str, doc: str, length: int, part: str = "", kind: str = "engagement") -> dict[str, str]:
    """A line of reports.csv."""
    return {"entry": entry, "kind": kind, "doc": doc, "start": "10", "end": str(10 + length), "part": part}


def test_the_main_event_has_most_of_the_evidence() -> None:
    """The engagement with the longest quotes is the main event; other kinds do not count."""
    rows = [
        report("a", "one", 40),
        report("b", "one", 30),
        report("b", "one", 20),
        report("c", "one", 99, kind="position"),
    ]
    assert main_events(rows) == {"one": "b"}


def test_a_visit_goes_before_the_meeting_it_contains() -> None:
    """Where all evidence of a visit is that of a meeting in it, the visit is the main event."""
    assert main_events([report("meeting", "one", 40), report("visit", "one", 40, part="meeting")]) == {"one": "visit"}


def test_figures_are_b_cubed() -> None:
    """Each article counts by what it shares with those of its cluster; an article without an event stands alone."""
    clusters = {"a": "x", "b": "x", "c": "y"}
    found = figures(clusters, {"a": "1", "b": "1", "c": "1"}, [frozenset(("a", "c"))])
    assert (round(found.precision, 3), found.recall, found.merged) == (0.556, 1.0, 1)
    assert figures(clusters, {"a": "1", "b": "1"}, []).f1 == 1.0


def test_distractors_name_the_same_actors() -> None:
    """Two articles of different clusters whose titles share two names are distractors."""
    titles = {
        "a": ("Call of Ana Lopez with Rui Matos", "x"),
        "b": ("Rui Matos calls Ana Lopez", "y"),
        "c": ("Ana", "y"),
    }
    rows = [{"id": key, "title": title, "cluster": cluster} for key, (title, cluster) in titles.items()]
    assert distractor_pairs(rows) == [frozenset(("a", "b"))]


def test_reports_of_one_event_are_brought_together(checkout: Path, shared: Path) -> None:
    """On the articles that a person grouped, F1 and the share of merged distractors keep to their bounds."""
    assert shared.is_dir()
    program = checkout / "bench" / "quality" / "same_event.py"
    done = subprocess.run([sys.executable, program], capture_output=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
