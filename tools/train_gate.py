"""Learns the weights of the gate from diplomatic news and from other texts, and writes `gate_weights.csv`.

    python tools/train_gate.py ../shared/gold/train [../shared/corpus/news_diplomatic_dev.jsonl] [--hold-out]

Diplomatic are the annotated articles and, where given, the corpus; other are pieces of Wikipedia and news put together
from `tools/other_news.csv`. A word becomes a feature where three groups of publishers or enough other texts have
it; names (words seldom written small) and the commonest words take no part, so that neither a paper's habits nor its
persons open the gate. Logistic regression with an L2 penalty by accelerated gradient descent, a fixed number of steps:
the same texts give the same bytes. `--hold-out` tells what each group of publishers would lose, learnt without it.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.other_texts import wikipedia
from relazione.codebook.table import rows
from relazione.read.gate import HUNDRED, START, STATE_FEATURES, Gate, gate_of, load_gate
from tools.gold import group_of, publishers_of

TABLE = Path(__file__).parents[1] / "src/relazione/codebook/tables/gate_weights.csv"
OTHER_NEWS = Path(__file__).with_name("other_news.csv")
PENALTY = 2.0
STEPS = 150
SMALLEST = 0.02  # weights below this move no decision
SEEN_IN_NEWS, GROUPS_OF_NEWS, SEEN_IN_OTHERS = 10, 3, 8
WRITTEN_SMALL = 0.3  # share of a word's occurrences in small letters under which it counts as a name
COMMONEST = 120  # words of the other texts that every text has
STORIES, OF_TOPIC, OF_ALL = 600, 5, 3  # stories put together, with so many sentences of one topic and of any
SEED = 1
POWER_STEPS = 15  # steps to find the steepest curvature, and what it may be short of it
MARGIN = 1.05


@dataclass(frozen=True, slots=True)
class Text:
    """A text's features, and the group of its publisher; "" for a text that is not diplomatic."""

    group: str
    features: frozenset[str]


