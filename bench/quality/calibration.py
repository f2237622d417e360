#!/usr/bin/env python3
"""Calibrates the scores of claims on publishers that were held out, and shows how well that holds.

    calibration.py [--held-out FILE] [--write]

Claims are right where `score.py` matches them to a demanded fact of the training articles; those matched to an optional
one are not counted. Their scores are those of readers that learnt nothing from the claim's publisher (`publishers.py`
makes them; `--held-out` takes what its `--keep` wrote). For each kind the share of right claims is fitted to the score
by a map that never falls (pool adjacent violators), in steps of FEWEST claims at least. The reliability table judges
maps fitted without the group of publishers they are judged on; the map that is shipped is fitted on all groups.
`--write` keeps the map as the table `confidence` and the reliability in `reliability.md`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.quality.publishers import PACKAGE, Facts, gold, group_of, groups, held_out, scorer

TABLE = PACKAGE / "codebook" / "tables" / "confidence.csv"
PAGE = Path(__file__).with_name("reliability.md")
READER = "grammar"
SOURCE = "gold/train with publishers held out"
FEWEST = 40  # claims in a step: the share is then known to about 0.08 (one standard error)
BINS = 10
BARS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
HEADING = (
    "# What a reader's score is worth, by kind: the share of claims scored from_score or more (up to the next row)",
    "# that are right. Written by bench/quality/calibration.py --write; a row counts the claims it was measured on.",
    "reader,kind,from_score,calibrated,claims,source",
)


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim: its kind, its publisher's group, the reader's score 0..1, and whether it is right."""

    kind: str
    group: str
    score: float
    right: bool


@dataclass(frozen=True, slots=True)
class Step:
    """From `start` on a score is worth `share`, measured on so many claims, so many of them right."""

    start: float
    claims: int
    right: int

    @property
    def share(self) -> float:
        """The share of right claims, drawn a little to one half, as befits small numbers (Laplace's rule)."""
        return (self.right + 1) / (self.claims + 2)


