"""Learns the weights of the domains of findings from annotated articles and writes `domain_weights.csv`.

    python tools/train_domains.py ../shared/gold/train

What the reader finds before its domains are weighed, where `score.py` of the gold folder matches it to a fact, is an
example for each domain of the codebook: right where the fact has the domain. Logistic regression with an L2 penalty by
accelerated gradient descent (Nesterov 1983), from zero, a fixed number of steps, one for each kind of fact: the same
articles give the same bytes. Only names of features (places in the article, types) are kept. Notes of ours on the
corpus and our own articles that are there to be tuned on are learnt from too; but who wrote them gives a domain more
readily than who annotated the gold folder (a third of its positions without a word of their own have none there, more
than half here). So each feature has a weight that holds for all and one more for the gold folder alone (Daumé III 2007,
"Frustratingly easy domain adaptation"), and the table has their sum. Tells the mean F1 of the domains of the gold
articles of each publisher held out, before and after.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from relazione.codebook.vocabulary import vocabulary
from relazione.read.build import build_reading
from relazione.read.domain_choice import likeliest_set
from relazione.read.domain_hits import hits_of
from relazione.read.domain_places import places_of
from relazione.read.readers.grammar import open_reader
from relazione.read.readers.grammar.domains_weighed import WEIGHED, Features, features, is_weighed
from tools.gold import annotated, as_fact, learnt_folders, own_folders, yardstick

PENALTY = 20.0  # chosen on publishers held out among 10, 20 and 30
SEEN = 5  # a feature is learnt from this many pairs of a finding and a domain at least
STEPS = 400
SMALLEST = 0.005  # weights below this move no decision
CHECKOUT = Path(__file__).resolve().parents[1]
TABLE = CHECKOUT / "src/relazione/codebook/tables/domain_weights.csv"
HEADING = (
    "# Weights of the domains of findings: log-odds learnt by tools/train_domains.py (places in the article and types)."
)
OF_GOLD = " in gold"  # ends the names of features that only examples of the gold folder have
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """A finding that is a fact: its group, kind, features (of any domain, of each) and domains, ruled and right.

    `gold` tells that it is of the gold folder, and not of notes or articles of ours.
    """

    group: str
    gold: bool
    kind: str
    everywhere: Features
    by_domain: dict[str, Features]
    ruled: frozenset[str]
    right: frozenset[str]


def main() -> None:
    """Reads the gold folder named on the command line, prints held-out figures, writes the table."""
    examples = all_examples(Path(sys.argv[1]))
    for group in sorted({example.group for example in examples if example.gold}):
        _tell(group, examples)
    write(train(examples), TABLE)


def all_examples(folder: Path) -> list[Example]:
    """The examples of real articles, then those of our own articles, whose groups are their folders."""
    real = [example for one in learnt_folders(folder) for example in examples_of(one, folder.parent, one == folder)]
    own = [example for one in own_folders() for example in examples_of(one, folder.parent, False, f"own {one.name}")]
    return real + own


def _tell(group: str, examples: list[Example]) -> None:
    held = [example for example in examples if example.group == group and example.gold]
    weights = train([example for example in examples if example.group != group])
    line = [group]
    for kind in WEIGHED:
        of_kind = [example for example in held if example.kind == kind]
        if of_kind:
            before = np.mean([f1(example.right, example.ruled) for example in of_kind])
            after = np.mean([f1(example.right, frozenset(chosen(weights, example))) for example in of_kind])
            line.append(f"{kind} {before:.3f} {after:.3f} of {len(of_kind)}")
    sys.stdout.write(", ".join(line) + "\n")


def f1(right: frozenset[str], given: frozenset[str]) -> float:
    """The F1 of a set of domains; 1 where both are empty."""
    return 2 * len(right & given) / (len(right) + len(given)) if right or given else 1.0


def chosen(weights: Weights, example: Example) -> tuple[str, ...]:
    """The domains that the weights give to an example."""
    base = sum(weights.get(name, 0.0) * value for name, value in example.everywhere)
    sums = {
        domain: base + sum(weights.get(name, 0.0) * value for name, value in own)
        for domain, own in example.by_domain.items()
    }
    return likeliest_set([(float(1 / (1 + np.exp(-total))), domain) for domain, total in sums.items()])


def examples_of(folder: Path, gold_folders: Path, gold: bool, group: str = "") -> list[Example]:
    """What the reader finds of the facts of a folder of annotated articles, judged by the score.py in `gold_folders`.

    All are of `group` where it is given, else of that of their publisher.
    """
    reader, found = open_reader(), []
    for one in annotated(folder):
        reading = build_reading(one.article)
        hits = hits_of(one.article.text)
        findings = [finding for finding in reader.unrevised(reading) if is_weighed(finding)]
        told = [as_fact(finding, one.article.text) for finding in findings]
        for kind in WEIGHED:
            wanted = [fact for fact in one.facts if fact["kind"] == kind]
            numbers = [number for number, fact in enumerate(told) if fact["kind"] == kind]
            for i, j, _ in yardstick(gold_folders).assign(wanted, [told[number] for number in numbers]):
                if wanted[i].get("optional"):
                    continue
                finding = findings[numbers[j]]
                everywhere, by_domain = features(reading, hits, places_of(reading, finding), finding)
                right = frozenset(wanted[i].get("domains") or ()) & vocabulary("domain").keys()
                ruled = frozenset(value.value for value in finding.slots.get("domains", ()))
                found.append(Example(group or one.group, gold, kind, everywhere, by_domain, ruled, right))
    return found


def train(examples: list[Example]) -> Weights:
    """The weight of every feature seen often enough, kind by kind, as it holds for the gold folder."""
    weights: Weights = defaultdict(float)
    for kind in WEIGHED:
        for name, weight in _train([example for example in examples if example.kind == kind]).items():
            weights[name.removesuffix(OF_GOLD)] += weight
    return weights


def _features(example: Example, own: Features) -> dict[str, float]:
    held = dict(example.everywhere) | dict(own)
    return held | {f"{name}{OF_GOLD}": value for name, value in held.items()} if example.gold else held


def _train(examples: list[Example]) -> Weights:
    rows = [
        (_features(example, own), float(domain in example.right))
        for example in examples
        for domain, own in example.by_domain.items()
    ]
    counts = Counter(name for row, _ in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    column = {name: number for number, name in enumerate(names)}
    at = [(i, column[name], value) for i, (row, _) in enumerate(rows) for name, value in row.items() if name in column]
    row_of, column_of = np.array([a[0] for a in at]), np.array([a[1] for a in at])
    value_of, right = np.array([a[2] for a in at]), np.array([one[1] for one in rows])
    weights = momentum = np.zeros(len(names))

    def sums(point: Any) -> Any:
        return np.bincount(row_of, weights=value_of * point[column_of], minlength=len(rows))

    def slopes(errors: Any) -> Any:
        return np.bincount(column_of, weights=value_of * errors[row_of], minlength=len(names))

    curvature, time = 0.25 * _norm(sums, slopes, len(names)) + PENALTY, 1.0
    for _ in range(STEPS):
        slope = slopes(1 / (1 + np.exp(-sums(momentum))) - right) + PENALTY * momentum
        moved = momentum - slope / curvature
        later = (1 + np.sqrt(1 + 4 * time * time)) / 2
        momentum, weights, time = moved + (time - 1) / later * (moved - weights), moved, later
    return dict(zip(names, weights.tolist(), strict=True))


def _norm(sums: Any, slopes: Any, width: int) -> float:
    """The square of the largest singular value of the features, by power iteration, with a margin."""
    point = np.ones(width)
    for _ in range(50):
        point = slopes(sums(point))
        point /= np.linalg.norm(point)
    return float(np.linalg.norm(slopes(sums(point)))) * 1.05


def write(weights: Weights, path: Path) -> None:
    """Writes the table, without the weights that move nothing."""
    rows = [f"{name},{weights[name]:.3f}" for name in sorted(weights) if abs(weights[name]) >= SMALLEST]
    path.write_text("\n".join([HEADING, "feature,weight", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
