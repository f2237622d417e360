"""A run of reading killed at random moments (SIGKILL) and begun again, until it is through; then the same export.

The journey runs in a process of its own with a reader that was loaded before, so that not the loading is killed.
Whenever it comes through, its export is compared with that of an undisturbed run, and it begins with an empty record.
"""

from __future__ import annotations

import argparse
import random
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson

from bench.endurance.server import private_server
from bench.speed.varied import article_of, variants
from relazione.journey import Manner, read_paths
from relazione.read.reader import Reader
from relazione.store.opening import reading
from relazione.tell.export import export

_FORMS = ("claims", "codebook")
_SOON = 0.05  # seconds after which a run is killed at the earliest


@dataclass(frozen=True, slots=True)
class Killed:
    """How many runs were killed, how many came through, and how many of these told something else than undisturbed."""

    kills: int
    through: int
    differing: int


def killed_at_random(paths: Sequence[Path], places: Callable[[], str], reader: Reader, kills: int, seed: int) -> Killed:
    """Kill so many runs over the paths, and let the last one come through; `places` gives a place for a new record."""
    dice = random.Random(seed)
    run = partial(_read, paths, reader)
    begun = time.monotonic()
    expected = _undisturbed(run, places())
    usual = time.monotonic() - begun
    done = through = differing = 0
    place = places()
    while done < kills or through == 0:
        # Many stops early in what is left, some late: so that all of a run is met, working entries out too.
        wait = _SOON + usual * dice.random() * dice.random() if done < kills else None
        if not _ended(run, place, wait):
            done += 1
            continue
        through += 1
        differing += _told(place) != expected
        place = places()
    return Killed(done, through, differing)


def _undisturbed(run: Callable[[str], None], place: str) -> list[str]:
    if not _ended(run, place, None):
        raise RuntimeError("the undisturbed run did not come through")
    return _told(place)


def _ended(run: Callable[[str], None], place: str, wait: float | None) -> bool:
    """Whether a run has come through before it was killed; raises RuntimeError where it failed by itself."""
    process = get_context("fork").Process(target=run, args=(place,))
    process.start()
    process.join(wait)
    if process.exitcode is None:
        process.kill()
        process.join()
    if process.exitcode not in (0, -signal.SIGKILL):
        raise RuntimeError(f"a run failed with {process.exitcode}")
    return process.exitcode == 0


def _read(paths: Sequence[Path], reader: Reader, place: str) -> None:
    read_paths(paths, place, manner=Manner(reader))


def _told(place: str) -> list[str]:
    with reading(place) as store:
        return [line for form in _FORMS for line in export(store, form)]


def main() -> int:
    """Run it, print what was done; 1 where something was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, help="articles; without them made ones are read")
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="postgresql")
    parser.add_argument("--articles", type=int, default=2_000, help="how many are made")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    from relazione.read.readers import load_reader

    reader = load_reader("grammar")
    numbers = count(1)
    with TemporaryDirectory() as name:
        folder = Path(name)
        paths = asked.paths or [_made(folder / "articles.jsonl", asked.articles)]
        if asked.engine == "sqlite":
            done = killed_at_random(
                paths, lambda: str(folder / f"{next(numbers)}.sqlite"), reader, asked.kills, asked.seed
            )
        else:
            with private_server() as address:
                places = lambda: f"{address}&schema=run_{next(numbers)}"  # noqa: E731 - as above
                done = killed_at_random(paths, places, reader, asked.kills, asked.seed)
    result = f"{done.differing} of them told something else" if done.differing else "each with the undisturbed export"
    print(f"{asked.engine}: {done.kills} runs killed, {done.through} came through, {result}")
    return 1 if done.differing else 0


def _made(path: Path, number: int) -> Path:
    """A file of so many made articles."""
    with path.open("wb") as stream:
        for place, variant in enumerate(variants(number)):
            one = article_of(variant, place)
            told = {"id": one.given_id, "text": one.text, "date": str(one.published), "source": one.publisher}
            stream.write(orjson.dumps(told) + b"\n")
    return path


if __name__ == "__main__":
    sys.exit(main())