def main(words: Sequence[str] | None = None) -> int:
    """Fits, judges and prints; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(words)
    if asked.held_out:
        lines = asked.held_out.read_text(encoding="utf-8").splitlines()
        facts: Facts = {row["doc"]: row["facts"] for row in map(json.loads, lines)}
    else:
        with tempfile.TemporaryDirectory() as scratch:
            facts = held_out(Path(scratch))
    claims = list(judged(facts))
    page = "\n".join(reliability(claims))
    print(page)
    if asked.write:
        TABLE.write_text("\n".join([*HEADING, *rows(claims)]) + "\n", encoding="utf-8")
        PAGE.write_text(page + "\n", encoding="utf-8")
    return 0


def judged(facts: Facts) -> Iterator[Judged]:
    """Every claim of these articles that is right or wrong, in a fixed order."""
    for article in sorted(facts):
        for kind in scorer().KINDS:
            demanded = [fact for fact in gold()[article] if fact["kind"] == kind]
            read = [fact for fact in facts[article] if fact["kind"] == kind]
            matched = {j: not demanded[i].get("optional") for i, j, _ in scorer().assign(demanded, read)}
            for number, fact in enumerate(read):
                if matched.get(number, True):
                    yield Judged(kind, group_of(article), fact["score"], number in matched)


def fit(claims: Iterable[Judged]) -> tuple[Step, ...]:
    """The rising steps that fit the claims of one kind best (pool adjacent violators), by their starts.

    The first starts at 0. Claims of one score are never parted, and no step has fewer than FEWEST claims unless all
    have.
    """
    counted: dict[float, list[bool]] = defaultdict(list)
    for claim in claims:
        counted[claim.score].append(claim.right)
    steps: list[Step] = []
    for score in sorted(counted):
        steps.append(Step(score, len(counted[score]), sum(counted[score])))
        while len(steps) > 1 and (steps[-2].claims < FEWEST or _falls(steps[-2], steps[-1])):
            steps[-2:] = [_joined(steps[-2], steps[-1])]
    while len(steps) > 1 and (steps[-1].claims < FEWEST or steps[-1].share <= steps[-2].share):
        steps[-2:] = [_joined(steps[-2], steps[-1])]
    return tuple(Step(0.0 if n == 0 else step.start, step.claims, step.right) for n, step in enumerate(steps))


def _falls(step: Step, following: Step) -> bool:
    """Whether the next step is worth no more; one that is still short of claims is left to grow first."""
    return following.claims >= FEWEST and following.share <= step.share


def _joined(step: Step, following: Step) -> Step:
    return Step(step.start, step.claims + following.claims, step.right + following.right)


def worth(steps: Sequence[Step], score: float) -> float:
    """What a score is worth by these steps."""
    return steps[max(0, bisect_right([step.start for step in steps], score) - 1)].share


def rows(claims: Sequence[Judged]) -> Iterator[str]:
    """The rows of the table `confidence`, by kind and score."""
    for kind in sorted({claim.kind for claim in claims}):
        for step in fit(claim for claim in claims if claim.kind == kind):
            yield f"{READER},{kind},{step.start:g},{step.share:.3f},{step.claims},{SOURCE}"


def reliability(claims: Sequence[Judged]) -> list[str]:
    """Promised against found, in Markdown: by tenths of the promise, by kind and by group of publishers.

    Each claim's promise comes from a map that was fitted without its group.
    """
    promised = [(claim, promise) for group in groups() for claim, promise in _promised(claims, group)]
    lines = [
        "# How far scores can be believed",
        "",
        "Promised and found shares of right claims on the training articles, written by",
        "`bench/quality/calibration.py --write`. Each claim was read, and its score calibrated, by a reader and a map",
        "that had learnt nothing from its group of publishers. Error is the claims' mean distance of promise and",
        'finding, bin by bin; "before" is that of the reader\'s own scores.',
        "",
        "| promised | claims | mean promise | right |",
        "|---|---|---|---|",
    ]
    for low in range(BINS):
        here = [(claim, p) for claim, p in promised if min(BINS - 1, int(p * BINS)) == low]
        if here:
            span = f"{low / BINS:.1f} to {(low + 1) / BINS:.1f}"
            lines.append(f"| {span} | {len(here)} | {_mean(p for _, p in here):.3f} | {_right(here):.3f} |")
    for heading, names, key in (
        ("kind", scorer().KINDS, lambda claim: claim.kind),
        ("publishers", groups(), lambda claim: claim.group),
        ("", ("all",), lambda claim: "all"),
    ):
        if heading:
            lines += ["", f"| {heading} | claims | mean promise | right | error | before |", "|---" * 6 + "|"]
        for name in names:
            here = [(claim, p) for claim, p in promised if key(claim) == name]
            before = _error([(claim, claim.score) for claim, _ in here])
            figures = f"{_mean(p for _, p in here):.3f} | {_right(here):.3f} | {_error(here):.3f} | {before:.3f}"
            lines.append(f"| {name} | {len(here)} | {figures} |")
    return [*lines, *_bars(promised)]


def _bars(promised: Sequence[tuple[Judged, float]]) -> Iterator[str]:
    """What a bar keeps: a table of the claims over each bar, the share of right ones, and what is lost of these."""
    yield from ("", "| --at-least | claims kept | right | right claims lost |", "|---" * 4 + "|")
    every = sum(claim.right for claim, _ in promised)
    for bar in BARS:
        kept = [(claim, promise) for claim, promise in promised if promise >= bar]
        lost = 1 - sum(claim.right for claim, _ in kept) / max(1, every)
        yield f"| {bar:.1f} | {len(kept)} | {_right(kept):.3f} | {lost:.3f} |"


def _promised(claims: Sequence[Judged], group: str) -> Iterator[tuple[Judged, float]]:
    """The claims of a group with what maps fitted on the other groups promise of them."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for claim in claims:
        if claim.group != group:
            kinds[claim.kind].append(claim)
    maps = {kind: fit(others) for kind, others in kinds.items()}
    return ((claim, worth(maps[claim.kind], claim.score)) for claim in claims if claim.group == group)


def _mean(numbers: Iterable[float]) -> float:
    every = list(numbers)
    return sum(every) / max(1, len(every))


def _right(claims: Sequence[tuple[Judged, float]]) -> float:
    return _mean(float(claim.right) for claim, _ in claims)


def _error(claims: Sequence[tuple[Judged, float]]) -> float:
    """The mean distance between promise and finding over BINS bins, each weighing as many claims as it has."""
    bins: dict[int, list[tuple[Judged, float]]] = defaultdict(list)
    for claim, promise in claims:
        bins[min(BINS - 1, int(promise * BINS))].append((claim, promise))
    apart = sum(len(here) * abs(_mean(p for _, p in here) - _right(here)) for here in bins.values())
    return apart / max(1, len(claims))


if __name__ == "__main__":
    sys.exit(main())
