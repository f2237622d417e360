#!/usr/bin/env python3
"""Measures the pages under load: many readers at once on a large record, while articles are added to it.

    pages.py [--articles 100000] [--readers 50] [--requests 2000] [--seconds 120] [--added 200] [--record FILE]
             [--at-once]

A record is filled (see varied.py) unless one is given, and served on loopback by a process of its own. Each address is
first asked for once, by nobody else: that is what a page costs to make. Then so many readers ask for pages of every
type while `relazione read` adds articles. They ask evenly over the time, each after pauses of its own, so that articles
come in all the while; with --at-once each asks again as soon as it has its answer. Bounded by requests and by time.
Printed for each type of page: median and p95 in milliseconds under load, the p95 beside that of a static file served by
the same process in the same run (the bar is ten times for a dyad), and the median of the first answers. Any status but
200 is an error, and fails the run.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.speed.growth import fill
from bench.speed.varied import article_of, variants

STATIC, DYAD = "static file", "dyad"
MOST_TIMES = 10.0
PATIENCE = 120.0  # seconds that one answer may take
_SILENT = 5.0  # seconds that a connection stays open without being used
OTHER = 7  # the seed of the articles that are added
PAIRS, STATES, PEOPLE = 12, 12, 8  # different dyads and states asked for, as readers share interests


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the readers ask for: where, and addresses by type of page."""

    host: str
    port: int
    addresses: dict[str, list[str]]


