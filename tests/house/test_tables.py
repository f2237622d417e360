"""The tables of words: whole, sourced, and with every class that the codebook names."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from tests.house.source import PACKAGE

TABLES = PACKAGE / "codebook" / "tables"
FEWEST_NAMES = 2


def test_every_row_is_whole() -> None:
    """Every row of every table has as many cells as the heading."""
    ragged = []
    for path in sorted(TABLES.glob("*.csv")):
        heading, *body = csv.reader(_lines(path))
        ragged += [f"{path.name}: {row}" for row in body if len(row) != len(heading)]
    assert not ragged


def test_every_row_has_its_source() -> None:
    """Where a table has a column `source`, no row leaves it empty."""
    assert not [f"{name}: {row}" for name, row in _rows() if "source" in row and not (row["source"] or "").strip()]


def test_no_row_stands_twice() -> None:
    """No table holds the same row twice."""
    seen: set[str] = set()
    twice = []
    for name, row in _rows():
        key = f"{name}: {list(row.values())}"
        if key in seen:
            twice.append(key)
        seen.add(key)
    assert not twice


@pytest.mark.parametrize("heading", ["Office classes", "- Types", "Stances", "**Domains**", "`post`", "`standing`"])
def test_every_class_of_the_codebook_is_in_a_table(heading: str, shared: Path) -> None:
    """Every class that the codebook lists under this heading is a value in a table."""
    written = shared / "codebook" / "CODEBOOK.md"
    missing = sorted(_classes(written.read_text(encoding="utf-8"), heading) - _cells())
    assert not missing


def test_no_person_of_the_gold_articles_is_in_a_table(shared: Path) -> None:
    """No person whom the gold articles name stands in a table: who holds what is learnt from the articles."""
    tables = " ".join(f" {_plain(path.read_text(encoding='utf-8'))} " for path in sorted(TABLES.rglob("*.*")))
    known = [name for name in _persons(shared / "gold") if f" {_plain(name)} " in tables]
    assert not known


def _lines(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _rows() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(TABLES.glob("*.csv")):
        for row in csv.DictReader(_lines(path)):
            yield path.name, row


@cache
def _cells() -> set[str]:
    """Every value of every table, and every part of a value that lists several."""
    cells = {cell for _, row in _rows() for cell in row.values() if cell}
    return cells | {part for cell in cells for part in re.split(r"[|;, ]+", cell)}


def _classes(codebook: str, heading: str) -> set[str]:
    """The classes that the codebook lists after a heading, up to the end of the list, without the explanations."""
    start = codebook.index(heading) + len(heading)
    bracketed = heading.startswith("`")
    words = codebook[start + 2 :] if bracketed else codebook[codebook.index(":", start) + 1 :]
    words = words[: words.index(")")] if bracketed else re.sub(r"\([^)]*\)", "", words)
    return {word.strip() for word in re.split(r"[,|]", words.split(".")[0])} - {"other"}


def _persons(gold: Path) -> list[str]:
    """Full names of the office-holders in the gold files; one word alone could be anything."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    names = set()
    for path in sorted(gold.rglob("*.yaml")):
        for fact in yaml.load(path.read_text(encoding="utf-8"), Loader=loader)["facts"]:
            name = str(fact.get("person") or "")
            if len(name.split()) >= FEWEST_NAMES:
                names.add(name)
    return sorted(names)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
