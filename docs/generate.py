#!/usr/bin/env python3
"""Writes docs/codebook.md from the kinds of claim and the tables of words, so that it cannot fall behind them.

Run as a program it writes docs/exports.md, from what the exports say of themselves, docs/tables.md, from what the
tables of the data set say of themselves, and docs/model-card.md too.
"""

from __future__ import annotations

import csv
import inspect
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from docs import model_card
from relazione.codebook.vocabulary import vocabulary
from relazione.record.kind import Kind, Slot, all_kinds
from relazione.tell import export, exports
from relazione.tell.panel_table import panel_table
from relazione.tell.table import all_tables
from relazione.tell.table_page import codebook

CHECKOUT = Path(__file__).resolve().parents[1]
PAGE = CHECKOUT / "docs" / "codebook.md"
EXPORTS_PAGE = CHECKOUT / "docs" / "exports.md"
TABLES_PAGE = CHECKOUT / "docs" / "tables.md"
TABLES = CHECKOUT / "src" / "relazione" / "codebook" / "tables"
FORMS = {
    "text": "words",
    "date": "ISO 8601 prefix or interval",
    "actor": "ISO 3166-1 alpha-3, or the name",
    "word": "one of a list",
}


def page() -> str:
    """The whole page."""
    return "\n".join([*_head(), *_kinds(), *_lists(), *_tables()]) + "\n"


def exports_page() -> str:
    """The page on the exports: what each gives and what is lost on the way, in the words of its own file."""
    head = (
        "# Exports",
        "",
        "Written by `make docs` from the files in `src/relazione/tell/exports`; do not edit.",
        "",
        "`relazione export --as NAME --record FILE -o OUT`; the same record gives the same bytes.",
    )
    return "\n".join([*head, *_exports()]) + "\n"


def tables_page() -> str:
    """The page on the tables of the data set: the codebook that goes with every export of it, the panel included."""
    head = (
        "# Tables of the data set",
        "",
        "Written by `make docs` from the files in `src/relazione/tell/tables`; do not edit.",
        "",
        "`relazione export --as csv`, `parquet`, `duckdb` and `stata` write these tables, with `--unit dyad-year` or",
        "`dyad-month` the panel too. Every row leads to an article, a span and a quote in at most two joins.",
        "",
    )
    described = (*all_tables().values(), panel_table("dyad-month"))
    return "\n".join([*head, *codebook(sorted(described, key=lambda table: table.name))]) + "\n"


def _exports() -> Iterator[str]:
    for name in export.names():
        module = import_module(f"{exports.__name__}.{name.replace('-', '_')}")
        # A path in a docstring is one of the package's; on the page it leads there from the root.
        said = re.sub(r"`(tell|codebook)/", r"`src/relazione/\1/", inspect.getdoc(module) or "")
        yield from ("", f"## {name}", "", said)


def _head() -> Iterator[str]:
    yield "# Codebook"
    yield ""
    yield "Written by `make docs` from `record/kinds` and `codebook/tables`; do not edit."
    yield ""
    yield "Every value of every slot has its span in the article and its basis: stated, resolved or default."
    yield ""
    yield "## Kinds of claim"


def _kinds() -> Iterator[str]:
    for kind in all_kinds().values():
        yield from ("", f"### {kind.name}", "", "| slot | holds | needed | several |", "|---|---|---|---|")
        yield from (_slot(slot) for slot in kind.slots)
        yield from _participants(kind)


def _slot(slot: Slot) -> str:
    holds = f"list *{slot.vocabulary}*" if slot.vocabulary else FORMS[slot.form]
    return f"| {slot.name} | {holds} | {'yes' if slot.needed else ''} | {'yes' if slot.many else ''} |"


def _participants(kind: Kind) -> Iterator[str]:
    if kind.participants:
        yield "| participants | who, for (whom it acts), role (list *role*) | yes | yes |"


def _lists() -> Iterator[str]:
    yield from ("", "## Closed lists", "", "| list | values |", "|---|---|")
    names = dict.fromkeys(row[0] for row in _rows(TABLES / "vocabularies.csv"))
    for name in names:
        yield f"| {name} | {', '.join(vocabulary(name))} |"


def _tables() -> Iterator[str]:
    yield from ("", "## Tables of words", "", "| table | columns | what it holds |", "|---|---|---|")
    for path in sorted(TABLES.glob("*.csv")):
        notes = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        columns = next(csv.reader([next(iter(_data(path)))]))
        about = " ".join(note.lstrip("# ") for note in notes).replace("|", "\\|")
        yield f"| {path.stem} | {', '.join(columns)} | {about} |"


def _data(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(_data(path)))[1:]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    EXPORTS_PAGE.write_text(exports_page(), encoding="utf-8")
    TABLES_PAGE.write_text(tables_page(), encoding="utf-8")
    model_card.main()
