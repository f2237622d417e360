"""Learns which state a title serves where no words beside it say so, and writes the table `served_state_weights`.

    train_served_states.py GOLD_DIR [--out TABLE.csv] [--hold-out]

GOLD_DIR holds NAME.txt, NAME.yaml and SOURCES.tsv; our own articles that are there to be learnt from (`OWN_TUNED` in
tools/gold.py) are read besides. Each title whose bearer's tenure the gold file has is one case: its
state against all others of the article, by logistic choice. A feature is kept where two groups of publishers show it.
With --hold-out nothing is written: each group in turn is left out of the learning, and how often its cases are then
decided rightly is printed beside the rules alone. Same input, same table, byte for byte.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from relazione.read import served_states, whom_served
from relazione.read.build import build_reading
from relazione.read.fold import fold
from relazione.read.ground import NameAt
from tools.gold import Annotated, annotated, learnt_folders, own_folders

TABLE = Path(__file__).parents[1] / "src/relazione/codebook/tables/served_state_weights.csv"
HEADING = (
    "# What speaks for a state that a title may serve, and how strongly (read/served_states.py). "
    "Learnt by tools/train_served_states.py.\n"
)
RIDGE, STEPS, RATE = 2.0, 300, 0.5  # chosen with publishers held out
SEEN = 5  # cases that must show a feature


@dataclass(frozen=True, slots=True)
class Choice:
    """One case: its publisher's group, the features of each state, which of them is right, which the rules take."""

    group: str
    states: tuple[tuple[str, ...], ...]
    right: int
    ruled: int


def main(words: Sequence[str] | None = None) -> int:
    """Learns and writes the table, or prints how well held-out groups are decided; always 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=TABLE)
    parser.add_argument("--hold-out", action="store_true")
    asked = parser.parse_args(words)
    choices = [choice for folder in (*learnt_folders(asked.gold), *own_folders()) for choice in gather(folder)]
    if asked.hold_out:
        sys.stdout.write("\n".join(held_out(choices)) + "\n")
    else:
        write(asked.out, learn(choices))
    return 0


def gather(folder: Path) -> list[Choice]:
    """The cases of all gold articles, in the order of their names."""
    return [choice for one in annotated(folder) for choice in of_article(one)]


def of_article(one: Annotated) -> list[Choice]:
    """The cases of one article; while it is read, the right states are taken, so that later titles see them."""
    held = [fact for fact in one.facts if fact["kind"] == "tenure"]
    choices: list[Choice] = []

    def decide(case: served_states.Case) -> tuple[str, NameAt | None] | None:
        states = served_states.candidates(case)
        right = right_state(case, held)
        ruled = case.hints.get("list") or case.hints.get("twin") or case.hints.get("default")
        common = served_states.Common(case)
        if right in states:
            rows = tuple(tuple(served_states.features(case, common, state)) for state in states)
            ruled_at = states.index(ruled) if ruled in states else -1
            choices.append(Choice(one.group, rows, states.index(right), ruled_at))
        chosen = right if right in states else ruled
        return (chosen, common.nearest(chosen)) if chosen else None

    with mock.patch.object(whom_served, "heaviest", decide), mock.patch.object(whom_served, "lead", _none_leads):
        build_reading(one.article)
    return choices


def _none_leads(_: served_states.Case) -> float:
    """Rivals for one office choose in the order of the text, so that nothing learnt hangs on what was learnt before."""
    return 0.0


def right_state(case: served_states.Case, held: Sequence[dict[str, Any]]) -> str | None:
    """The state that the gold file lets the bearer of the case's title serve, None where it has no such tenure."""
    words = set(case.cast.figures[case.figure].words)
    for fact in held:
        name = set(re.findall(r"\w+", fold(str(fact["person"])).replace("-", " ")))
        if words <= name and case.title.office in (fact["office"], case.title.office) and len(str(fact.get("of"))) == 3:
            return str(fact["of"])
    return None


def learn(choices: Sequence[Choice]) -> dict[str, float]:
    """The weight of each feature: logistic choice among the states of a case, with a ridge, by plain gradient steps."""
    seen: dict[str, set[str]] = defaultdict(set)
    count: dict[str, int] = defaultdict(int)
    for choice in choices:
        for feature in sorted({f for state in choice.states for f in state}):
            seen[feature].add(choice.group)
            count[feature] += 1
    kept = sorted(f for f in seen if len(seen[f]) > 1 and count[f] >= SEEN)
    number = {feature: k for k, feature in enumerate(kept)}
    rows, starts = matrix(choices, number)
    right = starts + np.array([choice.right for choice in choices])
    sizes = np.array([len(choice.states) for choice in choices])
    weights = np.zeros(len(kept))
    for _ in range(STEPS):
        score = rows @ weights
        chance = np.exp(score - np.repeat(np.maximum.reduceat(score, starts), sizes))
        chance /= np.repeat(np.add.reduceat(chance, starts), sizes)
        chance[right] -= 1.0
        weights -= RATE * (RIDGE * weights + rows.T @ chance) / len(choices)
    return {feature: round(float(weights[k]), 3) for feature, k in number.items()}


def matrix(choices: Sequence[Choice], number: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """The states of all cases by features, each 1 where the state shows it, and the row where each case begins."""
    starts = np.cumsum([0, *(len(choice.states) for choice in choices)])
    rows = np.zeros((starts[-1], len(number)))
    for start, choice in zip(starts, choices, strict=False):
        for k, state in enumerate(choice.states):
            columns = [number[feature] for feature in state if feature in number]
            rows[start + k, columns] = 1.0
    return rows, starts[:-1]


def held_out(choices: Sequence[Choice]) -> list[str]:
    """One line a group: cases, share right by weights learnt without it, share right by the rules alone."""
    lines = []
    total = np.zeros(3)
    for group in sorted({choice.group for choice in choices}):
        weights = learn([c for c in choices if c.group != group])
        own = [c for c in choices if c.group == group]
        right = sum(heaviest(c, weights) == c.right for c in own)
        ruled = sum(c.ruled == c.right for c in own)
        total += (len(own), right, ruled)
        lines.append(f"{group:<40}{len(own):>6}{right / len(own):>8.3f}{ruled / len(own):>8.3f}")
    return [*lines, f"{'all':<40}{int(total[0]):>6}{total[1] / total[0]:>8.3f}{total[2] / total[0]:>8.3f}"]


def heaviest(choice: Choice, weights: dict[str, float]) -> int:
    """The number of the state that weighs most; the first of equals."""
    return int(np.argmax([sum(weights.get(f, 0.0) for f in state) for state in choice.states]))


def write(path: Path, weights: dict[str, float]) -> None:
    """Writes the table in alphabetical order of the features."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADING)
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("feature", "weight"))
        table.writerows((feature, weight) for feature, weight in sorted(weights.items()) if weight)


if __name__ == "__main__":
    sys.exit(main())
