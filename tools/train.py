"""Trains every trained part of the reader anew, one after the other, and says what changed.

    train.py [../shared] [--check] [--only NAME ...]

A part is a program `tools/train_NAME.py` that takes a folder of gold articles and writes a table or a file of the
package; last the scores are calibrated on publishers held out. Parts that others build on come first. The same articles
give the same bytes on the same machine. `--check` puts everything back as it was and exits 1 where something changed.
"""

from __future__ import annotations

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
CODEBOOK = CHECKOUT / "src" / "relazione" / "codebook"
# Whose names rest on whom: who serves which state is asked by all others, and what the encoder makes of a clause by the
# stances. Parts that are not named here come after these, in the order of the alphabet.
FIRST = ("served_states", "encoder", "stances", "engagements")
CALIBRATION = "calibration"
SECONDS_IN_MINUTE = 60


def main(words: Sequence[str] | None = None) -> int:
    """Trains, tells what changed, and gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=CHECKOUT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--only", nargs="+", choices=[*parts(), CALIBRATION], metavar="NAME")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as scratch:
        before = Path(scratch) / "codebook"
        shutil.copytree(CODEBOOK, before)
        for name in asked.only or [*parts(), CALIBRATION]:
            begun = time.perf_counter()
            train(name, asked.shared)
            _tell(f"trained {name} in {(time.perf_counter() - begun) / SECONDS_IN_MINUTE:.1f} minutes")
        changed = list(changes(before, CODEBOOK))
        _tell("\n".join(changed) or "nothing changed")
        if asked.check:
            for path in trained(CODEBOOK):
                shutil.copyfile(before / path.relative_to(CODEBOOK), path)
    return int(bool(changed) and asked.check)


def parts() -> list[str]:
    """The names of the parts in the order in which they are trained."""
    names = {path.stem.removeprefix("train_") for path in Path(__file__).parent.glob("train_*.py")}
    return [*(name for name in FIRST if name in names), *sorted(names.difference(FIRST))]


def train(name: str, shared: Path) -> None:
    """Trains one part from the gold articles, where the corpus helps from that too; stops where the program fails."""
    gold, corpus = shared / "gold" / "train", shared / "corpus" / "news_diplomatic_dev.jsonl"
    words: list[str | Path] = [CHECKOUT / "tools" / f"train_{name}.py", gold]
    if name == "gate":
        words.append(corpus)
    if name == CALIBRATION:
        words = [CHECKOUT / "bench" / "quality" / "calibration.py", "--write"]
    folders = os.pathsep.join([str(CHECKOUT / "src"), str(CHECKOUT)])
    environment = {**os.environ, "PYTHONPATH": folders, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    subprocess.run([sys.executable, *map(str, words)], check=True, cwd=CHECKOUT, env=environment)


def trained(codebook: Path) -> list[Path]:
    """The files of the package that training writes."""
    tables = [*codebook.glob("tables/*_weights.csv"), codebook / "tables" / "confidence.csv"]
    return sorted([*tables, *(path for path in codebook.glob("encoder/*") if path.suffix not in (".py", ".pyc"))])


def changes(before: Path, after: Path) -> Iterator[str]:
    """A line for each trained file that is not as it was: how many rows changed, and how far the furthest figure."""
    for path in trained(after):
        old = before / path.relative_to(after)
        if not old.exists() or old.read_bytes() != path.read_bytes():
            yield f"changed: {path.relative_to(after)} {_moved(old, path) if path.suffix == '.csv' else ''}".rstrip()


def _moved(old: Path, new: Path) -> str:
    if not old.exists():
        return "(new)"
    rows, others = _rows(old), _rows(new)
    apart = [key for key in rows.keys() | others.keys() if rows.get(key) != others.get(key)]
    shifts = [abs(a - b) for key in apart for a, b in zip(rows.get(key, ()), others.get(key, ()), strict=False)]
    furthest = f", the furthest moved by {max(shifts):.3f}" if shifts else ""
    return f"({len(apart)} of {len(others)} rows{furthest})"


def _rows(path: Path) -> dict[tuple[str, ...], tuple[float, ...]]:
    """Each row's words with its figures; an empty cell counts as nought."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    found: dict[tuple[str, ...], tuple[float, ...]] = {}
    for row in list(csv.reader(lines))[1:]:
        words = tuple(cell for cell in row if cell and not _is_number(cell))
        while words in found:  # a table may have several rows of the same words
            words = (*words, "again")
        found[words] = tuple(float(cell or 0) for cell in row if not cell or _is_number(cell))
    return found


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()


def _tell(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
