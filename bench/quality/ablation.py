#!/usr/bin/env python3
"""What each trained part of the reading of positions and of events is worth, with publishers held out and plain.

    ablation.py [--write]

Each article's clauses are judged four ways: by the linear model alone, by the encoder alone, by both, and by both
without the rules of verbs and moods that leave no doubt. Held out, linear model and encoder learnt nothing from the
article's group of publishers (encoders of folds: tools/train_encoder.py, `out/encoder/`); plain, they are those that
ship. Clauses F1: clauses of gold positions found (gold as labelled by tools/train_stances.py, unsure ones left out);
stance: share of these whose stance is right; record: `score.py`'s record score of positions. Proposed events are judged
by the linear score alone, by the encoder of events alone, and by both, with publishers held out: average precision, and
F1 of the events kept among those that were proposed. `--write` keeps the tables in `ablation.md`.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


from bench.quality.publishers import TRAIN, scorer
from relazione.read.build import build_reading
from relazione.read.encoder.session import load
from relazione.read.finding import Finding
from relazione.read.readers.grammar.engagement_judge import KEPT_FROM, blended
from relazione.read.readers.grammar.positions import judged, positions_of
from relazione.read.readers.grammar.positions_candidates import Candidate, candidates_of, wording_of
from relazione.read.readers.grammar.stances_judge import Models, likelihoods_of, shipped
from relazione.read.readers.grammar.stances_model import OUTCOMES
from relazione.read.reading import Reading
from tools import train_engagements, train_stances
from tools.gold import annotated

PAGE = Path(__file__).with_suffix(".md")
LISTS = ("domains",)
WAYS = ("linear model", "encoder", "both", "both, no rules")
EVENT_WAYS = WAYS[:3]


@dataclass(frozen=True, slots=True)
class Judged:
    """One article: its group of publishers, reading, candidates with their labels, and gold facts."""

    group: str
    reading: Reading
    candidates: list[Candidate]
    samples: list[train_stances.Sample]
    gold: list[dict[str, Any]]


@dataclass(slots=True)
class Count:
    """A draft: what is counted over the articles of one way of judging."""

    found: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    both: int = 0
    credit: float = 0.0

    def cells(self) -> str:
        """Clauses F1, stance and record as cells of a table."""
        clauses = 2 * self.found / max(1, 2 * self.found + self.wrong + self.missed)
        return f"{clauses:.3f} | {self.right / max(1, self.found):.3f} | {2 * self.credit / max(1, self.both):.3f}"


def main(words: Sequence[str] | None = None) -> int:
    """Reads, judges in all ways and prints; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(words)
    articles = list(read())
    page = "\n".join([*table(held_out(articles), plain(articles)), *events_table(events_held_out())])
    print(page)
    if asked.write:
        PAGE.write_text(page + "\n", encoding="utf-8")
    return 0


def read() -> list[Judged]:
    """The training articles, each read once."""
    found = []
    for one in annotated(TRAIN):
        reading = build_reading(one.article)
        samples = train_stances.label(one.article, one.facts, one.group)
        positions = [fact for fact in one.facts if fact["kind"] == "position"]
        found.append(Judged(one.group, reading, list(candidates_of(reading)), samples, positions))
    return found


def held_out(articles: Sequence[Judged]) -> dict[tuple[str, str], Count]:
    """The counts by way and group, each group judged by what was learnt from the others."""
    samples = [sample for article in articles for sample in article.samples]
    counts: dict[tuple[str, str], Count] = defaultdict(Count)
    for group in sorted({article.group for article in articles}):
        weights = train_stances.without(samples, group)
        models = Models(weights, load(train_stances.encoder_without(group)))
        for article in articles:
            if article.group == group:
                _count_all(counts, article, models)
    return counts


def plain(articles: Sequence[Judged]) -> dict[tuple[str, str], Count]:
    """The counts by way and group, judged by the models that ship."""
    counts: dict[tuple[str, str], Count] = defaultdict(Count)
    for article in articles:
        _count_all(counts, article, shipped())
    return counts


def _count_all(counts: dict[tuple[str, str], Count], article: Judged, models: Models) -> None:
    linear = likelihoods_of(article.reading, article.candidates, Models(models.weights, None))
    both = likelihoods_of(article.reading, article.candidates, models)
    alone = [_by_encoder(article.reading, candidate, models) for candidate in article.candidates]
    for way, likelihoods in zip(WAYS, (linear, alone, both, both), strict=True):
        for group in (article.group, "all"):
            count(counts[way, group], article, likelihoods, way != WAYS[-1])


def _by_encoder(reading: Reading, candidate: Candidate, models: Models) -> tuple[float, ...]:
    if models.encoder is None or candidate.voice is None:
        return (1.0,) + (0.0,) * (len(OUTCOMES) - 1)
    shares = [exp(value) for value in models.encoder.sums(wording_of(reading, [candidate]))[0].tolist()]
    return tuple(share / sum(shares) for share in shares)


