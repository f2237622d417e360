#!/usr/bin/env python3
"""Measures what asking a large record costs: briefs on two states, and the panel of all dyads.

    asking.py [--articles 100000] [--keep FOLDER] [--rounds 3]

The record is made as for growth.py (about a quarter of an hour for 100,000 articles); with --keep it stays in the
folder, or is taken from there. Each question is asked as a user would, in a process of its own: printed are
CPU-seconds, start-up included, of briefs the median over rounds. Exits 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.speed.growth import fill

DYADS = (("KOR", "PAK"), ("France", "Kenya"))
MOST_BRIEF, MOST_PANEL = 2.0, 60.0  # the bars: CPU-seconds


def main() -> int:
    """Makes the record where it is not there, asks, and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the record there, and use the one found")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        record = (asked.keep or Path(scratch)) / f"{asked.articles}.sqlite"
        if not record.is_file():
            fill(record, asked.articles)
        briefs = {
            pair: median(cpu_seconds("brief", *pair, record=record) for _ in range(asked.rounds)) for pair in DYADS
        }
        out = ("-o", str(Path(scratch) / "panel.csv"))
        panel = cpu_seconds("export", "--as", "panel", "--unit", "dyad-year", *out, record=record)
    for (one, other), seconds in briefs.items():
        print(f"brief {one} {other}: {seconds:.2f} CPU-seconds (bar {MOST_BRIEF})")
    print(f"panel of all dyads by year: {panel:.1f} CPU-seconds (bar {MOST_PANEL})")
    return int(max(briefs.values()) >= MOST_BRIEF or panel >= MOST_PANEL)


def cpu_seconds(*words: str, record: Path) -> float:
    """User and system time of one command on the record."""
    before = os.times()
    command = [sys.executable, "-m", "relazione", *words, "--record", str(record)]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    sys.exit(main())
