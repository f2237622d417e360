"""Learns the weights of stances from gold articles and writes them as the table `stance_weights`.

    train_stances.py GOLD_DIR [--out TABLE.csv] [--hold-out [--folds DIR]]

GOLD_DIR holds NAME.txt, NAME.yaml and SOURCES.tsv. A feature is kept where clauses of at least two groups of publishers
show it, so that none can stand for one paper's habits. With --hold-out nothing is written: each group in turn is left
out of the learning, and how well its clauses are then told apart is printed: by the linear model alone, or with --folds
blended with the encoder that was trained without the group. Our own articles (never sets b and g of them)
are learnt from too and never left out. Same input, same table, byte for byte.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

import numpy as np

from relazione.ingest.article import Article
from relazione.read.build import build_reading
from relazione.read.encoder.session import load
from relazione.read.encoder.wording import Wording
from relazione.read.readers.grammar.positions_candidates import Candidate, candidates_of, wording_of
from relazione.read.readers.grammar.stances_model import OUTCOMES, SCALE, blended, linear_sums
from relazione.read.reading import Reading
from tools.gold import annotated, learnt_folders, own_folders

TABLE = Path(__file__).parents[1] / "src/relazione/codebook/tables/stance_weights.csv"
HELD_OUT = Path(__file__).parents[1] / "out/encoder"  # encoders of folds, where tools/train_encoder.py leaves them
EVENTS_HELD_OUT = HELD_OUT / "events"
FOLDS = {"Philippines": "Sri Lanka"}  # groups too small for a fold of their own
NEAR = 0.6  # share of the shorter wording's words that gold evidence and clause must have in common
RIDGE, STEPS, RATE = 1.5, 150, 0.1  # chosen with publishers held out
SEEN = 3  # clauses that must show a feature
NONE_AT_ALL = 0
ENOUGH = 0.25  # as in positions
STOP = frozenset(("the", "of", "and", "for", "in", "on", "to", "a", "an", "s"))


@dataclass(frozen=True, slots=True)
class Sample:
    """One clause: its publisher's group, outcome (number into OUTCOMES), features; unsure ones are not learnt from.

    `wording` is what the encoder is asked of its article's sentence, for this clause alone.
    """

    group: str
    outcome: int
    sure: bool
    features: tuple[str, ...]
    article: str
    wording: Wording


def words(text: str) -> set[str]:
    """The words that count when two wordings are compared."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return {word for word in re.findall(r"[a-z0-9]+", plain) if word not in STOP}


def samples_of(folder: Path) -> list[Sample]:
    """The clauses of all articles of a gold folder, and of those of the corpus that are noted on, in order."""
    real = [one for one_folder in learnt_folders(folder) for one in annotated(one_folder)]
    return [sample for one in real for sample in label(one.article, one.facts, one.group)]


def samples_of_ours() -> list[Sample]:
    """The clauses of our own articles that are there to be learnt from, each article a group of its own."""
    ours = [one for folder in own_folders() for one in annotated(folder)]
    return [sample for one in ours for sample in label(one.article, one.facts, one.article.given_id)]


def fold_of(group: str) -> str:
    """The fold of publishers that a group is trained apart with; small groups share one."""
    return FOLDS.get(group, group)


def label(article: Article, facts: list[dict[str, Any]], group: str) -> list[Sample]:
    """The article's clauses with their outcomes: each gold position goes to the clause whose words are nearest."""
    reading = build_reading(article)
    candidates = list(candidates_of(reading))
    wordings = [words(_wording(reading, candidate)) for candidate in candidates]
    outcome, unsure = [NONE_AT_ALL] * len(candidates), [False] * len(candidates)
    positions = [fact for fact in facts if fact["kind"] == "position"]
    for fact in sorted(positions, key=lambda fact: bool(fact.get("optional"))):
        best = _nearest(reading, candidates, wordings, unicodedata.normalize("NFC", fact["evidence"]), outcome)
        if best < 0:
            continue
        if fact.get("optional"):
            unsure[best] = outcome[best] == NONE_AT_ALL
        elif outcome[best] == NONE_AT_ALL:
            outcome[best] = OUTCOMES.index(fact["stance"])
    return [
        Sample(group, outcome[i], not unsure[i], clause.features, article.given_id, wording_of(reading, [clause]))
        for i, clause in enumerate(candidates)
    ]


def _wording(reading: Reading, candidate: Candidate) -> str:
    start, end = reading.parse.span(candidate.clause.first, candidate.clause.last)
    return reading.article.text[start:end]


def _nearest(
    reading: Reading, candidates: list[Candidate], wordings: list[set[str]], evidence: str, outcome: list[int]
) -> int:
    place = reading.article.text.find(evidence)
    if place < 0:
        return -1
    sentence = reading.parse.sentence[reading.parse.token_at(place)]
    wanted, best, number = words(evidence), 0.0, -1
    for i, candidate in enumerate(candidates):
        common = len(wordings[i] & wanted)
        if candidate.sentence == sentence and common >= NEAR * max(1, min(len(wordings[i]), len(wanted))):
            near = 2 * common / max(1, len(wordings[i]) + len(wanted)) + (0.15 if outcome[i] == NONE_AT_ALL else 0)
            if near > best:
                best, number = near, i
    return number


