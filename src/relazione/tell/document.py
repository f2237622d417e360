"""The document: a page of Markdown taken apart, so that every form of a brief tells the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

Nature = Literal["heading", "paragraph", "bullet", "table"]

FIRST_COLUMN, LAST_COLUMN = 0.18, 0.1  # shares of a table's width

_NOTE = re.compile(r"^\[\^(\d+)\]: (.*)$", re.MULTILINE)
_MARK = re.compile(r"\[\^(\d+)\]")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words in one dress; where `note` is a number it is the mark of that footnote and has no words."""

    words: str
    bold: bool = False
    italic: bool = False
    note: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, one item of a list or a table.

    `level` is that of a heading, 1 the highest. `rows` are those of a table, the first its heading; each cell is a
    sequence of runs. All else has `runs`.
    """

    nature: Nature
    runs: tuple[Run, ...] = ()
    level: int = 0
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()

    def shares(self, width: float) -> list[int]:
        """How a width is shared among a table's columns: the first and the last, a field and its notes, need little."""
        middle = len(self.rows[0]) - 2
        if middle < 1:
            return [int(width / len(self.rows[0]))] * len(self.rows[0])
        first, last = int(width * FIRST_COLUMN), int(width * LAST_COLUMN)
        return [first, *[int((width - first - last) / middle)] * middle, last]


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a page in their order, and the words of its footnotes by number."""

    blocks: tuple[Block, ...]
    notes: dict[int, tuple[Run, ...]]

    @property
    def title(self) -> str:
        """The words of the first heading, "" where there is none."""
        heading = next((block for block in self.blocks if block.nature == "heading"), None)
        return "".join(run.words for run in heading.runs) if heading else ""


def document(markdown: str) -> Document:
    """The document that a page of ours in Markdown is: headings, paragraphs, lists of one level, tables, footnotes."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    notes = {
        int(number): tuple(_runs(reader.parseInline(words)[0].children or []))
        for number, words in _NOTE.findall(markdown)
    }
    return Document(tuple(_blocks(reader.parse(_NOTE.sub("", markdown)))), notes)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    nature: Nature = "paragraph"
    level, cells = 0, 0
    rows: list[list[tuple[Run, ...]]] = []
    for token in tokens:
        if token.type == "heading_open":
            nature, level = "heading", int(token.tag[1:])
        elif token.type == "list_item_open":
            nature = "bullet"
        elif token.type == "table_open":
            nature, rows = "table", []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and nature == "table":
            rows[-1].append(tuple(_runs(token.children or [])))
        elif token.type == "inline":
            yield Block(nature, tuple(_runs(token.children or [])), level)
        elif token.type in ("heading_close", "list_item_close", "table_close"):
            if token.type == "table_close":
                cells = max(map(len, rows))
                yield Block("table", rows=tuple(tuple(row) + ((),) * (cells - len(row)) for row in rows))
            nature, level = "paragraph", 0


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    bold = italic = 0
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            bold += token.nesting
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type in ("softbreak", "hardbreak"):
            yield Run(" ", bool(bold), bool(italic))
        elif token.content:
            yield from _marked(token.content, bool(bold), bool(italic))


def _marked(words: str, bold: bool, italic: bool) -> Iterator[Run]:
    """The words with the marks of footnotes taken out of them."""
    for number, part in enumerate(_MARK.split(words)):
        if number % 2:
            yield Run("", note=int(part))
        elif part:
            yield Run(part, bold, italic)
