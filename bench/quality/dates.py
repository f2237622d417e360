"""How well dates in news are read: precision and recall by precision on a file of Wikinews with `dct` and `dates`.

    python bench/quality/dates.py [../shared/gold/dates_dev.jsonl] [--misses]

A value counts at day, month or year precision. "right" are the expected values that were found where they stand
(an interval is right at both its ends), "wrong" those found there with another value, "missed" those not found;
"made up" are values that overlap no annotation.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from relazione.read.calendar import PRECISIONS
from relazione.read.dates import DateMention, find_dates

DEFAULT = Path(__file__).resolve().parents[2] / "../shared/gold/dates_dev.jsonl"


def overlapping(found: tuple[DateMention, ...], row: dict[str, object]) -> list[DateMention]:
    """The found expressions that share at least one character with the annotated one."""
    return [d for d in found if d.start < int(str(row["end"])) and int(str(row["start"])) < d.end]


def judge(article: dict[str, object], tally: Counter[str], misses: bool) -> None:
    """Counts one article's values."""
    text = str(article["text"])
    found = find_dates(text, date.fromisoformat(str(article["dct"])))
    rows = list(article["dates"])  # type: ignore[call-overload]
    for row in rows:
        expected = str(row.get("when", ""))
        if len(expected) not in PRECISIONS or not expected[0].isdigit():
            continue
        here = overlapping(found, row)
        given = [d.value for d in here if d.value]
        right = any(expected == value or (value and expected in value.split("/")) for value in given)
        verdict = "right" if right else "wrong" if given else "missed"
        tally[f"{PRECISIONS[len(expected)]} {verdict}"] += 1
        if misses and verdict != "right":
            print(verdict, article["id"], repr(row["text"]), expected, [d.value for d in here])
    for mention in found:
        if mention.value and not any(mention.start < row["end"] and row["start"] < mention.end for row in rows):
            tally["made up"] += 1
            if misses:
                print("made up", article["id"], repr(text[mention.start - 20 : mention.end + 20]), mention.value)


def main() -> None:
    """Prints the table."""
    paths = [Path(word) for word in sys.argv[1:] if not word.startswith("--")] or [DEFAULT]
    tally: Counter[str] = Counter()
    for line in paths[0].read_text(encoding="utf-8").splitlines():
        judge(json.loads(line), tally, "--misses" in sys.argv)
    print(f"{'precision':<10}{'right':>7}{'wrong':>7}{'missed':>8}{'recall':>8}")
    for name in PRECISIONS.values():
        right, wrong, missed = (tally[f"{name} {verdict}"] for verdict in ("right", "wrong", "missed"))
        print(f"{name:<10}{right:>7}{wrong:>7}{missed:>8}{right / max(1, right + wrong + missed):>8.3f}")
    right = sum(tally[f"{name} right"] for name in PRECISIONS.values())
    given = right + sum(tally[f"{name} wrong"] for name in PRECISIONS.values())
    print(f"of the {given} values given where one is expected, right: {right / max(1, given):.3f}")
    print(f"values where no annotation stands: {tally['made up']}")


if __name__ == "__main__":
    main()
