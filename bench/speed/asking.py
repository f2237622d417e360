#!/usr/bin/env python3
"""Measures what asking a large record costs: briefs of every sort, the panel of all dyads, and exports of the whole.

    asking.py [--articles 100000] [--keep FOLDER] [--rounds 3] [--export [NAME ...]]

The record is made as for growth.py (about a quarter of an hour for 100,000 articles); with --keep it stays in the
folder, or is taken from there. Each question is asked as a user would, in a process of its own: printed are
CPU-seconds, start-up included, of briefs the median over rounds, and the peak of memory. With --export the record is
exported whole too (as csv, parquet and plover, or as named), for which memory alone has a bar, and no brief is asked.
Exits 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from math import inf
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
EXPORTS = ("csv", "parquet", "plover")
MOST_BRIEF, MOST_PANEL = 2.0, 60.0  # the bars: CPU-seconds
MOST_MEMORY = 1024  # the bar of an export: MiB
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
    parser.add_argument("--export", nargs="*", metavar="NAME", help="export the record whole, ask nothing else")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        record = (asked.keep or Path(scratch)) / f"{asked.articles}.sqlite"
        if not record.is_file():
            fill(record, asked.articles)
        if asked.export is None:
            missed = [*briefed(record, asked.rounds), panelled(record, Path(scratch))]
        else:
            missed = [exported(name, record, Path(scratch)) for name in asked.export or EXPORTS]
    return int(any(missed))


def briefed(record: Path, rounds: int) -> list[bool]:
    """Asks for each brief so often; which of them missed the bar."""
    missed = []
    for words in (*BRIEFS, ("--since", last_week(record))):
        costs = [cost("brief", *words, record=record) for _ in range(rounds)]
        missed.append(told(f"brief {' '.join(words)}", costs, seconds=MOST_BRIEF))
    return missed


def panelled(record: Path, scratch: Path) -> bool:
    """Exports the panel of all dyads; whether it missed the bar."""
    out = str(scratch / "panel.csv")
    panel = cost("export", "--as", "panel", "--unit", "dyad-year", "-o", out, record=record)
    return told("panel of all dyads by year", [panel], seconds=MOST_PANEL)


def exported(name: str, record: Path, scratch: Path) -> bool:
    """Exports the whole record; whether it took more memory than the bar."""
    out = str(scratch / f"export-{name}")
    return told(f"export --as {name}", [cost("export", "--as", name, "-o", out, record=record)], memory=MOST_MEMORY)


def last_week(record: Path) -> str:
    """The day a week before the last day of publication in a record."""
    store = open_store(record)
    last = store.extent().last_day
    store.close()
    if last is None:
        raise SystemExit(f"{record}: no article has a day")
    return (last - WEEK).isoformat()


def told(what: str, costs: list[Cost], *, seconds: float = inf, memory: float = inf) -> bool:
    """Prints the median time and the most memory of a question; whether it missed one of its bars."""
    took, held = median(cost.seconds for cost in costs), max(cost.memory for cost in costs)
    bars = f" (bar {seconds})" if seconds < inf else "", f" (bar {memory:,})" if memory < inf else ""
    print(f"{what}: {took:.2f} CPU-seconds{bars[0]}, {held:,} MiB{bars[1]}", flush=True)
    return took >= seconds or held >= memory


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
