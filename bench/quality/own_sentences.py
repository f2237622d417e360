"""Sentences of our own, each read as an article by itself: what bench/quality/sentences.py and its like have in common.

A table has lines that begin with "#", a heading, and a row for each sentence with its half: "dev" may be looked at
while rules are made, "held" is only counted.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from relazione.ingest.article import Article, article_id
from relazione.read.reader import Reader
from relazione.read.readers import load_reader

HALVES = ("dev", "held")
# A day to count "next week" from; any would do, since dates are not counted.
PUBLISHED = date(2024, 5, 15)

Told = TypeVar("Told")
"""An event as it is counted: with the slots that are judged and no more."""


@dataclass(frozen=True, slots=True)
class Sentence(Generic[Told]):
    """A sentence, the half it belongs to, and what should be read in it."""

    half: str
    words: str
    expected: Told


@dataclass(frozen=True, slots=True)
class Count(Generic[Told]):
    """A table of sentences: what a row expects, how a sentence is read, how a half is summed up, how one is shown."""

    table: Path
    expected: Callable[[dict[str, str]], Told]
    read: Callable[[Article, Reader], list[Told]]
    line: Callable[[str, Sequence[tuple[Sentence[Told], list[Told]]]], str]
    shown: Callable[[Told], str]

    def sentences(self) -> list[Sentence[Told]]:
        """The sentences of the table, in its order."""
        text = [row for row in self.table.read_text(encoding="utf-8").splitlines() if not row.startswith("#")]
        return [Sentence(row["half"], row["sentence"], self.expected(row)) for row in csv.DictReader(text)]

    def of(self, sentence: Sentence[Told], reader: Reader) -> tuple[Sentence[Told], list[Told]]:
        """A sentence with what a reader finds in it, in the order of the text."""
        words = sentence.words
        return sentence, self.read(Article(article_id(words, PUBLISHED, None), "sentence", words, PUBLISHED), reader)

    def main(self, doc: str | None, words: Sequence[str] | None, together: bool) -> int:
        """Reads the sentences and prints a line for each half, and for both where `together`; always 0."""
        parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("--misses", action="store_true")
        parser.add_argument("--half", choices=HALVES)
        parser.add_argument("--reader", default="grammar")
        asked = parser.parse_args(words)
        halves = (asked.half,) if asked.half else HALVES
        reader = load_reader(asked.reader)
        found = [self.of(sentence, reader) for sentence in self.sentences() if sentence.half in halves]
        if asked.misses:
            print("\n".join(self.misses(found)))
        for half in (*halves, "all") if together and len(halves) > 1 else halves:
            print(self.line(half, [one for one in found if half in (one[0].half, "all")]))
        return 0

    def misses(self, found: Sequence[tuple[Sentence[Told], list[Told]]]) -> list[str]:
        """What was expected and what was read, for each sentence that is not all right."""
        return [
            f"{sentence.words}\n    expected {self.shown(sentence.expected)}; "
            f"read {'; '.join(map(self.shown, told)) or 'nothing'}"
            for sentence, told in found
            if sentence.expected not in told
        ]
