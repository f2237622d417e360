#!/usr/bin/env python3
"""Counts how many sentences of our own, over all PLOVER types, are read with the right type and both sides.

    sentences.py [--misses] [--half dev|held]

Each sentence of `sentences.csv` is read as an article of its own and coded as `export --as plover` codes it. A sentence
counts where one of its events has the expected type, source states and target states; "first" counts its first event
alone. States of joint acts are all sources, in any order. `--misses` lists what was expected and what was read.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from relazione.ingest.article import Article, article_id
from relazione.journey import read_article
from relazione.read.reader import Reader
from relazione.read.readers import load_reader
from relazione.tell.exports.plover import events

TABLE = Path(__file__).with_name("sentences.csv")
HALVES = ("dev", "held")
# A day to count "next week" from; any would do, since dates are not counted.
PUBLISHED = date(2024, 5, 15)

Coded = tuple[str, frozenset[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, the half it belongs to, and the event that it should be read as: type, sources, targets."""

    half: str
    words: str
    expected: Coded


def main(words: Sequence[str] | None = None) -> int:
    """Reads the sentences and prints the table; always 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--reader", default="grammar")
    asked = parser.parse_args(words)
    halves = (asked.half,) if asked.half else HALVES
    reader = load_reader(asked.reader)
    coded = [(sentence, read(sentence.words, reader)) for sentence in sentences() if sentence.half in halves]
    if asked.misses:
        print("\n".join(misses(coded)))
    for half in (*halves, "all") if len(halves) > 1 else halves:
        print(line(half, [pair for pair in coded if half in (pair[0].half, "all")]))
    return 0


def sentences() -> list[Sentence]:
    """The sentences of the table, in its order."""
    text = [row for row in TABLE.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
    return [
        Sentence(row["half"], row["sentence"], (row["type"], _states(row["source"]), _states(row["target"])))
        for row in csv.DictReader(text)
    ]


def read(words: str, reader: Reader) -> list[Coded]:
    """The events of a sentence, in the order of the text."""
    article = Article(article_id(words, PUBLISHED, None), "sentence", words, PUBLISHED)
    coded = events(read_article(article, reader).claims)
    return [(str(e["type"]), _states(e["source_states"]), _states(e["target_states"])) for e in coded]


def line(name: str, coded: Sequence[tuple[Sentence, list[Coded]]]) -> str:
    """One row of the table: shares of all sentences, and how many events were read for one."""
    total = len(coded)
    typed = sum(any(e[0] == s.expected[0] for e in found) for s, found in coded)
    sided = sum(any(e[1:] == s.expected[1:] for e in found) for s, found in coded)
    right = sum(s.expected in found for s, found in coded)
    first = sum(found[:1] == [s.expected] for s, found in coded)
    shares = zip(("type right", "both sides right", "all right", "first"), (typed, sided, right, first), strict=True)
    figures = "  ".join(f"{what} {count / total:.3f}" for what, count in shares)
    events_read = sum(len(found) for _, found in coded) / total
    return f"{name:<5}{total:>4} sentences  {figures}  events {events_read:.2f} a sentence"


def misses(coded: Sequence[tuple[Sentence, list[Coded]]]) -> list[str]:
    """What was expected and what was read, for each sentence that is not all right."""
    return [
        f"{sentence.words}\n    expected {_told(sentence.expected)}; read {'; '.join(map(_told, found)) or 'nothing'}"
        for sentence, found in coded
        if sentence.expected not in found
    ]


def _told(coded: Coded) -> str:
    code, sources, targets = coded
    return f"{code} {'|'.join(sorted(sources)) or '-'} > {'|'.join(sorted(targets)) or '-'}"


def _states(told: object) -> frozenset[str]:
    """States as a set, from a cell of the table or from an event's list."""
    return frozenset(filter(None, told.split("|") if isinstance(told, str) else map(str, told)))  # type: ignore[call-overload]


if __name__ == "__main__":
    sys.exit(main())
