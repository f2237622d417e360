#!/usr/bin/env python3
"""Measures what asking a large record costs: briefs of every sort, the panel of all dyads, and the export of the whole.

    asking.py [--articles 100000] [--keep FOLDER] [--rounds 3] [--export]

The record is made as for growth.py (about a quarter of an hour for 100,000 articles); with --keep it stays in the
folder, or is taken from there. Each question is asked as a user would, in a process of its own: printed are
CPU-seconds, start-up included, of briefs the median over rounds, and the peak of memory. With --export the record is
exported as CSV too, which has no bar. Exits 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.speed.growth import fill
from relazione.store import open_store

BRIEFS = (
    ("KOR", "PAK"),
    ("France", "Kenya"),
    ("France",),
    ("France", "--group", "ASEAN"),
    ("--subject", "trade"),
    ("Central Asia", "--subject", "trade"),
)
WEEK = timedelta(days=7)
MOST_BRIEF, MOST_PANEL = 2.0, 60.0  # the bars: CPU-seconds
KIBIBYTES_IN_MEBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: CPU-seconds, and the peak of its memory in MiB."""

    seconds: float
    memory: int


def main() -> int:
    """Makes the record where it is not there, asks, and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the record there, and use the one found")
    parser.add_argument("--export", action="store_true", help="export the record as CSV too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        record = (asked.keep or Path(scratch)) / f"{asked.articles}.sqlite"
        if not record.is_file():
            fill(record, asked.articles)
        missed = False
        for words in (*BRIEFS, ("--since", last_week(record))):
            costs = [cost("brief", *words, record=record) for _ in range(asked.rounds)]
            missed |= told(f"brief {' '.join(words)}", costs, MOST_BRIEF)
        out = Path(scratch) / "panel.csv"
        panel = cost("export", "--as", "panel", "--unit", "dyad-year", "-o", str(out), record=record)
        missed |= told("panel of all dyads by year", [panel], MOST_PANEL)
        if asked.export:
            told("export of all tables as CSV", [cost("export", "--as", "csv", "-o", scratch, record=record)], None)
    return int(missed)


def last_week(record: Path) -> str:
    """The day a week before the last day of publication in a record."""
    store = open_store(record)
    last = store.extent().last_day
    store.close()
    if last is None:
        raise SystemExit(f"{record}: no article has a day")
    return (last - WEEK).isoformat()


def told(what: str, costs: list[Cost], bar: float | None) -> bool:
    """Prints the median time and the most memory of a question; whether it missed its bar."""
    seconds, memory = median(cost.seconds for cost in costs), max(cost.memory for cost in costs)
    print(f"{what}: {seconds:.2f} CPU-seconds{f' (bar {bar})' if bar else ''}, {memory:,} MiB", flush=True)
    return bar is not None and seconds >= bar


def cost(*words: str, record: Path) -> Cost:
    """User and system time of one command on the record, and its memory; modules stay compiled, as installed."""
    command = [sys.executable, "-m", "relazione", *words, "--record", str(record)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss // KIBIBYTES_IN_MEBIBYTE)


if __name__ == "__main__":
    sys.exit(main())
