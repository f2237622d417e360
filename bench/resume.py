#!/usr/bin/env python3
"""Kills a run of reading at many moments, resumes it each time, and compares the record with that of a run left alone.

    resume.py [--kills 200] [--articles 2000] [--workers 1] [--seed 1] [--record PLACE] [--looks 10]

The articles are short ones of our own, some of them reprints, some lines broken. Each run is a process of its own,
forked with the reader loaded so that a kill costs no start, and ended by SIGKILL: soon after its start, at moments
spread over the whole reading, and while entries are worked out. After every tenth kill the record is looked into: each
article in it must have all its claims, none may be there twice. At the end its exports must be those of the run left
alone, byte for byte. `--record` names the place of the killed record, which must be empty (a file, or the address of a
database); without it a file is made and removed. Exit code 1 where anything differs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import select
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.speed.varied import article_of, variants
from relazione.journey import Manner, read_paths
from relazione.read.reader import Reader
from relazione.read.readers import load_reader
from relazione.store import open_store
from relazione.store.contract import Store
from relazione.tell.export import export

EXPORTS = ("claims", "codebook", "jsonld")
AT_START, AT_WORK = 0.08, 0.80  # shares of the kills; the others while entries are worked out
SOON = 0.3  # seconds after its start in which a run is killed at its start
GRACE = 3.0  # seconds in which workers must notice that their run was killed
REPRINTED, BROKEN = 20, 50  # every so many lines
WAIT = 600.0  # seconds without any progress after which a run is taken to hang


@dataclass(frozen=True, slots=True)
class Kill:
    """A moment: so many seconds after so many items were done (None: after the start)."""

    items: int | None
    delay: float


@dataclass(frozen=True, slots=True)
class Quiet:
    """The run left alone: hashes of its exports, the claims of each article, and seconds an item and at the end."""

    exports: Mapping[str, str]
    claims: Mapping[str, frozenset[str]]
    each: float
    end: float


def articles(path: Path, number: int, seed: int) -> int:
    """Write so many lines of articles; gives the number of items in them."""
    lines: list[str] = []
    for place, variant in enumerate(variants(number, seed)):
        one = article_of(variant, place)
        row = {"id": f"a{place}", "text": one.text, "date": str(one.published), "source": one.publisher}
        lines.append(json.dumps(row))
        if place % REPRINTED == 0:
            lines.append(json.dumps(row | {"id": f"r{place}", "source": "The Reprint"}))
        if place % BROKEN == 0:
            lines.append(f'{{"id": "b{place}", "text": "half')
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines)


class Run:
    """One run in a process of its own, which tells how many items are done."""

    def __init__(self, path: Path, record: str, reader: Reader, workers: int) -> None:
        """Start it."""
        self._told, telling = os.pipe()
        self.done = 0
        self.process = os.fork()
        if not self.process:
            os.close(self._told)
            os.setsid()
            _child(path, record, reader, workers, telling)
        os.close(telling)

    def reach(self, items: int) -> bool:
        """Wait until so many items are done; False where it ended before that."""
        while self.done < items:
            if not select.select([self._told], [], [], WAIT)[0]:
                raise SystemExit(f"resume: a run has done nothing for {WAIT:g} s after {self.done} items")
            told = os.read(self._told, 65_536)
            if not told:
                return False
            self.done += sum(int(number) for number in told.split())
        return True

    def kill(self) -> bool:
        """Kill it; False where it had ended by itself."""
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        return self._ended(signal.SIGKILL)

    def wait(self) -> None:
        """Wait for its end; anything but success stops this program."""
        self.reach(sys.maxsize)
        if self._ended(0):
            return

    def _ended(self, by: int) -> bool:
        _, status = os.waitpid(self.process, 0)
        os.close(self._told)
        if os.WIFSIGNALED(status):
            return os.WTERMSIG(status) == by
        if os.WEXITSTATUS(status):
            raise SystemExit(f"resume: a run ended with {os.WEXITSTATUS(status)}")
        return False

    def left_behind(self) -> bool:
        """Whether workers of a killed run live on after the time that they have to notice; they are ended."""
        until = time.monotonic() + GRACE
        while time.monotonic() < until:
            try:
                os.killpg(self.process, 0)
            except ProcessLookupError:
                return False
            time.sleep(0.02)
        with suppress(ProcessLookupError):
            os.killpg(self.process, signal.SIGKILL)
        return True


def _child(path: Path, record: str, reader: Reader, workers: int, telling: int) -> None:
    """The life of a run's process; it never returns."""
    code = 1
    try:
        read_paths(
            [path],
            record,
            workers=workers,
            manner=Manner(reader),
            progress=lambda number: os.write(telling, f"{number}\n".encode()),
        )
        code = 0
    finally:
        os._exit(code)


