#!/usr/bin/env python3
"""Scores the reader against the gold articles, the way a user would run it: read, export, score.

    run.py [SET ...] [--reader NAME] [--errors] [--raise-floors] [--write-readme]

A SET is founding, dev or train; all three by default. The scores are those of `../shared/gold/score.py`. `--errors`
adds what was missed and what was made up, counted by kind and class. `--raise-floors` lifts `floors.json` where the
measured score is higher, never lowers it. `--write-readme` writes the table between its marks in README.md.
Exits 1 where a score lies under its floor. With `--reader` another way of reading is scored, for comparison: floors and
README are those of the usual one.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from math import floor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.command import printed, relazione
from bench.readme import CHECKOUT, commit, write_table

SHARED = CHECKOUT.parent / "shared"
GOLD = SHARED / "gold"
FLOORS = Path(__file__).with_name("floors.json")
USUAL = "grammar"
SETS = ("founding", "dev", "train")
# A floor lies this far under the score, cut to two decimals: to read one kind better may cost another a fact or two.
MARGIN = 0.02
FLOOR_STEPS = 100

Scores = dict[str, dict[str, float]]
Predictions = Path


def main(words: Sequence[str] | None = None) -> int:
    """Measures the sets asked for, prints their tables, and gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", choices=[*SETS, []], metavar="SET", help="founding, dev or train")
    parser.add_argument("--reader", default=USUAL)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--write-readme", action="store_true")
    asked = parser.parse_args(words)
    measured: dict[str, Scores] = {}
    with tempfile.TemporaryDirectory() as scratch:
        for name in asked.sets or SETS:
            predictions = predict(name, Path(scratch), reader=asked.reader)
            measured[name] = score(name, predictions)
            print(table(name, measured[name]))
            if asked.errors:
                print(errors(name, predictions))
    if asked.reader != USUAL:
        return 0
    if asked.raise_floors:
        FLOORS.write_text(json.dumps(raised(measured, floors()), indent=2) + "\n", encoding="utf-8")
    if asked.write_readme:
        write_table("quality", readme_rows(measured))
    low = under_floor(measured, floors())
    print("\n".join(low) or "no score is under its floor")
    return 1 if low else 0


def predict(name: str, scratch: Path, gold: Path = GOLD, reader: str = USUAL) -> Predictions:
    """Reads one set of the folder through the command line and gives the file of its export."""
    articles, record, predictions = (scratch / f"{name}{end}" for end in (".jsonl", ".sqlite", ".predictions.jsonl"))
    articles.write_text(printed([GOLD / "articles.py", "gold", gold / name]), encoding="utf-8")
    relazione("read", articles, "--record", record, "--reader", reader)
    relazione("export", "--as", "codebook", "--record", record, "-o", predictions)
    return predictions


def score(name: str, predictions: Predictions, gold: Path = GOLD) -> Scores:
    """The figures of `score.py` for one set: by kind and for all, P, R, F1, slots and record, each 0..1."""
    figures: Scores = json.loads(printed([GOLD / "score.py", gold / name, predictions, "--json"]))
    return figures


def table(name: str, scores: Scores) -> str:
    """The figures of one set as a table for a terminal."""
    lines = [f"\n{name:<12}{'gold':>6}{'pred':>6}{'P':>8}{'R':>8}{'F1':>8}{'slots':>8}{'record':>8}"]
    for kind, row in scores.items():
        figures = "".join(f"{row[figure]:>8.3f}" for figure in ("P", "R", "F1", "slots", "record"))
        lines.append(f"{kind:<12}{row['gold']:>6.0f}{row['pred']:>6.0f}{figures}")
    return "\n".join(lines)


def errors(name: str, predictions: Predictions) -> str:
    """What was missed and what was made up in one set, counted by kind and class, most frequent first."""
    listing = printed([GOLD / "score.py", GOLD / name, predictions, "--misses"])
    counted: Counter[tuple[str, str, str]] = Counter()
    for fault, kind, slots in re.findall(r"^(MISSED |MADE UP) \S+ (\w+): (.*)$", listing, re.MULTILINE):
        counted[fault.strip().lower(), kind, _class(slots)] += 1
    rows = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return "\n".join(f"{count:>6} {fault:<8} {kind:<12}{named}" for (fault, kind, named), count in rows)


def floors() -> dict[str, dict[str, float]]:
    """The lowest record score allowed, by set and kind."""
    written: dict[str, dict[str, float]] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return written


def raised(measured: Mapping[str, Scores], old: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """The floors lifted to MARGIN under the measured scores; a floor above that stays."""
    new = {name: dict(kinds) for name, kinds in old.items()}
    for name, scores in measured.items():
        kinds = new.setdefault(name, {})
        for kind, row in scores.items():
            kinds[kind] = max(kinds.get(kind, 0.0), floor((row["record"] - MARGIN) * FLOOR_STEPS) / FLOOR_STEPS)
    return new


def under_floor(measured: Mapping[str, Scores], allowed: Mapping[str, Mapping[str, float]]) -> list[str]:
    """One line for each score that lies under its floor."""
    return [
        f"UNDER ITS FLOOR: {name} {kind} record {row['record']:.3f} < {allowed[name][kind]:.2f}"
        for name, scores in measured.items()
        for kind, row in scores.items()
        if row["record"] < allowed.get(name, {}).get(kind, 0.0)
    ]


def readme_rows(measured: Mapping[str, Scores]) -> list[str]:
    """The rows of README's table of scores."""
    day, at = datetime.now(UTC).date().isoformat(), commit()
    kinds = ("all", "tenure", "engagement", "agreement", "mission", "membership", "position", "profile")
    rows = ["| record score, 0 to 1 | " + " | ".join(kinds) + " | date | commit |", "|---" * (len(kinds) + 3) + "|"]
    for name, scores in measured.items():
        cells = [f"{scores[kind]['record']:.2f}" if kind in scores else "" for kind in kinds]
        rows.append(f"| {name}, {scores['all']['gold']:.0f} facts | " + " | ".join(cells) + f" | {day} | {at} |")
    return rows


def _class(slots: str) -> str:
    """The class of a fact in a line of `score.py --misses`: its type, stance, office, post, standing or side."""
    for slot in ("type", "stance", "office", "post", "standing", "side"):
        _, found, rest = slots.partition(f'"{slot}": "')
        if found:
            return rest.partition('"')[0]
    return ""


if __name__ == "__main__":
    sys.exit(main())
