"""The answer: what a question of the command line found, as text for a reader, as JSON or as CSV for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import orjson

from relazione.store.contract import Extent
from relazione.tell.csv_text import Cell, csv_lines
from relazione.tell.wording.names import counted


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an answer: the line to read, lines that go with it, and the cells for programs, by column.

    `depth` is how far it is set in: 1 for what lies within the row above it.
    """

    line: str
    details: tuple[str, ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=dict, hash=False)
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question found, and what it was looked for in; no row does not mean that nothing happened."""

    asked: str
    rows: tuple[Row, ...]
    searched: Extent
    as_of: date | None = None
    known_at: date | None = None


def as_text(answer: Answer, most: int | None = None) -> Iterator[str]:
    """Lines for a reader: the first rows (all where `most` is None), how many more there are, and what was searched."""
    yield f"{answer.asked}\n\n"
    for row in answer.rows[:most]:
        indent = "  " * row.depth
        yield f"{indent}{row.line}\n"
        yield from (f"{indent}    {detail}\n" for detail in row.details)
    left = len(answer.rows) - len(answer.rows[:most])
    if left:
        yield f"\nand {left:,} more; --most shows more of them, --json and --csv give all\n"
    yield (
        f"\n{_found(answer)}{_days(answer)}.\n"
        if answer.rows
        else f"Nothing found.{_days(answer)}. It may have happened all the same.\n"
    )


def as_json(answer: Answer) -> Iterator[str]:
    """One JSON object: what was asked, what was searched, the rows with their cells."""
    searched = answer.searched
    told = {
        "asked": answer.asked,
        "as_of": answer.as_of.isoformat() if answer.as_of else None,
        "known_at": answer.known_at.isoformat() if answer.known_at else None,
        "searched": {
            "articles": searched.articles,
            "undated": searched.undated,
            "first_day": searched.first_day.isoformat() if searched.first_day else None,
            "last_day": searched.last_day.isoformat() if searched.last_day else None,
            "publishers": list(searched.publishers),
        },
        "rows": [dict(row.cells) for row in answer.rows],
    }
    yield orjson.dumps(told, option=orjson.OPT_INDENT_2).decode() + "\n"


def as_csv(answer: Answer) -> Iterator[str]:
    """A heading and one line a row."""
    columns = list(dict.fromkeys(column for row in answer.rows for column in row.cells))
    yield from csv_lines(columns, [row.cells for row in answer.rows])


def _found(answer: Answer) -> str:
    return f"{counted(len(answer.rows), 'row')}."


def _days(answer: Answer) -> str:
    """What was searched, in words: " Searched 15 articles published 2023-03-15 to 2025-11-12, 1 of them undated"."""
    searched = answer.searched
    told = f" Searched {counted(searched.articles, 'article')}"
    if searched.first_day and searched.last_day:
        told += f" published {searched.first_day} to {searched.last_day}"
    told += f", {searched.undated} undated" if searched.undated else ""
    told += f", as of {answer.as_of}" if answer.as_of else ""
    return told + (f", as known at {answer.known_at}" if answer.known_at else "")
