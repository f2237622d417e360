#!/usr/bin/env python3
"""What the gate before reading loses of diplomatic news, and what it lets through of other news.

    gate.py [--write]

Lost are the facts of annotated articles that the gate does not let through: with the weights that ship, which have seen
these articles, and with each group of publishers left out of the learning, which is what to expect of papers never
seen. Let through are stories of broadcast news, a source that the gate has not learnt from. `--write` keeps the tables
in `gate.md`. Exits 1 where held out more than one fact in a hundred is lost.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.other_texts import broadcast_news, wikipedia
from bench.quality.publishers import GOLD, TRAIN, scorer
from bench.readme import CHECKOUT
from relazione.read.gate import Gate, load_gate
from tools import train_gate

CORPUS = CHECKOUT.parent / "shared" / "corpus" / "news_diplomatic_dev.jsonl"
PAGE = Path(__file__).with_suffix(".md")
MOST_LOST = 0.01

_HEADING = (
    "# What the gate loses and lets through",
    "",
    "Written by `bench/quality/gate.py --write`. Facts are those demanded of gold articles; the corpus has none.",
    "",
    "| diplomatic articles | articles | passed over | facts | lost | share |",
    "|---|---|---|---|---|---|",
)


def main(words: Sequence[str] | None = None) -> int:
    """Measures, prints, and gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(words)
    gate, facts = load_gate(), facts_of("train")
    news = train_gate.diplomatic(TRAIN, CORPUS)
    lines = [*_HEADING]
    for name in ("founding", "dev", "train"):
        lines.append(row(name, [text for text in facts_of(name) if not gate.opens(text)], facts_of(name)))
    corpus = {text: 0 for _, text in news if text not in facts}
    lines.append(row("corpus", [text for text in corpus if not gate.opens(text)], corpus))
    lost = held_out(news)
    lines.append(row("train, publishers held out", [text for text in lost if text in facts], facts))
    lines.append(row("corpus, publishers held out", [text for text in lost if text in corpus], corpus))
    stories = broadcast_news()
    read = [story for story in stories if gate.opens(story)]
    share = sum(map(len, read)) / sum(map(len, stories))
    lines += ["", f"Of {len(stories)} stories of broadcast news on other matters {len(read)} are let through and read"]
    lines += [f"({share:.3f} of their length)."]
    print("\n".join(lines))
    if asked.write:
        PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return int(sum(facts.get(text, 0) for text in lost) > MOST_LOST * sum(facts.values()))


def facts_of(name: str) -> dict[str, int]:
    """The texts of a gold set with the number of facts demanded of each."""
    found = {}
    for article, facts in sorted(scorer().load_gold(GOLD / name).items()):
        text = (GOLD / name / f"{article}.txt").read_text(encoding="utf-8")
        found[text] = sum(not fact.get("optional") for fact in facts)
    return found


def held_out(news: Sequence[tuple[str, str]]) -> list[str]:
    """The diplomatic texts that a gate would pass over that has learnt nothing from their group of publishers."""
    gate = load_gate()
    others = wikipedia() + train_gate.put_together()
    texts = [train_gate.Text(group, frozenset(gate.features(text))) for group, text in news]
    texts += [train_gate.Text("", frozenset(gate.features(text))) for text in others]
    words = train_gate.vocabulary(texts, [text for _, text in news] + others)
    lost = []
    for group in sorted({group for group, _ in news}):
        weights = train_gate.learn([text for text in texts if text.group != group], words)
        lost += _passed_over(train_gate.held_out_gate(weights), (text for member, text in news if member == group))
    return lost


def _passed_over(gate: Gate, texts: Iterable[str]) -> list[str]:
    return [text for text in texts if not gate.opens(text)]


def row(name: str, lost: Sequence[str], facts: Mapping[str, int]) -> str:
    """One row of the table."""
    demanded, gone = sum(facts.values()), sum(facts[text] for text in lost)
    told = f"{demanded} | {gone} | {gone / demanded:.4f} |" if demanded else "| | |"
    return f"| {name} | {len(facts)} | {len(lost)} | {told}"


if __name__ == "__main__":
    sys.exit(main())
