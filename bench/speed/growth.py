#!/usr/bin/env python3
"""Measures what adding articles costs as the record grows.

    growth.py [--sizes 1000 10000 100000] [--added 100] [--rounds 3] [--keep FOLDER]

For each size a record is filled through the store (the claims are made, see varied.py), then so many articles more go
the whole way, from a file to entries, in a process of their own. Printed: CPU-milliseconds for each added article, the
whole way and without reading (keeping and working out); their ratios to the smallest record; the peak memory of either
process; the size on disk.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.speed.varied import Claimed, article_of, variants
from relazione.ingest import Article
from relazione.journey import Manner, read_paths
from relazione.read.finding import Finding
from relazione.read.reader import Reader
from relazione.read.readers import load_reader
from relazione.record.claim import Admission
from relazione.store import open_store
from relazione.store.contract import Store
from relazione.store.fresh import freshen

AT_ONCE = 1_000  # articles kept in one transaction
FRESHEN_EACH = 20  # transactions after which entries are worked out
OTHER = 2  # the first seed of the articles added, which are not those that fill the record
WARM_UP = 10
KIBIBYTES_IN_MEBIBYTE = 1024
MOST_GROWTH, MOST_MEMORY = 1.5, 1536  # the bars: times, MiB


@dataclass(frozen=True, slots=True)
class Measured:
    """What adding to a record of so many articles cost: CPU-milliseconds an article, memory in MiB."""

    articles: int
    claims: int
    whole: float
    kept: float
    building: int
    adding: int
    disk: int


class Timed:
    """A reader that knows how long it has read."""

    def __init__(self, reader: Reader) -> None:
        """Read as this reader does."""
        self._reader = reader
        self.name, self.version = reader.name, reader.version
        self.seconds = 0.0

    def read(self, article: Article) -> Iterator[Finding]:
        """The findings of the article."""
        begun = time.process_time()
        found = list(self._reader.read(article))
        self.seconds += time.process_time() - begun
        return iter(found)


def main() -> int:
    """Measures each size and prints; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--added", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=OTHER, help=argparse.SUPPRESS)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the records there, and use those found")
    parser.add_argument("--fill", type=Path, metavar="RECORD", help="only fill a record of the first size")
    parser.add_argument("--add", type=Path, metavar="RECORD", help="only add to this record of the first size")
    asked = parser.parse_args()
    if asked.fill or asked.add:
        step = fill(asked.fill, asked.sizes[0]) if asked.fill else add(asked, asked.sizes[0])
        print(json.dumps(step | {"memory": peak_memory()}))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        found = measure(asked.keep or Path(scratch), asked.sizes, asked.added, asked.rounds)
    return told(found, asked.added)


def told(found: list[Measured], added: int) -> int:
    """Prints the table and the bars; 1 where one is missed."""
    first = found[0]
    print(f"{added} articles added to records of different sizes; CPU-milliseconds an article, memory in MiB")
    print("articles     claims  whole way  times  without reading  times  memory filling  adding  MiB on disk")
    for m in found:
        print(
            f"{m.articles:8,} {m.claims:10,} {m.whole:10.1f} {m.whole / first.whole:6.2f} {m.kept:16.2f} "
            f"{m.kept / first.kept:6.2f} {m.building:15,} {m.adding:7,} {m.disk:12,}"
        )
    growth, memory = found[-1].whole / first.whole, max(max(m.building, m.adding) for m in found)
    print(f"growth {growth:.2f} times (bar {MOST_GROWTH}), memory {memory:,} MiB (bar {MOST_MEMORY:,})")
    return int(growth >= MOST_GROWTH or memory > MOST_MEMORY)


def measure(folder: Path, sizes: list[int], added: int, rounds: int) -> list[Measured]:
    """Fills the records that are not there, then adds to a copy of each in turn; medians over the rounds.

    The sizes take turns, so that a busy minute of the machine strikes all. Each step is a process of its own.
    """
    filling: dict[int, int] = {}
    for size in sizes:
        record = folder / f"{size}.sqlite"
        filling[size] = int(_run("--fill", record, size)["memory"]) if not record.is_file() else 0
        shutil.copyfile(record, folder / f"{size}-more.sqlite")
    steps: dict[int, list[dict[str, float]]] = {size: [] for size in sizes}
    for turn in range(rounds):
        for size in sizes:
            asked = ("--added", str(added), "--seed", str(OTHER + turn))
            steps[size].append(_run("--add", folder / f"{size}-more.sqlite", size, *asked))
    found = []
    for size, times in steps.items():
        whole, kept = (median(step[what] for step in times) for what in ("whole", "kept"))
        memory = int(max(step["memory"] for step in times))
        disk = (folder / f"{size}.sqlite").stat().st_size // KIBIBYTES_IN_MEBIBYTE**2
        found.append(Measured(size, int(times[0]["claims"]), whole, kept, filling[size], memory, disk))
        (folder / f"{size}-more.sqlite").unlink()
    return found


def fill(record: Path, size: int) -> dict[str, float]:
    """Fills a record with so many articles and their claims, and works out its entries."""
    claimed = Claimed(load_reader("grammar"))
    version = load_reader("grammar").version
    made = enumerate(variants(size))
    store = open_store(record, create=True)
    for part in range(-(-size // AT_ONCE)):
        with store.transaction():
            for number, variant in islice(made, AT_ONCE):
                article = article_of(variant, number)
                store.add_article(article)
                store.add_reading(article.id, "grammar", version, Admission(claimed.of(variant, article), ()))
        if part % FRESHEN_EACH == FRESHEN_EACH - 1:
            freshen(store)
    freshen(store)
    store.close()
    return {}


def add(asked: argparse.Namespace, size: int) -> dict[str, float]:
    """Adds articles the whole way to a record of that size; gives CPU-milliseconds each, in all and without reading."""
    record, added = asked.add, asked.added
    reader = Timed(load_reader("grammar"))
    made = [article_of(v, size * asked.seed + n) for n, v in enumerate(variants(added + WARM_UP, asked.seed, size))]
    files = record.with_suffix(".first.jsonl"), record.with_suffix(".jsonl")
    for path, articles in zip(files, (made[:WARM_UP], made[WARM_UP:]), strict=True):
        path.write_text("".join(_line(article) for article in articles), encoding="utf-8")
    store = open_store(record, create=True)
    read_paths([files[0]], store, manner=Manner(reader))
    reader.seconds, begun = 0.0, time.process_time()
    receipt = read_paths([files[1]], store, manner=Manner(reader))
    spent = time.process_time() - begun
    claims = sum(store.counts().claims.values())
    _check(store, receipt.new, added)
    store.close()
    for path in files:
        path.unlink()
    return {"whole": 1000 * spent / added, "kept": 1000 * (spent - reader.seconds) / added, "claims": claims}


def _check(store: Store, new: int, added: int) -> None:
    if new != added or not store.entries_fresh():
        raise RuntimeError(f"{new} of {added} articles were new; entries fresh: {store.entries_fresh()}")


def _line(article: Article) -> str:
    day = article.published.isoformat() if article.published else None
    return json.dumps({"id": article.given_id, "text": article.text, "date": day, "source": article.publisher}) + "\n"


def peak_memory() -> int:
    """The highest resident memory of this process, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KIBIBYTES_IN_MEBIBYTE


def _run(step: str, record: Path, size: int, *words: str) -> dict[str, float]:
    """What a step prints that is run in a process of its own."""
    asked = [sys.executable, __file__, step, str(record), "--sizes", str(size), *words]
    done = subprocess.run(asked, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