def main() -> None:
    """Learns and writes, or holds out and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--hold-out", action="store_true")
    asked = parser.parse_args()
    gate = load_gate()
    news = diplomatic(asked.gold, asked.corpus)
    others = wikipedia() + put_together()
    texts = [Text(group, frozenset(gate.features(text))) for group, text in news]
    texts += [Text("", frozenset(gate.features(text))) for text in others]
    words = vocabulary(texts, [text for _, text in news] + others)
    if asked.hold_out:
        hold_out(texts, words, [text for _, text in news])
        return
    weights = learn(texts, words)
    lines = [f"{name},{weight:.2f}" for name, weight in weights.items() if abs(weight) >= SMALLEST]
    comments = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    TABLE.write_text("\n".join([*comments, "feature,weight", *lines]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(news)} diplomatic texts, {len(others)} others, {len(lines)} weights -> {TABLE}\n")


def diplomatic(gold: Path, corpus: Path | None) -> list[tuple[str, str]]:
    """The diplomatic texts, each once, with the groups of their publishers."""
    sources = publishers_of(gold)
    found = {path.read_text(encoding="utf-8"): sources.get(path.stem, "") for path in sorted(gold.glob("*.txt"))}
    if corpus is not None:
        for row in map(json.loads, corpus.read_text(encoding="utf-8").splitlines()):
            found.setdefault(row["text"], row["source"])
    return [(group_of(source) or "unknown", text) for text, source in found.items()]


def put_together() -> list[str]:
    """Stories of other news, put together from sentences of our own; places and numbers filled in."""
    dice = random.Random(SEED)
    topics: dict[str, list[str]] = defaultdict(list)
    lines = (line for line in OTHER_NEWS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines):
        topics[row["topic"]].append(row["sentence"])
    fillings = {
        "state": [row["name"] for row in rows("states_names")],
        "nation": [row["words"].split("|")[0] for row in rows("states_demonyms")],
        "city": [row["name"] for row in rows("cities_aliases") if row["role"] == "capital"],
        "number": [str(number) for number in range(12, 950)],
        "name": ["Tam Orvel"],
    }
    every = [sentence for sentences in topics.values() for sentence in sentences]
    stories = []
    for _ in range(STORIES):
        topic = topics[dice.choice(list(topics))]
        sentences = [dice.choice(topic) for _ in range(OF_TOPIC)] + [dice.choice(every) for _ in range(OF_ALL)]
        stories.append(re.sub(r"\*(\w+)", lambda found: dice.choice(fillings[found[1]]), " ".join(sentences)))
    return stories


def vocabulary(texts: Sequence[Text], wordings: Sequence[str]) -> list[str]:
    """The features worth a weight, in alphabetical order."""
    groups: dict[str, set[str]] = defaultdict(set)
    news, others = Counter[str](), Counter[str]()
    for text in texts:
        (news if text.group else others).update(text.features)
        for feature in text.features:
            groups[feature].add(text.group)
    small, every = Counter[str](), Counter[str]()
    for wording in wordings:
        small.update(re.findall(r"(?<![A-Za-z])[a-z]{3,}(?![A-Za-z])", wording))
        every.update(re.findall(r"[a-z]{3,}", wording.lower()))
    common = {word for word, _ in others.most_common(COMMONEST)}
    found = set(STATE_FEATURES)
    for word in (news.keys() | others.keys()) - common - found:
        in_news = news[word] >= SEEN_IN_NEWS and len(groups[word] - {""}) >= GROUPS_OF_NEWS
        if (in_news or others[word] >= SEEN_IN_OTHERS) and small[word] >= WRITTEN_SMALL * every[word]:
            found.add(word)
    return sorted(found)


def learn(texts: Sequence[Text], words: Sequence[str]) -> dict[str, float]:
    """The weight of every feature; diplomatic and other texts weigh the same, however many there are of each."""
    column = {word: number for number, word in enumerate([START, *words])}
    seen = np.zeros((len(texts), len(column)), dtype=np.float32)
    seen[:, 0] = 1
    for row, text in enumerate(texts):
        seen[row, [column[feature] for feature in sorted(text.features) if feature in column]] = 1
    right = np.array([bool(text.group) for text in texts], dtype=np.float32)
    share = np.where(right, 1.0, right.sum() / (len(texts) - right.sum())).astype(np.float32)
    penalty = np.full(len(column), PENALTY, dtype=np.float32)
    penalty[0] = 0
    curvature, ahead = _steepest(seen, share) * 0.25 + PENALTY, 1.0
    weights = momentum = np.zeros(len(column), dtype=np.float32)
    for _ in range(STEPS):
        slope = seen.T @ (share * (1 / (1 + np.exp(-(seen @ momentum))) - right)) + penalty * momentum
        moved = momentum - slope / curvature
        later = (1 + np.sqrt(1 + 4 * ahead * ahead)) / 2
        momentum, weights, ahead = moved + (ahead - 1) / later * (moved - weights), moved, later
    return dict(zip(column, weights.tolist(), strict=True))


def _steepest(seen: np.ndarray, share: np.ndarray) -> float:
    """The greatest eigenvalue of the weighted square of a matrix, a little more for safety (power method)."""
    direction = np.ones(seen.shape[1], dtype=np.float32)
    length = 0.0
    for _ in range(POWER_STEPS):
        direction = seen.T @ (share * (seen @ direction))
        length = float(np.linalg.norm(direction))
        direction /= length
    return length * MARGIN


def hold_out(texts: Sequence[Text], words: Sequence[str], news: Sequence[str]) -> None:
    """Prints, for each group left out of the learning, how many of its texts the gate would not let through."""
    for group in sorted({text.group for text in texts} - {""}):
        weights = learn([text for text in texts if text.group != group], words)
        gate = held_out_gate(weights)
        members = [news[number] for number, text in enumerate(texts) if text.group == group]
        lost = [text for text in members if not gate.opens(text)]
        sys.stdout.write(f"{group:12} {len(members):4} texts, {len(lost)} not let through\n")


def held_out_gate(weights: dict[str, float]) -> Gate:
    """The gate with other weights."""
    return gate_of({name: round(HUNDRED * weight) for name, weight in weights.items()})


if __name__ == "__main__":
    main()
