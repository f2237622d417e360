"""Learns the weights of the engagement score from annotated articles and writes `engagement_weights.csv`.

    python tools/train_engagements.py ../shared/gold/train

An event that the reader proposes is right where `score.py` of the gold folder matches it to a demanded fact; one that
matches an optional fact is left out. Logistic regression with an L2 penalty by accelerated gradient descent (Nesterov
1983), from zero, a fixed number of steps: the same articles give the same bytes. Only names of features (grammar,
types, words of the trigger table) are kept; no text of the articles. Our own articles are not learnt from: with them
publishers held out gain up to 0.005, which lies within chance, and the founding articles lose an event.
Tells how score and encoder do on each publisher held out, by the encoders that tools/train_encoder.py left in
`out/encoder/events/`; without these, how the score does alone.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from relazione.read.build import build_reading
from relazione.read.encoder.session import Encoder, load
from relazione.read.encoder.wording import Wording
from relazione.read.readers.grammar.engagement_judge import KEPT_FROM, blended, wording_of_event
from relazione.read.readers.grammar.engagements import drafts
from tools.gold import Annotated, annotated, as_fact, learnt_folders, own_folders, yardstick
from tools.train_stances import EVENTS_HELD_OUT, fold_of

PENALTY = 5.0  # chosen on held-out publishers among 2 and 5
SEEN = 5  # a feature is learnt from this many events at least
STEPS = 300
SMALLEST = 0.02  # weights below this move no decision
CHECKOUT = Path(__file__).resolve().parents[1]
TABLE = CHECKOUT / "src/relazione/codebook/tables/engagement_weights.csv"
HEADING = (
    "# Weights of the engagement score: log-odds learnt by tools/train_engagements.py (grammar and types, never names)."
)


@dataclass(frozen=True, slots=True)
class Example:
    """A proposed event: its article, publisher group, features, and whether it is right (None: optional).

    `wording` is what the encoder is asked of it; `outcome` and `sure` are as in a Sample of tools/train_stances.py.
    """

    article: str
    group: str
    features: tuple[str, ...]
    right: bool | None
    wording: Wording

    @property
    def outcome(self) -> int:
        """1 where the event is right, else 0."""
        return int(bool(self.right))

    @property
    def sure(self) -> bool:
        """Whether the event is learnt from."""
        return self.right is not None


def main() -> None:
    """Reads the gold folder named on the command line, prints held-out precision and recall, writes the table."""
    folder = Path(sys.argv[1])
    examples = examples_of(folder)
    for group in sorted({example.group for example in examples}):
        weights = train([example for example in examples if example.group != group])
        path = EVENTS_HELD_OUT / f"{fold_of(group)}.onnx"
        encoder = load(path.read_bytes()) if path.exists() else None
        held = [example for example in examples if example.group == group and example.right is not None]
        kept = [example for example in held if probability(weights, example, encoder) >= KEPT_FROM]
        right = sum(bool(example.right) for example in kept)
        findable = sum(bool(example.right) for example in held)
        sys.stdout.write(f"{group}: proposed {len(held)}, kept {len(kept)}, right {right} of {findable}\n")
    write(train(examples), TABLE)


def write(weights: dict[str, float], path: Path) -> None:
    """Writes the table, without the weights that move nothing."""
    rows = [f"{name},{weights[name]:.3f}" for name in sorted(weights) if abs(weights[name]) >= SMALLEST]
    path.write_text("\n".join([HEADING, "feature,weight", *rows]) + "\n", encoding="utf-8")


def examples_of(folder: Path) -> list[Example]:
    """The events that the reader proposes on real articles, judged by the score.py beside the gold folder."""
    return [
        example
        for one_folder in learnt_folders(folder)
        for one in annotated(one_folder)
        for example in _judged(one, folder, one.group)
    ]


def examples_of_ours(folder: Path) -> list[Example]:
    """The events proposed on our own articles that are there to be learnt from, each article a group of its own."""
    ours = [one for one_folder in own_folders() for one in annotated(one_folder)]
    return [example for one in ours for example in _judged(one, folder, one.article.given_id)]


def _judged(one: Annotated, folder: Path, group: str) -> Iterator[Example]:
    gold = [fact for fact in one.facts if fact["kind"] == "engagement"]
    reading = build_reading(one.article)
    proposed = list(drafts(reading))
    told = [as_fact(draft.finding, one.article.text) for draft in proposed]
    matched = yardstick(folder.parent).assign(gold, told)
    judged: dict[int, bool | None] = {j: None if gold[i].get("optional") else True for i, j, _ in matched}
    for j, draft in enumerate(proposed):
        wording = wording_of_event(reading, draft.event, draft.sides)
        yield Example(one.article.given_id, group, tuple(draft.features), judged.get(j, False), wording)


def train(examples: list[Example]) -> dict[str, float]:
    """The weight of every feature seen often enough."""
    judged = [example for example in examples if example.right is not None]
    counts = Counter(name for example in judged for name in example.features)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    column = {name: i for i, name in enumerate(names)}
    seen = np.zeros((len(judged), len(names)), dtype=np.float64)
    for row, example in enumerate(judged):
        seen[row, [column[name] for name in example.features if name in column]] = 1.0
    right = np.array([float(bool(example.right)) for example in judged])
    weights = momentum = np.zeros(len(names))
    curvature, time = 0.25 * np.linalg.norm(seen, 2) ** 2 + PENALTY, 1.0
    for _ in range(STEPS):
        slope = seen.T @ (1 / (1 + np.exp(-(seen @ momentum))) - right) + PENALTY * momentum
        moved = momentum - slope / curvature
        later = (1 + np.sqrt(1 + 4 * time * time)) / 2
        momentum, weights, time = moved + (time - 1) / later * (moved - weights), moved, later
    return dict(zip(names, weights.tolist(), strict=True))


def log_odds(weights: dict[str, float], example: Example) -> float:
    """The log-odds that an example is right, by the weights alone."""
    return sum(weights.get(name, 0.0) for name in example.features)


def probability(weights: dict[str, float], example: Example, encoder: Encoder | None) -> float:
    """The probability that an example is right."""
    odds = log_odds(weights, example)
    if encoder is not None:
        odds = blended(odds, encoder.sums(example.wording)[0].tolist())
    return float(1 / (1 + np.exp(-odds)))


if __name__ == "__main__":
    main()
