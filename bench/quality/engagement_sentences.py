#!/usr/bin/env python3
"""Counts how many sentences of our own, over all engagement types, are read with the right type, states and status.

    engagement_sentences.py [--misses] [--half dev|held] [--reader NAME]

Each sentence of `engagement_sentences.csv` is read as an article of its own. "read" counts sentences of which some
engagement is read, "type" those with one of the expected type, "states" those where one of that type has the expected
states too, "all" those where its status is right as well. Organisations that take part are not counted.
`--misses` lists what was expected and what was read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.quality.own_sentences import Count, Sentence
from relazione.codebook.states import states
from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.read.reader import Reader

Told = tuple[str, frozenset[str], str]
"""The type of an engagement, the states that take part in it, and its status."""


def main(words: Sequence[str] | None = None) -> int:
    """Reads the sentences and prints a line for each half; always 0."""
    return COUNT.main(__doc__, words, together=False)


def _expected(row: dict[str, str]) -> Told:
    return row["type"], frozenset(row["states"].split("|")), row["status"]


def _read(article: Article, reader: Reader) -> list[Told]:
    return [_told(finding) for finding in reader.read(article) if finding.kind == "engagement"]


def _line(name: str, told: Sequence[tuple[Sentence[Told], list[Told]]]) -> str:
    """One row of the table: shares of all sentences, and how many engagements were read for one."""
    counts = {
        "read": sum(bool(found) for _, found in told),
        "type": sum(any(one[0] == s.expected[0] for one in found) for s, found in told),
        "states": sum(any(one[:2] == s.expected[:2] for one in found) for s, found in told),
        "all": sum(s.expected in found for s, found in told),
    }
    shares = "  ".join(f"{what} {count / len(told):.3f}" for what, count in counts.items())
    per_sentence = sum(len(found) for _, found in told) / len(told)
    return f"{name:<5}{len(told):>4} sentences  {shares}  engagements {per_sentence:.2f} a sentence"


def _told(finding: Finding) -> Told:
    known = states()
    acting = {one.acts_for.value for one in finding.participants if one.acts_for}
    kind, status = (finding.slots[slot][0].value for slot in ("type", "status"))
    return kind, frozenset(acting & known.keys()), status


def _shown(told: Told) -> str:
    kind, acting, status = told
    return f"{kind} {'|'.join(sorted(acting)) or '-'} {status}"


COUNT = Count(Path(__file__).with_suffix(".csv"), _expected, _read, _line, _shown)

if __name__ == "__main__":
    sys.exit(main())