def left_alone(path: Path, record: str, reader: Reader, workers: int) -> Quiet:
    """The run that nobody kills."""
    begun = time.monotonic()
    run = Run(path, record, reader, workers)
    items = sum(1 for line in path.open("rb") if line.strip())
    run.reach(items)
    read = time.monotonic()
    run.wait()
    ended = time.monotonic()
    with closing(open_store(record)) as store:
        return Quiet(exports(store), claims(store), (read - begun) / items, ended - read)


def exports(store: Store) -> dict[str, str]:
    """The hash of each export, and of what was set aside."""
    told = {name: _hash(export(store, name)) for name in EXPORTS}
    return told | {"set aside": _hash(str(fault) for fault in store.set_asides())}


def claims(store: Store) -> dict[str, frozenset[str]]:
    """The claims of each article; fails where one that was kept was not read, or a claim is there twice."""
    found: dict[str, list[str]] = {article.id: [] for article in store.articles()}
    for claim in store.claims():
        found[claim.article].append(claim.id)
    for article, ids in found.items():
        if len(set(ids)) < len(ids) or store.version_read(article, "grammar") is None:
            raise SystemExit(f"resume: article {article} is half in, or twice")
    return {article: frozenset(ids) for article, ids in found.items()}


def moments(number: int, items: int, quiet: Quiet, seed: int) -> Iterator[Kill]:
    """The moments in order: at the start, over the reading, at the end."""
    dice = random.Random(seed)
    start, work = round(number * AT_START), round(number * AT_WORK)
    for _ in range(start):
        yield Kill(None, dice.uniform(0, SOON))
    for place in sorted(dice.randrange(items) for _ in range(work)):
        yield Kill(place, dice.uniform(0, 16 * quiet.each))
    for _ in range(number - start - work):
        yield Kill(items, dice.uniform(0, quiet.end))


def _hash(lines: Iterator[str]) -> str:
    told = hashlib.sha256()
    for line in lines:
        told.update(line.encode("utf-8"))
    return told.hexdigest()


def killed(kill: Kill, run: Run) -> bool:
    """Kill a run at its moment; False where it had ended before."""
    if kill.items is not None:
        run.reach(kill.items)
    time.sleep(kill.delay)
    return run.kill()


def looked_into(record: str, quiet: Quiet) -> int:
    """The number of articles in the record; stops where one of them has other claims than it should have."""
    with closing(open_store(record)) as store:
        there = claims(store)
    wrong = [article for article, ids in there.items() if ids != quiet.claims.get(article)]
    if wrong:
        raise SystemExit(f"resume: {len(wrong)} articles have other claims than in a run left alone: {wrong[:3]}")
    return len(there)


def main(words: Sequence[str] | None = None) -> int:
    """Kill, resume, compare, and say what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=2_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--record", default="")
    parser.add_argument("--looks", type=int, default=10, help="look into the record after every so many kills")
    asked = parser.parse_args(words)
    begun = time.monotonic()
    reader = load_reader("grammar")
    with tempfile.TemporaryDirectory() as folder:
        path, record = Path(folder) / "articles.jsonl", asked.record or f"{folder}/killed.sqlite"
        items = articles(path, asked.articles, asked.seed)
        quiet = left_alone(path, f"{folder}/alone.sqlite", reader, asked.workers)
        hits = behind = 0
        for number, kill in enumerate(moments(asked.kills, items, quiet, asked.seed), start=1):
            for moment in (kill, Kill(None, 0.0)):  # a run that had ended before its moment is begun and killed again
                run = Run(path, record, reader, asked.workers)
                hit = killed(moment, run)
                behind += asked.workers > 1 and run.left_behind()
                if hit:
                    break
            hits += hit
            if number % asked.looks == 0 and kill.items:  # before that there may be no record yet
                print(f"{number} kills, {looked_into(record, quiet):,} articles in the record", flush=True)
        Run(path, record, reader, asked.workers).wait()
        looked_into(record, quiet)
        with closing(open_store(record)) as store:
            differ = [name for name, told in exports(store).items() if told != quiet.exports[name]]
    print(f"{items:,} items, {len(quiet.claims):,} articles, {sum(map(len, quiet.claims.values())):,} claims")
    print(f"{asked.kills} kills, {hits} of a run at work, {behind} left workers behind")
    print(f"seconds: {time.monotonic() - begun:.0f}; a run left alone: {quiet.each * items + quiet.end:.1f}")
    print(f"exports that differ from a run left alone: {', '.join(differ) or 'none'} of {', '.join(quiet.exports)}")
    return 1 if differ or behind else 0


if __name__ == "__main__":
    raise SystemExit(main())
