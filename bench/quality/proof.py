#!/usr/bin/env python3
"""Shows on the whole corpus what the record promises, the way a user would run it.

    proof.py [--workers 2]

Reads every article of `../shared/corpus`, again into the same record, and in the opposite order into another. It must
hold that no article is set aside, that every value of every claim stands word for word in its article, and that the
exports are the same bytes. Exits 1 where one of these does not.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.command import printed, relazione
from bench.readme import CHECKOUT
from relazione.store.opening import open_store

CORPUS = CHECKOUT.parent / "shared" / "corpus" / "news_diplomatic_dev.jsonl"
ROWS = CHECKOUT.parent / "shared" / "gold" / "articles.py"
EXPORTS = ("codebook", "claims")


def main() -> int:
    """Runs the proof, prints one line a promise, and gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, default=2)
    workers = parser.parse_args().workers
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        articles, turned = folder / "articles.jsonl", folder / "turned.jsonl"
        lines = printed([ROWS, "rows", CORPUS]).splitlines(keepends=True)
        articles.write_text("".join(lines), encoding="utf-8")
        turned.write_text("".join(reversed(lines)), encoding="utf-8")
        once = _exports(articles, folder / "record.sqlite", workers)
        held = proven_spans(folder / "record.sqlite", len(lines))
        held &= _told("read twice, the same bytes", once == _exports(articles, folder / "record.sqlite", workers))
        held &= _told("read in the opposite order, the same bytes", once == _exports(turned, folder / "2.sqlite", 1))
    return 0 if held else 1


def proven_spans(record: Path, expected: int) -> bool:
    """Whether all articles are in the record and every value of every claim is word for word in its article."""
    store = open_store(record)
    values = wrong = articles = claims = 0
    for article in store.articles():
        articles += 1
        for claim in store.claims(article=article.id):
            claims += 1
            spans = [(claim.start, claim.end, claim.quote), *((v.start, v.end, v.quote) for v in claim.values())]
            values += len(spans)
            wrong += sum(article.text[start:end] != quote for start, end, quote in spans)
    store.close()
    whole = _told(f"{articles} of {expected} articles are in the record", articles == expected)
    return whole & _told(f"{values} spans of {claims} claims, {wrong} not word for word", wrong == 0 and claims > 0)


def _exports(articles: Path, record: Path, workers: int) -> tuple[str, ...]:
    """Reads the articles into a record and gives the hashes of its exports."""
    relazione("read", articles, "--record", record, "--workers", str(workers))
    hashes = []
    for name in EXPORTS:
        export = relazione("export", "--as", name, "--record", record)
        hashes.append(hashlib.sha256(export.encode("utf-8")).hexdigest())
    return tuple(hashes)


def _told(promise: str, holds: bool) -> bool:
    print(f"{'holds' if holds else 'BROKEN':<8}{promise}", flush=True)
    return holds


if __name__ == "__main__":
    sys.exit(main())