def learn(samples: Sequence[Sample]) -> tuple[list[str], np.ndarray]:
    """Feature names and their weights (features x outcomes): a ridge softmax, full batches, Adam steps."""
    names = vocabulary(samples)
    index = {name: i for i, name in enumerate(names)}
    rows = [[index[f] for f in sample.features if f in index] for sample in samples]
    columns = np.array([i for row in rows for i in row])
    counts = np.array([len(row) for row in rows])
    owners = np.repeat(np.arange(len(rows)), counts)
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    values = (SCALE / np.sqrt(counts))[owners]
    target = np.eye(len(OUTCOMES))[[sample.outcome for sample in samples]]
    weights = np.zeros((len(names), len(OUTCOMES)))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        sums = np.add.reduceat(weights[columns] * values[:, None], starts, axis=0)
        shares = np.exp(sums - sums.max(1, keepdims=True))
        error = shares / shares.sum(1, keepdims=True) - target
        counted = [np.bincount(columns, error[owners, c] * values, len(names)) for c in range(len(OUTCOMES))]
        slope = np.stack(counted, axis=1) + RIDGE * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        rate = RATE * min(1.0, 2 * (1 - step / (STEPS + 1)))
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return names, weights


def vocabulary(samples: Sequence[Sample]) -> list[str]:
    """The features worth a weight, in alphabetical order."""
    groups: dict[str, set[str]] = defaultdict(set)
    seen: Counter[str] = Counter()
    for sample in samples:
        for feature in sample.features:
            groups[feature].add(sample.group)
            seen[feature] += 1
    return sorted(feature for feature in seen if seen[feature] >= SEEN and len(groups[feature]) > 1)


def write(names: list[str], weights: np.ndarray, path: Path) -> None:
    """Writes the table; weights to two digits, zeros left out."""
    with path.open("w", encoding="utf-8", newline="") as table:
        out = csv.writer(table, lineterminator="\n")
        out.writerow(["feature", *OUTCOMES])
        for name, row in zip(names, weights, strict=True):
            cells = [f"{value:.2f}" for value in row]
            if any(float(cell) for cell in cells):
                out.writerow([name, *("" if float(cell) == 0 else cell for cell in cells)])


def weights_of(names: Sequence[str], weights: np.ndarray) -> dict[str, tuple[float, ...]]:
    """The learnt weights by feature, as the reader takes them."""
    return {name: tuple(row) for name, row in zip(names, weights.tolist(), strict=True)}


def encoder_without(group: str, folder: Path = HELD_OUT) -> bytes:
    """The encoder that learnt nothing from a group of publishers; stops with a word where it was not trained."""
    path = folder / f"{fold_of(group)}.onnx"
    if not path.exists():
        sys.exit(f"{path} is missing: train the encoders of all folds with tools/train_encoder.py")
    return path.read_bytes()


def without(samples: Sequence[Sample], group: str) -> dict[str, tuple[float, ...]]:
    """The weights learnt from all other groups of publishers."""
    return weights_of(*learn([sample for sample in samples if sample.group != group and sample.sure]))


def hold_out(samples: Sequence[Sample], ours: Sequence[Sample], folds: Path | None) -> None:
    """Prints, for each group left out of the learning, how well its clauses are found and their stances told apart."""
    for group in sorted({sample.group for sample in samples}):
        weights = without([*samples, *ours], group)
        encoder = load(encoder_without(group, folds)) if folds else None
        found = right = wrong = missed = 0
        for sample in (sample for sample in samples if sample.group == group and sample.sure):
            sums = linear_sums(sample.features, weights)
            if encoder is not None:
                sums = blended(sums, encoder.sums(sample.wording)[0].tolist())
            claimed = 1 - exp(sums[NONE_AT_ALL]) >= ENOUGH
            found += claimed and sample.outcome > 0
            wrong += claimed and sample.outcome == 0
            missed += not claimed and sample.outcome > 0
            right += claimed and sample.outcome > 0 and sums.index(max(sums[1:]), 1) == sample.outcome
        score = 2 * found / max(1, 2 * found + wrong + missed)
        sys.stdout.write(f"{group:10} clauses F1 {score:.3f}, stance right {right / max(1, found):.3f} of {found}\n")


def main() -> None:
    """Learns and writes, or holds out and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=TABLE)
    parser.add_argument("--hold-out", action="store_true")
    parser.add_argument("--folds", type=Path, help="encoders of tools/train_encoder.py --folds, to hold out with them")
    arguments = parser.parse_args()
    samples, ours = samples_of(arguments.gold), samples_of_ours()
    if arguments.hold_out:
        hold_out(samples, ours, arguments.folds)
        return
    names, weights = learn([sample for sample in (*samples, *ours) if sample.sure])
    write(names, weights, arguments.out)
    sys.stdout.write(f"{len(samples) + len(ours)} clauses, {len(names)} features -> {arguments.out}\n")


if __name__ == "__main__":
    main()
