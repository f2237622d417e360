"""Many at once on one record: some write, some read, for so many minutes; nothing fails, is lost, or is there twice.

Every article is written by two writers, in random order and batches, some of them again; now and then a writer works
entries out. Every look of a reader finds each claim in exactly one entry. In the end the export is that of a record in
memory into which one writer put the same articles in order.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.endurance.server import private_server
from bench.speed.varied import Claimed, article_of, variants
from relazione.ingest.article import Article
from relazione.record.claim import Admission, Claim
from relazione.store import open_store
from relazione.store.contract import Store
from relazione.store.fresh import fresh, freshen
from relazione.store.opening import reading
from relazione.tell.export import export

Work = tuple[Article, tuple[Claim, ...]]
"""An article and what a reader made of it."""

_READER, _VERSION = "grammar", "1"
_AT_ONCE = 8  # articles of a transaction at most, as in the journey
_OFTEN, _AGAIN = 0.05, 0.1  # how often a batch is followed by working entries out, and is written once more


@dataclass(frozen=True, slots=True)
class Outcome:
    """What many at once did: articles in the record, transactions of writers, looks of readers; and what is wrong."""

    articles: int
    claims: int
    transactions: int
    looks: int
    seconds: float
    faults: tuple[str, ...]


def many_at_once(
    place: str, works: Sequence[Work], writers: int, readers: int, *, seconds: float, looks: int = 0
) -> Outcome:
    """Let so many write the works and so many read, and compare.

    Writers end when all is written or the time is over; readers when the time is over, or after so many `looks` each.
    """
    open_store(place, create=True).close()
    begun = time.monotonic()
    until = begun + seconds
    portions = [[w for n, w in enumerate(works) if {n % writers, n // writers % writers} & {k}] for k in range(writers)]
    with ProcessPoolExecutor(writers + readers, get_context("fork")) as pool:
        writing = [pool.submit(_write, place, portion, k, until) for k, portion in enumerate(portions)]
        looking = [pool.submit(_look, place, k, until, looks) for k in range(readers)]
        written = [future.result() for future in writing]
        seen = sum(future.result() for future in looking)
    kept = set().union(*(articles for articles, _ in written))
    with reading(place) as store:
        faults = tuple(_compared(store, [work for work in works if work[0].id in kept]))
        counts = store.counts()
    transactions = sum(number for _, number in written)
    return Outcome(counts.articles, sum(counts.claims.values()), transactions, seen, time.monotonic() - begun, faults)


def _write(place: str, works: Sequence[Work], seed: int, until: float) -> tuple[set[str], int]:
    """One writer: gives the ids of the articles that it has kept, and the number of transactions."""
    dice = random.Random(f"writer {seed}")
    waiting = dice.sample(list(works), len(works))
    kept: set[str] = set()
    transactions = 0
    with closing(open_store(place, create=True)) as store:
        while waiting and time.monotonic() < until:
            size = dice.randint(1, _AT_ONCE)
            batch, waiting = waiting[:size], waiting[size:]
            with store.transaction():
                for article, claims in batch:
                    store.add_article(article)
                    store.add_reading(article.id, _READER, _VERSION, Admission(claims, ()))
            transactions += 1
            kept.update(article.id for article, _ in batch)
            if dice.random() < _AGAIN:
                waiting += batch
            if dice.random() < _OFTEN:
                freshen(store)
        freshen(store)
    return kept, transactions


def _look(place: str, seed: int, until: float, most: int) -> int:
    """One reader: looks at one state of the record after the other; gives how many it saw."""
    dice = random.Random(f"reader {seed}")
    looks = 0
    while time.monotonic() < until and not 0 < most <= looks:
        with reading(place) as store:
            fault = _wrong_with(store, dice)
        if fault:
            raise AssertionError(fault)
        looks += 1
    return looks


def _wrong_with(store: Store, dice: random.Random) -> str:
    """What does not fit together in what a reader sees, "" where all does."""
    claims = sorted(claim.id for claim in store.claims())
    told = sorted(claim for entry in fresh(store).entries() for claim in entry.claims)
    if told != claims:
        return f"{len(claims)} claims, but entries tell of {len(told)}"
    if sum(store.counts().claims.values()) != len(claims):
        return f"{len(claims)} claims, but {store.counts().claims} are counted"
    if claims:
        one = store.claim(dice.choice(claims))
        quoted = " ".join(one.quote.split()[:3])
        if one.id not in store.search_claims(quoted) or store.article(one.article) is None:
            return f"claim {one.id} is not found by its quote, or its article is not there"
    return ""


def _compared(store: Store, works: Sequence[Work]) -> Iterator[str]:
    """What is otherwise than if one writer had written the works in order."""
    with closing(open_store("memory:", create=True)) as alone:
        for article, claims in works:
            alone.add_article(article)
            alone.add_reading(article.id, _READER, _VERSION, Admission(claims, ()))
        freshen(alone)
        if not store.entries_fresh():
            yield "entries are not worked out"
        if list(store.entries()) != list(alone.entries()):
            yield "the entries differ"
        for form in ("claims", "codebook"):
            if list(export(store, form)) != list(export(alone, form)):
                yield f"the export {form} differs"


@contextmanager
def _place(engine: str) -> Iterator[str]:
    """A place for a new record: a file in a temporary folder, or on a server of our own."""
    if engine == "postgresql":
        with private_server() as address:
            yield address
    else:
        with TemporaryDirectory() as folder:
            yield str(Path(folder) / "record.sqlite")


def main() -> int:
    """Run it, print what was done; 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), default="postgresql")
    parser.add_argument("--record", help="an empty place of your own instead: postgresql://USER@HOST/DATABASE")
    parser.add_argument("--writers", type=int, help="8; on SQLite 1")
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--articles", type=int, default=20_000, help="as many as are written at most")
    asked = parser.parse_args()
    from relazione.read.readers import load_reader

    claimed = Claimed(load_reader("grammar"))
    fillings = enumerate(variants(asked.articles, articles=asked.articles))
    made = [(variant, article_of(variant, number)) for number, variant in fillings]
    works = [(article, claimed.of(variant, article)) for variant, article in made]
    writers = asked.writers or (1 if asked.engine == "sqlite" else 8)
    with _place(asked.engine) as place:
        done = many_at_once(asked.record or place, works, writers, asked.readers, seconds=asked.minutes * 60)
    print(
        f"{asked.engine}: {writers} writers, {asked.readers} readers, {done.seconds:.0f} s: {done.transactions} "
        f"transactions, {done.looks} looks, {done.articles} articles, {done.claims} claims; "
        f"{'; '.join(done.faults) or 'no error, no claim lost or doubled, export as of one writer'}"
    )
    return 1 if done.faults else 0


if __name__ == "__main__":
    sys.exit(main())
