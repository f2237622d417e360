#!/usr/bin/env python3
"""Scores the reader on the articles of our own, which stand in for publishers that it has never seen.

    own.py [SET ...] [--misses FILE]

A SET is one of those tuned on (tools/gold.py names them) or b or g, of which only the totals are looked at; all by
default. The road is that of run.py: read, export, score. `--misses FILE` writes what the sets tuned on miss and make
up; b and g have no such list, so that their scores stay an honest estimate.
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
from tools.gold import OWN, OWN_TUNED

SETS = tuple(sorted((*OWN_TUNED, "b", "g")))


def main(words: Sequence[str] | None = None) -> int:
    """Prints the table of each set asked for, and writes the misses of those tuned on where a file is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], metavar="SET", help="a to g")
    parser.add_argument("--misses", type=Path, metavar="FILE")
    asked = parser.parse_args(words)
    listings = []
    with tempfile.TemporaryDirectory() as scratch:
        for name in asked.sets or SETS:
            predictions = predict(name, Path(scratch), OWN)
            print(table(f"own {name}", score(name, predictions, OWN)))
            if asked.misses and name in OWN_TUNED:
                listings.append(printed([GOLD / "score.py", OWN / name, predictions, "--misses"]))
    if asked.misses:
        asked.misses.write_text("".join(listings), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
