#!/usr/bin/env python3
"""Counts how many sentences of our own, over all engagement types, are read with the right type, states and status.

    engagement_sentences.py [--misses] [--half dev|held] [--reader NAME]

Each sentence of `engagement_sentences.csv` is read as an article of its own. "read" counts sentences of which some
engagement is read, "type" those with one of the expected type, "states" those where one of that type has the expected
states too, "all" those where its status is right as well. Organisations that take part are not counted.
`--misses` lists what was expected and what was read.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from relazione.codebook.states import states
from relazione.ingest.article import Article, article_id
from relazione.read.finding import Finding
from relazione.read.reader import Reader
from relazione.read.readers import load_reader

TABLE = Path(__file__).with_name("engagement_sentences.csv")
HALVES = ("dev", "held")
# A day to count "next week" from; any would do, since dates are not counted.
PUBLISHED = date(2024, 5, 15)

Told = tuple[str, frozenset[str], str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the half it belongs to, and the engagement that it should be read as: type, states, status."""

    half: str
    words: str
    expected: Told


def main(words: Sequence[str] | None = None) -> int:
    """Reads the sentences and prints the table; always 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--reader", default="grammar")
    asked = parser.parse_args(words)
    halves = (asked.half,) if asked.half else HALVES
    reader = load_reader(asked.reader)
    told = [(sentence, read(sentence.words, reader)) for sentence in sentences() if sentence.half in halves]
    if asked.misses:
        print("\n".join(misses(told)))
    for half in halves:
        print(line(half, [pair for pair in told if pair[0].half == half]))
    return 0


def sentences() -> list[Sentence]:
    """The sentences of the table, in its order."""
    text = [row for row in TABLE.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    return [
        Sentence(row["half"], row["sentence"], (row["type"], frozenset(row["states"].split("|")), row["status"]))
        for row in csv.DictReader(text)
    ]


def read(words: str, reader: Reader) -> list[Told]:
    """The engagements of a sentence, in the order of the text."""
    article = Article(article_id(words, PUBLISHED, None), "sentence", words, PUBLISHED)
    return [_told(finding) for finding in reader.read(article) if finding.kind == "engagement"]


def line(name: str, told: Sequence[tuple[Sentence, list[Told]]]) -> str:
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


def misses(told: Sequence[tuple[Sentence, list[Told]]]) -> list[str]:
    """What was expected and what was read, for each sentence that is not all right."""
    return [
        f"{sentence.words}\n    expected {_shown(sentence.expected)}; read {'; '.join(map(_shown, found)) or 'nothing'}"
        for sentence, found in told
        if sentence.expected not in found
    ]


def _told(finding: Finding) -> Told:
    known = states()
    acting = {one.acts_for.value for one in finding.participants if one.acts_for}
    kind, status = (finding.slots[slot][0].value for slot in ("type", "status"))
    return kind, frozenset(acting & known.keys()), status


def _shown(told: Told) -> str:
    kind, acting, status = told
    return f"{kind} {'|'.join(sorted(acting)) or '-'} {status}"


if __name__ == "__main__":
    sys.exit(main())
