#!/usr/bin/env python3
"""Counts how many sentences of our own, over all PLOVER types, are read with the right type and both sides.

    sentences.py [--misses] [--half dev|held]

Each sentence of `sentences.csv` is read as an article of its own and coded as `export --as plover` codes it. A sentence
counts where one of its events has the expected type, source states and target states; "first" counts its first event
alone. States of joint acts are all sources, in any order. `--misses` lists what was expected and what was read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.quality.own_sentences import Count, Sentence
from relazione.ingest.article import Article
from relazione.journey import read_article
from relazione.read.reader import Reader
from relazione.tell.exports.plover import events

Coded = tuple[str, frozenset[str], frozenset[str]]
"""The PLOVER type of an event, its source states and its target states."""


def main(words: Sequence[str] | None = None) -> int:
    """Reads the sentences and prints a line for each half and for both; always 0."""
    return COUNT.main(__doc__, words, together=True)


def _expected(row: dict[str, str]) -> Coded:
    return row["type"], _states(row["source"]), _states(row["target"])


def _read(article: Article, reader: Reader) -> list[Coded]:
    coded = events(read_article(article, reader).claims)
    return [(str(e["type"]), _states(e["source_states"]), _states(e["target_states"])) for e in coded]


def _line(name: str, coded: Sequence[tuple[Sentence[Coded], list[Coded]]]) -> str:
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


def _told(coded: Coded) -> str:
    code, sources, targets = coded
    return f"{code} {'|'.join(sorted(sources)) or '-'} > {'|'.join(sorted(targets)) or '-'}"


def _states(told: object) -> frozenset[str]:
    """States as a set, from a cell of the table or from an event's list."""
    return frozenset(filter(None, told.split("|") if isinstance(told, str) else map(str, told)))  # type: ignore[call-overload]


COUNT = Count(Path(__file__).with_suffix(".csv"), _expected, _read, _line, _told)

if __name__ == "__main__":
    sys.exit(main())
