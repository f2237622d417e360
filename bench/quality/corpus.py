#!/usr/bin/env python3
"""Scores the reader on the articles of the corpus that we annotated.

    corpus.py [SET ...] [--misses FILE]

A SET is learnt or unseen; both by default. Nothing learns from unseen (a fifth, drawn by the hash of the name) and
nobody looks at more than its totals: it is the estimate for new articles of the publishers of train. `--misses FILE`
writes what learnt misses and makes up. `corpus_annotated/README.md` tells how the notes were made.
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
from tools.gold import CORPUS_LEARNT, CORPUS_UNSEEN, write_out

SETS = {folder.name: folder for folder in (CORPUS_LEARNT, CORPUS_UNSEEN)}


def main(words: Sequence[str] | None = None) -> int:
    """Prints the table of each set asked for, and writes the misses of the one learnt from where a file is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], metavar="SET", help="learnt or unseen")
    parser.add_argument("--misses", type=Path, metavar="FILE")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as scratch:
        texts = Path(scratch) / "texts"
        for name in asked.sets or SETS:
            write_out(SETS[name], texts / name)
            predictions = predict(name, Path(scratch), texts)
            print(table(f"{name}", score(name, predictions, texts)))
            if asked.misses and name == CORPUS_LEARNT.name:
                listing = printed([GOLD / "score.py", texts / name, predictions, "--misses"])
                asked.misses.write_text(listing, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
