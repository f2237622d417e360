#!/usr/bin/env python3
"""Scores the reader on the articles of our own, which stand in for publishers that it has never seen.

    own.py [HALF ...] [--misses FILE]

A HALF is a (looked at and tuned on) or b (only its totals are looked at); both by default. The road is that of run.py:
read, export, score. `--misses FILE` writes what half a misses and makes up; half b has no such list, so that its score
stays an honest estimate.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.command import printed
from bench.quality.run import GOLD, predict, score, table

OWN = Path(__file__).with_name("own_articles")
HALVES = ("a", "b")
TUNED = "a"


def main(words: Sequence[str] | None = None) -> int:
    """Prints the table of each half asked for, and writes the misses of half a where a file is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("halves", nargs="*", choices=[*HALVES, []], metavar="HALF", help="a or b")
    parser.add_argument("--misses", type=Path, metavar="FILE")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as scratch:
        for half in asked.halves or HALVES:
            predictions = predict(half, Path(scratch), OWN)
            print(table(f"own {half}", score(half, predictions, OWN)))
            if asked.misses and half == TUNED:
                listing = printed([GOLD / "score.py", OWN / half, predictions, "--misses"])
                asked.misses.write_text(listing, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
