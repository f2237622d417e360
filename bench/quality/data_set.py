#!/usr/bin/env python3
"""Shows on the whole corpus what the data set promises, the way a researcher would check it.

    data_set.py [--record FILE]

Reads every article of `../shared/corpus` into a record (or takes the one given), exports it in every form twice, and
follows every row of every table to its words. It must hold that the two exports are the same bytes (a DuckDB file is
in no checksum, see docs/exports.md), that every row leads in at most two joins to an article, a span of it and the
quote that stands there, and that Frictionless finds no fault. Exits 1 where one of these does not.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.command import relazione
from bench.quality.proof import CORPUS
from relazione.store.opening import open_store
from relazione.tell.export import makes_files, names
from relazione.tell.table import all_tables

UNIT = ("--unit", "dyad-year")
UNSTEADY = ".duckdb"
WITH_ITS_OWN_PROOF = frozenset({"judgements"})
WITHOUT_PROOF = frozenset({"documents"})  # an article is itself what rows lead to


def main() -> int:
    """Runs the proof, prints one line a promise, and gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--record", type=Path, metavar="FILE", help="the record to export; else the corpus is read")
    given: Path | None = parser.parse_args().record
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        record = given.resolve() if given else folder / "record.sqlite"
        if given is None:
            relazione("read", CORPUS, "--record", record)
        first, second = (_exported(record, folder / name) for name in ("first", "second"))
        differing = sorted(name for name in first | second if first.get(name) != second.get(name))
        held = _told(f"{len(first)} files exported twice, the same bytes", not differing, ", ".join(differing))
        held &= _proved(folder / "first" / "csv", record)
        held &= _valid(folder / "first" / "csv")
    return 0 if held else 1


def _exported(record: Path, into: Path) -> dict[str, str]:
    """Every file of every export by its path, with its SHA-256; of a database none."""
    into.mkdir()
    for name in names():
        unit = UNIT if makes_files(name) or name == "panel" else ()
        relazione("export", "--as", name, "--record", record, "-o", into / name, *unit)
    files = (path for path in sorted(into.rglob("*")) if path.is_file() and path.suffix != UNSTEADY)
    return {path.relative_to(into).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _proved(folder: Path, record: Path) -> bool:
    """Follows every row of every table to its report and article, and looks whether the quote stands there."""
    store = open_store(record)
    texts = {article.id: article.text for article in store.articles()}
    store.close()
    reports = {(row["entry"], row["claim"]): row for row in _rows(folder, "reports")}
    documents = {row["document"] for row in _rows(folder, "documents")}
    rows, lost = 0, []
    for table in sorted(all_tables().keys() - WITHOUT_PROOF):
        for row in _rows(folder, table):
            rows += 1
            report = row if table in WITH_ITS_OWN_PROOF else reports.get((row["entry"], row["claim"]))
            if report is None or report["document"] not in documents or not _stands(report, texts):
                lost.append(table)
    return _told(
        f"{rows:,} rows of {len(all_tables()) - 1} tables lead to their words", not lost, f"{len(lost)} do not"
    )


def _stands(report: dict[str, str], texts: dict[str, str]) -> bool:
    """Whether the quote of a report stands in its article where it says."""
    words = texts.get(report["document"], "")[int(report["start"]) : int(report["end"])]
    return words == report["quote"] != ""


def _rows(folder: Path, table: str) -> Iterator[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _valid(folder: Path) -> bool:
    """Whether Frictionless finds sizes, hashes, types, keys and references as the data package says."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's own
        import frictionless

        csv.field_size_limit(sys.maxsize)
        before = Path.cwd()
        os.chdir(folder)
        try:
            report = frictionless.validate("datapackage.json")
        finally:
            os.chdir(before)
    faults = report.flatten(["name", "type", "message"])
    return _told(f"Frictionless validates {len(report.tasks)} tables", report.valid, str(faults[:3]))


def _told(promise: str, held: bool, fault: str = "") -> bool:
    print(f"{'held  ' if held else 'BROKEN'}  {promise}{'' if held else f': {fault}'}", flush=True)
    return held


if __name__ == "__main__":
    sys.exit(main())
