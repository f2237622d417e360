#!/usr/bin/env python3
"""Measures Spark against the pool on the same articles in one run: the same record, and how many articles a second.

    carried.py [--articles 2000] [--workers 2] [--diplomatic]

The articles are short ones of our own, one in twenty diplomatic (short.py), or all of them (varied.py). Both sides have
started up before the clock runs: each reads forty others first, with Spark's session and processes left running. Exits
1 where receipts, claims, entries or set-asides differ, or Spark carries less than three quarters of what the pool does.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.speed.short import short_articles
from bench.speed.varied import article_of, variants
from relazione.journey import Manner, read_paths
from relazione.on_spark import read_on_spark
from relazione.on_spark.session import session
from relazione.read.readers import USUAL, load_reader
from relazione.receipt import Receipt
from relazione.store.opening import reading
from relazione.store.view import View
from relazione.tell.export import export

WARM_UP = 40
LEAST = 0.75  # the bar: times the pool's rate
Carry = Callable[[Path, Path], Receipt]


def main() -> int:
    """Carries both ways, and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--diplomatic", action="store_true")
    asked = parser.parse_args()
    lines = diplomatic if asked.diplomatic else short_articles
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "first.jsonl").write_text("".join(lines(WARM_UP, 2)), encoding="utf-8")
        (folder / "news.jsonl").write_text("".join(lines(asked.articles, 1)), encoding="utf-8")
        manner = Manner(load_reader(USUAL))
        pool = _carried(
            "pool", lambda paths, record: read_paths([paths], record, workers=asked.workers, manner=manner), folder
        )
        with session(asked.workers):
            spark = _carried("spark", lambda paths, record: read_on_spark([paths], record), folder)
        same = _held(folder / "pool.sqlite") == _held(folder / "spark.sqlite")
    ratio = spark / pool
    print(f"identical: {same}; Spark {ratio:.2f} times the pool (bar {LEAST})")
    return int(not same or ratio < LEAST)


def diplomatic(count: int, seed: int) -> Iterator[str]:
    """So many diplomatic articles as JSON lines."""
    for number, variant in enumerate(variants(count, seed)):
        article = article_of(variant, number)
        row = {"id": article.given_id, "text": article.text, "date": str(article.published)}
        yield json.dumps(row | {"source": article.publisher}) + "\n"


def _carried(name: str, carry: Carry, folder: Path) -> float:
    """Articles per second of wall clock, after a start with few others."""
    carry(folder / "first.jsonl", folder / f"{name}-first.sqlite")
    begun = time.perf_counter()
    receipt = carry(folder / "news.jsonl", folder / f"{name}.sqlite")
    rate = receipt.articles / (time.perf_counter() - begun)
    claims = sum(receipt.claims.values())
    print(f"{name}: {receipt.articles:,} articles, {claims:,} claims, {rate:.1f} a second", flush=True)
    return rate


def _held(record: Path) -> list[object]:
    """What a record holds, to be compared."""
    with reading(str(record)) as store:
        exports = ["".join(export(store, name, View())) for name in ("codebook", "claims")]
        return [*exports, list(store.entries()), list(store.articles()), list(store.set_asides())]


if __name__ == "__main__":
    sys.exit(main())
