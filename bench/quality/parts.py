#!/usr/bin/env python3
"""What each learnt part of the reader brings: record scores with parts switched off, on the training articles.

    parts.py [--only NAME ...] [--plain] [--write]

Every row is a copy of the package with parts switched off, read with each group of publishers held out from what is
learnt (`publishers.py`), or with `--plain` as it ships, which is much faster and flatters. `--write` puts the rows
measured into `parts.md`, in the place of those of the same name. To add a part, add a switch to PARTS. What the parts
of the reading of positions are worth among themselves is told by `ablation.py`.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bench.quality.publishers import ALL, PACKAGE, Facts, articles, held_out, read, scorer, scores, sources
from bench.readme import commit

PAGE = Path(__file__).with_suffix(".md")


@dataclass(frozen=True, slots=True)
class Switch:
    """A part that can be put out of use: a table that is left with its heading alone, or a constant that is changed.

    `file` is the table or module in the package, `constant` the name (empty for a table) and `off` its other value.
    """

    file: str
    constant: str = ""
    off: str = ""

    def is_there(self, package: Path) -> bool:
        """Whether this package has the part at all."""
        path = package / self.file
        return path.exists() and (not self.constant or self._found(path.read_text(encoding="utf-8")) is not None)

    def turn_off(self, package: Path) -> None:
        """Puts the part out of use in a copy of the package."""
        path = package / self.file
        text = path.read_text(encoding="utf-8")
        found = self._found(text)
        if found is not None:
            text = f"{text[: found.start()]}{self.constant} = {self.off}{text[found.end() :]}"
        else:
            lines = text.splitlines()
            heading = next(number for number, line in enumerate(lines) if not line.startswith("#"))
            text = "\n".join(lines[: heading + 1]) + "\n"
        path.write_text(text, encoding="utf-8")

    def _found(self, text: str) -> re.Match[str] | None:
        return re.search(rf"^{self.constant} = .*$", text, re.MULTILINE) if self.constant else None


_TABLES = "codebook/tables"
PARTS = {
    "stances": Switch(f"{_TABLES}/stance_weights.csv"),
    "engagements": Switch(f"{_TABLES}/engagement_weights.csv"),
    "states served": Switch(f"{_TABLES}/served_state_weights.csv"),
    "domains": Switch(f"{_TABLES}/domain_weights.csv"),
    "encoder": Switch("read/readers/grammar/stances_model.py", "ENCODER", "0.0"),
}
"""The parts that are learnt, in the order in which they are added to the rules."""


def main(words: Sequence[str] | None = None) -> int:
    """Measures, prints, and keeps the rows where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", choices=readers(), metavar="NAME")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(words)
    kept = rows_of(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    for name in asked.only or readers():
        with tempfile.TemporaryDirectory() as scratch:
            measured = plain(Path(scratch), readers()[name]) if asked.plain else without(Path(scratch), readers()[name])
        label = f"{name} (as it ships)" if asked.plain else name
        kept[label] = row(label, scores(measured, sources()))
        print(kept[label], flush=True)
        if asked.write:
            PAGE.write_text("\n".join(page(kept)) + "\n", encoding="utf-8")
    return 0


def readers() -> dict[str, tuple[Switch, ...]]:
    """The rows of the table, each with what is off in it: from rules alone to everything, then all but one part."""
    there = {name: switch for name, switch in PARTS.items() if switch.is_there(PACKAGE)}
    names, switches = list(there), tuple(there.values())
    rows = {"rules alone": switches}
    rows |= {f"+ {name}": switches[number + 1 :] for number, name in enumerate(names)}
    return rows | {f"all but {name}": (there[name],) for name in names[:-1]}


def without(scratch: Path, switches: Sequence[Switch]) -> Facts:
    """The facts of the training articles, read by copies that lack these parts and have not seen their publishers."""

    def turn_off(package: Path) -> None:
        for switch in switches:
            switch.turn_off(package)

    return held_out(scratch, turn_off)


def plain(scratch: Path, switches: Sequence[Switch]) -> Facts:
    """The facts of the training articles, read by a copy of the package as it ships that lacks these parts."""
    package = shutil.copytree(PACKAGE, scratch / "relazione", ignore=shutil.ignore_patterns("__pycache__"))
    for switch in switches:
        switch.turn_off(package)
    return read(articles(sources()), scratch / "read", scratch)


def row(name: str, figures: Mapping[str, float]) -> str:
    """One row of the table: the record score of all kinds, and of each."""
    cells = [f"{figures[kind]:.3f}" if kind in figures else "" for kind in (ALL, *scorer().KINDS)]
    return f"| {name} | {' | '.join(cells)} | {commit()} |"


def rows_of(text: str) -> dict[str, str]:
    """The rows of a page by their names."""
    rows = [line for line in text.splitlines() if line.startswith("| ") and not line.startswith("| reader ")]
    return {line.split("|")[1].strip(): line for line in rows}


def page(rows: Mapping[str, str]) -> list[str]:
    """The page: the rows measured in the order of `readers`, held out before as shipped."""
    order = [*readers(), *(f"{name} (as it ships)" for name in readers())]
    return [
        "# What each learnt part brings",
        "",
        "Record scores on the training articles, written by `bench/quality/parts.py --write`. Each row adds a part to",
        "the row above it; publishers are held out from what is learnt unless the row says that it reads as it ships.",
        "",
        "| reader | " + " | ".join((ALL, *scorer().KINDS)) + " | commit |",
        "|---" * (len(scorer().KINDS) + 3) + "|",
        *(rows[name] for name in order if name in rows),
    ]


if __name__ == "__main__":
    sys.exit(main())
