#!/usr/bin/env python3
"""Measures Spark against the pool on the same articles in one run: the same record, and how many articles a second.

    carried.py [--articles 2000] [--workers 2] [--rounds 3] [--diplomatic] [--parquet] [--entries-on-spark]

The articles are short ones of our own, one in twenty diplomatic (short.py), or all of them (varied.py); in lines, or
as Parquet, which Spark's processes open themselves. Both sides have started up before the clock runs: each reads some
others first, with Spark's session and processes left running (it ends those that had nothing to do for a minute, hence
before each round), and the pool forked from a reader that has read them.
Each round has articles of its own, read by the pool and then by Spark; the median ratio counts, for other work on the
machine hits either. Spark leaves the entries of so few claims to its driver, unless told `--entries-on-spark`. Exits 1
where receipts, claims, entries or set-asides differ, or Spark carries less than three quarters of what the pool does.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.speed.short import short_articles
from bench.speed.varied import article_of, variants
from relazione.journey import Manner, read_paths
from relazione.on_spark import Cluster, read_on_spark
from relazione.on_spark.session import session
from relazione.read.readers import USUAL, load_reader
from relazione.receipt import Receipt
from relazione.store.opening import reading
from relazione.store.view import View
from relazione.tell.export import export

WARM_UP, WARM_UP_PARQUET = 40, 600  # the latter more than a wave, so that Java has gone the whole way once
LEAST = 0.75  # the bar: times the pool's rate
_ROW_GROUP = 500  # of Parquet: several in a file, as in a crawl's
Carry = Callable[[Path, Path], Receipt]


def main() -> int:
    """Carries both ways, and prints."""
    asked = _asked()
    lines = diplomatic if asked.diplomatic else short_articles
    write = _as_parquet if asked.parquet else _as_lines
    cluster = Cluster(asked.workers, entries_from=0) if asked.entries_on_spark else Cluster(asked.workers)
    with tempfile.TemporaryDirectory() as scratch, session(asked.workers):
        folder = Path(scratch)
        manner = Manner(load_reader(USUAL))
        first = write(folder, "first", lines(WARM_UP, 0))
        read_paths([first], folder / "first.sqlite", manner=manner)  # here, so that what is forked is warm
        ratios, same = [], True
        for number in range(1, asked.rounds + 1):
            news = write(folder, f"news{number}", lines(asked.articles, number))
            records = folder / f"pool{number}.sqlite", folder / f"spark{number}.sqlite"
            pool = _carried(
                "pool", lambda path, record: read_paths([path], record, workers=asked.workers, manner=manner),
                news, records[0],
            )  # fmt: skip
            again = write(folder, "again", short_articles(WARM_UP_PARQUET if asked.parquet else WARM_UP, 100 + number))
            read_on_spark([again], folder / f"first{number}.sqlite", cluster)
            spark = _carried("spark", lambda path, record: read_on_spark([path], record, cluster), news, records[1])
            ratios.append(spark / pool)
            same = same and _held(records[0]) == _held(records[1])
    told = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"identical: {same}; Spark {median(ratios):.2f} times the pool (bar {LEAST}; rounds: {told})")
    return int(not same or median(ratios) < LEAST)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--diplomatic", action="store_true")
    parser.add_argument("--parquet", action="store_true")
    parser.add_argument("--entries-on-spark", action="store_true")
    return parser.parse_args()


def diplomatic(count: int, seed: int) -> Iterator[str]:
    """So many diplomatic articles as JSON lines."""
    for number, variant in enumerate(variants(count, seed)):
        article = article_of(variant, number)
        row = {"id": article.given_id, "text": article.text, "date": str(article.published)}
        yield json.dumps(row | {"source": article.publisher}) + "\n"


def _as_lines(folder: Path, name: str, lines: Iterator[str]) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def _as_parquet(folder: Path, name: str, lines: Iterator[str]) -> Path:
    import pyarrow as pa
    import pyarrow.parquet

    path = folder / f"{name}.parquet"
    table = pa.Table.from_pylist([json.loads(line) for line in lines])
    pyarrow.parquet.write_table(table, path, row_group_size=_ROW_GROUP)
    return path


def _carried(name: str, carry: Carry, news: Path, record: Path) -> float:
    """Articles per second of wall clock."""
    begun, before = time.perf_counter(), _cpu_seconds()
    receipt = carry(news, record)
    rate, after = receipt.articles / (time.perf_counter() - begun), _cpu_seconds()
    spent = sum(seconds - before.get(process, 0) for process, seconds in after.items())
    told = f"{receipt.articles:,} articles, {sum(receipt.claims.values()):,} claims, {rate:.1f} a second"
    print(f"{name}: {told}, {spent:.1f} CPU-seconds", flush=True)
    return rate


def _cpu_seconds() -> dict[int, float]:
    """What this process and each of those below it, Java and its Python processes among them, has spent so far."""
    parents, spent = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            cells = path.read_text(encoding="utf-8", errors="replace").rpartition(") ")[2].split()
            parents[int(path.parent.name)] = int(cells[1])
            spent[int(path.parent.name)] = sum(map(int, cells[11:15]))  # its own and that of children that have ended
    below, some = set(), {os.getpid()}
    while some:
        below |= some
        some = {process for process, parent in parents.items() if parent in some}
    return {process: spent[process] / os.sysconf("SC_CLK_TCK") for process in below & spent.keys()}


def _held(record: Path) -> list[object]:
    """What a record holds, to be compared."""
    with reading(str(record)) as store:
        exports = ["".join(export(store, name, View())) for name in ("codebook", "claims")]
        return [*exports, list(store.entries()), list(store.articles()), list(store.set_asides())]


if __name__ == "__main__":
    sys.exit(main())