class Readers:
    """Many readers, each a thread with a connection of its own, until so many requests or seconds are over."""

    def __init__(self, wanted: Wanted, requests: int, seconds: float) -> None:
        """Prepare to ask for this."""
        self.wanted = wanted
        self.took: defaultdict[str, list[float]] = defaultdict(list)
        self.first: defaultdict[str, list[float]] = defaultdict(list)
        self.errors: list[str] = []
        self._left = requests
        self._seconds = seconds
        self._pause = 0.0
        self._ends = 0.0
        self._lock = threading.Lock()

    def alone(self) -> None:
        """Ask for each address once."""
        connection = http.client.HTTPConnection(self.wanted.host, self.wanted.port, timeout=PATIENCE)
        for kind, addresses in sorted(self.wanted.addresses.items()):
            for address in addresses:
                self._ask(connection, kind, address)
        connection.close()
        self.first, self.took = self.took, self.first

    def run(self, readers: int, at_once: bool) -> None:
        """Ask, with so many readers."""
        self._pause = 0.0 if at_once else self._seconds * readers / max(1, self._left)
        self._ends = time.monotonic() + self._seconds
        threads = [threading.Thread(target=self._read, args=(number,)) for number in range(readers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def _read(self, number: int) -> None:
        dice = random.Random(number)
        connection = http.client.HTTPConnection(self.wanted.host, self.wanted.port, timeout=PATIENCE)
        while self._more():
            pause = dice.uniform(0, 2 * self._pause)
            if pause > _SILENT:
                connection.close()
            time.sleep(pause)
            kind = dice.choice(sorted(self.wanted.addresses))
            self._ask(connection, kind, dice.choice(self.wanted.addresses[kind]))
        connection.close()

    def _more(self) -> bool:
        with self._lock:
            self._left -= 1
            return self._left >= 0 and time.monotonic() < self._ends

    def _ask(self, connection: http.client.HTTPConnection, kind: str, address: str) -> None:
        begun = time.perf_counter()
        try:
            connection.request("GET", address)
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException) as fault:
            self.errors.append(f"{address}: {fault!r}")
            connection.close()
            return
        self.took[kind].append((time.perf_counter() - begun) * 1000)
        if answer.status != 200:
            self.errors.append(f"{address}: {answer.status} {body[:120]!r}")


def main() -> int:
    """Serves, asks, adds, prints; 1 where there was an error or the bar is missed."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "record.sqlite"
        if asked.record:
            shutil.copy(asked.record, record)
        else:
            fill(record, asked.articles)
        news = Path(folder) / "news.jsonl"
        news.write_text("".join(_news(asked.added)), encoding="utf-8")
        return _measured(record, news, asked)


def _measured(record: Path, news: Path, asked: argparse.Namespace) -> int:
    command = [sys.executable, "-m", "relazione"]
    with subprocess.Popen(
        [*command, "serve", "--record", str(record), "--port", "0", "--rate", "1000000"],
        stderr=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        try:
            host, port = _place(server)
            threading.Thread(target=_drained, args=(server,), daemon=True).start()
            readers = Readers(_wanted(host, port), asked.requests, asked.seconds)
            readers.alone()
            reading = subprocess.Popen(
                [*command, "read", str(news), "--record", str(record)], stdout=subprocess.DEVNULL
            )
            begun, ended = time.perf_counter(), list[float]()
            threading.Thread(target=_noted, args=(reading, ended), daemon=True).start()
            readers.run(asked.readers, asked.at_once)
            took = time.perf_counter() - begun
            read_for = min(took, ended[0] - begun) if ended else took
            print(f"{asked.readers} readers, {sum(map(len, readers.took.values()))} answers in {took:.0f} s")
            missed = _told(readers)
            added = reading.wait()
        finally:
            server.terminate()
    print(
        f"relazione read added {asked.added} articles: exit code {added}; it ran for {read_for:.0f} of the {took:.0f} s"
    )
    return missed or added


def _noted(reading: subprocess.Popen[bytes], ended: list[float]) -> None:
    """When the reading ended."""
    reading.wait()
    ended.append(time.perf_counter())


def _told(readers: Readers) -> int:
    static = _p95(readers.took[STATIC])
    print(f"{'page':<16}{'answers':>9}{'median ms':>11}{'p95 ms':>9}{'of static':>11}{'first ms':>11}")
    for kind, took in sorted(readers.took.items()):
        told = f"{kind:<16}{len(took):>9}{median(took):>11.1f}{_p95(took):>9.1f}{_p95(took) / static:>10.1f}x"
        print(f"{told}{median(readers.first[kind]):>11.1f}")
    for error in readers.errors[:10]:
        print("error:", error)
    times = _p95(readers.took[DYAD]) / static
    print(
        f"errors {len(readers.errors)}; p95 of a dyad {times:.1f} times a static file (bar {MOST_TIMES:g})", flush=True
    )
    return int(bool(readers.errors) or times >= MOST_TIMES)


def _p95(took: Sequence[float]) -> float:
    return quantiles(took, n=20)[-1] if len(took) > 1 else sum(took)


def _place(server: subprocess.Popen[str]) -> tuple[str, int]:
    assert server.stderr is not None
    for line in server.stderr:
        _, found, address = line.rstrip().partition("http://")
        if found:
            host, _, port = address.rpartition(":")
            return host, int(port)
    raise RuntimeError("the server did not begin")


def _drained(server: subprocess.Popen[str]) -> None:
    """Reads the log on, so that the server never waits for somebody to read it."""
    assert server.stderr is not None
    for _ in server.stderr:
        continue


def _wanted(host: str, port: int) -> Wanted:
    """Pages of every type, by what the record itself holds."""

    def told(address: str) -> dict[str, Any]:
        connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        connection.request("GET", address)
        found: dict[str, Any] = json.loads(connection.getresponse().read())
        connection.close()
        return found

    def rows(address: str, table: str) -> list[dict[str, str]]:
        return list(told(address)["tables"].get(table, ()))

    engagements = told("/api/v1/entries?kind=engagement&limit=200")["rows"]
    pairs = list(dict.fromkeys(tuple(row["parties"][:2]) for row in engagements if len(row["parties"]) == 2))[:PAIRS]
    people = [row for one, other in pairs[:6] for row in rows(f"/dyad/{one}/{other}?format=json", "Who is who")]
    connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    connection.request("GET", "/")
    page = connection.getresponse().read().decode()
    static = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    addresses = {
        STATIC: [static],
        "home": ["/"],
        DYAD: [f"/dyad/{one}/{other}" for one, other in pairs],
        "party": [f"/state/{one}" for one, _ in pairs[:STATES]],
        "entry": [row["address"] for row in engagements[:60]],
        "article": [f"/article/{row['article']}" for row in engagements[:60]],
        "person": [row["person_address"] for row in people[:PEOPLE]],
        "post": [row["post_address"] for row in people[:PEOPLE]],
        **{name: [f"/{name}"] for name in ("articles", "network", "map", "calendar", "disagreements", "review")},
        "search": [f"/search?q={word}" for word in ("copper", "railway", "museum", "harbour")],
        "API entries": ["/api/v1/entries?kind=tenure&limit=50"],
    }
    return Wanted(host, port, addresses)


def _news(number: int) -> Iterator[str]:
    for place, variant in enumerate(islice(variants(number, OTHER), number)):
        article = article_of(variant, place)
        day = article.published.isoformat() if article.published else None
        told = {"id": f"new-{place}", "text": article.text, "date": day, "source": article.publisher}
        yield json.dumps(told) + "\n"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--requests", type=int, default=2_000)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--added", type=int, default=200)
    parser.add_argument("--at-once", action="store_true", help="ask again without a pause")
    parser.add_argument("--record", type=Path, help="a record already filled; a copy of it is served")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