def count(counted: Count, article: Judged, likelihoods: Sequence[tuple[float, ...]], ruled: bool) -> None:
    """Adds an article, judged one way, to what is counted."""
    for candidate, shares, sample in zip(article.candidates, likelihoods, article.samples, strict=True):
        found = judged(article.reading, candidate, shares, ruled)
        if sample.sure:
            counted.found += found is not None and sample.outcome > 0
            counted.right += found is not None and sample.outcome > 0 and found[0] == OUTCOMES[sample.outcome]
            counted.wrong += found is not None and sample.outcome == 0
            counted.missed += found is None and sample.outcome > 0
    facts = [_fact(f, article) for f in positions_of(article.reading, article.candidates, likelihoods, ruled)]
    matched = scorer().assign(article.gold, facts)
    optional = {number for number, fact in enumerate(article.gold) if fact.get("optional")}
    counted.both += len(article.gold) - len(optional) + len(facts) - sum(i in optional for i, _, _ in matched)
    counted.credit += sum(share for i, _, share in matched if i not in optional)


def _fact(finding: Finding, article: Judged) -> dict[str, Any]:
    """A finding as `score.py` takes facts."""
    values = {slot: [value.value for value in told] for slot, told in finding.slots.items()}
    slots = {slot: told if slot in LISTS else told[0] for slot, told in values.items() if told}
    return {"kind": "position", **slots, "evidence": article.reading.article.text[finding.start : finding.end]}


def events_held_out() -> dict[tuple[str, str], list[tuple[float, bool]]]:
    """The probability of each proposed event and whether it is right, by way and group, learnt from other groups."""
    examples = [example for example in train_engagements.examples_of(TRAIN) if example.sure]
    judged_events: dict[tuple[str, str], list[tuple[float, bool]]] = defaultdict(list)
    for group in sorted({example.group for example in examples}):
        weights = train_engagements.train([example for example in examples if example.group != group])
        encoder = load(train_stances.encoder_without(group, train_stances.EVENTS_HELD_OUT))
        for example in (example for example in examples if example.group == group):
            linear = train_engagements.log_odds(weights, example)
            sums = encoder.sums(example.wording)[0].tolist()
            for way, odds in zip(EVENT_WAYS, (linear, sums[1] - sums[0], blended(linear, sums)), strict=True):
                for name in (group, "all"):
                    judged_events[way, name].append((1 / (1 + exp(-odds)), bool(example.right)))
    return judged_events


def average_precision(judged_events: Sequence[tuple[float, bool]]) -> float:
    """The mean, over the right ones, of the share of right ones among all that are judged as likely or likelier."""
    found, total = 0, 0.0
    for rank, (_, right) in enumerate(sorted(judged_events, key=lambda one: -one[0]), 1):
        found += right
        total += right * found / rank
    return total / max(1, found)


def kept_f1(judged_events: Sequence[tuple[float, bool]]) -> float:
    """F1 of the events that are kept, among all that were proposed."""
    kept = [right for likely, right in judged_events if likely >= KEPT_FROM]
    return 2 * sum(kept) / max(1, len(kept) + sum(right for _, right in judged_events))


def events_table(judged_events: dict[tuple[str, str], list[tuple[float, bool]]]) -> list[str]:
    """The events as a part of the page in Markdown."""
    heads = " | ".join(f"{way}: average precision | F1" for way in EVENT_WAYS)
    lines = ["", "## Events, group of publishers held out", "", f"| publishers | {heads} |"]
    lines.append("|---" * (1 + 2 * len(EVENT_WAYS)) + "|")
    for group in [*sorted({group for _, group in judged_events} - {"all"}), "all"]:
        told = [judged_events[way, group] for way in EVENT_WAYS]
        cells = [f"{average_precision(one):.3f} | {kept_f1(one):.3f}" for one in told]
        lines.append(f"| {group} | " + " | ".join(cells) + " |")
    return lines


def table(held: dict[tuple[str, str], Count], shown: dict[tuple[str, str], Count]) -> list[str]:
    """The counts as a page in Markdown."""
    lines = [
        "# What each trained part of the reading of positions and of events is worth",
        "",
        "Written by `bench/quality/ablation.py --write`; its docstring says what is counted. Of each three figures:",
        "clauses F1, share of stances right, record score of positions.",
    ]
    for title, counts in (("Group of publishers held out", held), ("Plain", shown)):
        lines.extend(
            ["", f"## {title}", "", "| publishers | " + " | ".join(f"{way}: clauses | stance | record" for way in WAYS)]
        )
        lines[-1] += " |"
        lines.append("|---" * (1 + 3 * len(WAYS)) + "|")
        for group in [*sorted({group for _, group in counts} - {"all"}), "all"]:
            lines.append(f"| {group} | " + " | ".join(counts[way, group].cells() for way in WAYS) + " |")
    return lines


if __name__ == "__main__":
    sys.exit(main())
