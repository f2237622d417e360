"""Circles in tables: nodes with the keys under which they wait, and the entries worked out of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

import orjson

from relazione.resolve.blocking import blocking_keys
from relazione.resolve.entries import Circle
from relazione.resolve.entry import Entry
from relazione.resolve.joining import Node
from relazione.store.entry_rows import entry_cells, entry_of_cells
from relazione.store.named import NOBODY, Names, names_by_entry, several
from relazione.store.sqlite_file import Cell, Row, SqliteFile, in_parts, marks

IDLE = 0
"""The node of claims that a judgement rejects."""

_COLUMNS = "e.id, e.kind, e.claims, e.body"
_NAMED = "SELECT entry FROM entry_names WHERE name IN (SELECT value FROM json_each(?))"
_IN_ORDER = "e.kind, e.date = '', e.date, e.attested = '', e.attested, e.id"


class SqliteCircles:
    """The tables nodes, node_keys, entries and entry_names, and the column claims.node."""

    def __init__(self, file: SqliteFile) -> None:
        """Keep the circles in this file."""
        self._file = file

    # -- asking ----------------------------------------------------------------------------------------------------

    def heads(self, keys: Collection[int], names: Collection[str]) -> dict[str, int]:
        """The ids of heads that wait under a key or whose node has a name, each with its circle."""
        by_key = "SELECT n.head, n.circle FROM node_keys k JOIN nodes n ON n.number = k.node WHERE k.key IN"
        rows = [*self._among(by_key, sorted(keys)), *self._among("SELECT head, circle FROM nodes WHERE name IN", names)]
        return {str(head): cast(int, circle) for head, circle in rows}

    def of(self, claims: Collection[str]) -> frozenset[int]:
        """The circles that hold these claims."""
        query = "SELECT DISTINCT n.circle FROM claims c JOIN nodes n ON n.number = c.node WHERE c.id IN"
        return frozenset(cast(int, circle) for (circle,) in self._among(query, sorted(claims)))

    def claims(self, circles: Collection[int]) -> list[int]:
        """The numbers of all claims of these circles."""
        query = "SELECT c.number FROM nodes n JOIN claims c ON c.node = n.number WHERE n.circle IN"
        return [cast(int, number) for (number,) in self._among(query, sorted(circles))]

    def entries_in(self, circles: Collection[int]) -> tuple[Entry, ...]:
        """All entries of these circles."""
        return tuple(map(_entry, self._among(f"SELECT {_COLUMNS} FROM entries e WHERE e.circle IN", sorted(circles))))

    def entries(self, kind: str | None, name: Names | None, but: Names = NOBODY) -> Iterator[Entry]:
        """The entries of a kind that name somebody or a place, but none of others, in order; None asks for nothing."""
        conditions, cells = ["TRUE"], list[Cell]()
        if kind is not None:
            # With a name too the index of kinds is to be left alone: few entries have a name, very many a kind.
            conditions.append("e.kind = ?" if name is None else "+e.kind = ?")
            cells.append(kind)
        if name is not None:
            conditions.append(f"e.number IN ({_NAMED})")
            cells.append(_as_json(name))
        if but:
            conditions.append(f"e.number NOT IN ({_NAMED})")
            cells.append(_as_json(but))
        query = f"SELECT {_COLUMNS} FROM entries e WHERE {' AND '.join(conditions)} ORDER BY {_IN_ORDER}"
        yield from map(_entry, self._file.rows(query, cells))

    def part(
        self, kind: str | None, dates: tuple[Cell, Cell] | None, after: str | None, most: int
    ) -> tuple[Entry, ...]:
        """So many entries of a kind, dated from the first text to before the second, in order after the one named."""
        conditions, cells = ["TRUE"], list[Cell]()
        if kind is not None:
            conditions.append("e.kind = ?")
            cells.append(kind)
        if dates is not None:
            conditions.append("(e.date = '') = 0 AND e.date >= ? AND e.date < ?")
            cells.extend(dates)
        if after is not None:
            conditions.append(f"({_IN_ORDER}) > (SELECT {_IN_ORDER} FROM entries e WHERE e.id = ?)")
            cells.append(after)
        query = f"SELECT {_COLUMNS} FROM entries e WHERE {' AND '.join(conditions)} ORDER BY {_IN_ORDER} LIMIT ?"
        return tuple(map(_entry, self._file.rows(query, [*cells, most])))

    def entry(self, entry: str) -> Entry | None:
        """The entry with this id or the only one that begins so."""
        query = f"SELECT {_COLUMNS} FROM entries e WHERE e.id >= ? AND e.id < ? ORDER BY e.id LIMIT 2"
        found = [_entry(row) for row in self._file.rows(query, (entry, entry + "\U0010ffff"))]
        return found[0] if len(found) == 1 or (found and found[0].id == entry) else None

    def names(self) -> Iterator[str]:
        """Everybody and every place that is named, each once, sorted."""
        yield from (str(name) for (name,) in self._file.rows("SELECT DISTINCT name FROM entry_names ORDER BY name"))

    # -- writing ---------------------------------------------------------------------------------------------------

    def dissolve(self, circles: Collection[int]) -> None:
        """Take circles apart: their claims are in none."""
        for part in in_parts(sorted(circles)):
            nodes = f"(SELECT number FROM nodes WHERE circle IN ({marks(len(part))}))"
            self._file.run(f"UPDATE claims SET node = NULL WHERE node IN {nodes}", part)
            self._file.run(f"DELETE FROM node_keys WHERE node IN {nodes}", part)
            self._file.run(f"DELETE FROM nodes WHERE circle IN ({marks(len(part))})", part)
            self._file.run(f"DELETE FROM entries WHERE circle IN ({marks(len(part))})", part)

    def dissolve_all(self) -> None:
        """Take all circles apart; rejected claims stay in none."""
        self._file.run(f"UPDATE claims SET node = NULL WHERE node > {IDLE}")
        for table in ("node_keys", "nodes", "entry_names", "entries"):
            self._file.run(f"DELETE FROM {table}")

    def settle(self, made: Sequence[Circle], gone: Collection[int], idle: Collection[str]) -> None:
        """Put circles in the place of others; a node that is in one made again keeps its number."""
        before = self._nodes(gone)
        for part in in_parts(sorted(gone)):
            self._file.run(f"DELETE FROM entries WHERE circle IN ({marks(len(part))})", part)
        left = before.keys() - {node.name for circle in made for node in circle.nodes}
        self._forget([before[name][0] for name in sorted(left)])
        last = cast(int, self._file.one("SELECT COALESCE(MAX(number), 0) FROM nodes"))
        for circle in made:
            numbers = []
            for node in circle.nodes:
                number, head = before.get(node.name, (0, ""))
                if not number:
                    last = number = last + 1
                numbers.append(number)
                self._keep_node(node, number, head)
            circle_number = min(numbers)
            for part in in_parts(numbers):
                self._file.run(f"UPDATE nodes SET circle = {circle_number} WHERE number IN ({marks(len(part))})", part)
            self._keep_entries(circle, circle_number)
        for names in in_parts(sorted(idle)):
            self._file.run(f"UPDATE claims SET node = {IDLE} WHERE id IN ({marks(len(names))})", names)

    def _nodes(self, circles: Collection[int]) -> Mapping[str, tuple[int, str]]:
        """The nodes of these circles by name: number and head."""
        rows = self._among("SELECT name, number, head FROM nodes WHERE circle IN", sorted(circles))
        return {str(name): (cast(int, number), str(head)) for name, number, head in rows}

    def _forget(self, nodes: Sequence[int]) -> None:
        for part in in_parts(nodes):
            self._file.run(f"DELETE FROM node_keys WHERE node IN ({marks(len(part))})", part)
            self._file.run(f"DELETE FROM nodes WHERE number IN ({marks(len(part))})", part)

    def _keep_node(self, node: Node, number: int, head: str) -> None:
        """Write a node; `head` is what stands for it in the table, "" where it is new. The circle comes later."""
        new_head = node.reports[0]
        if not head:
            self._file.run("INSERT INTO nodes VALUES (?, ?, ?, 0)", (number, node.name, new_head.id))
        elif head != new_head.id:
            self._file.run("UPDATE nodes SET head = ? WHERE number = ?", (new_head.id, number))
            self._file.run("DELETE FROM node_keys WHERE node = ?", [number])
        if head != new_head.id:
            keys = sorted(blocking_keys(new_head).kept)
            self._file.run_many("INSERT INTO node_keys VALUES (?, ?)", ((key, number) for key in keys))
        for part in in_parts([report.id for report in node.reports]):
            changed = f"id IN ({marks(len(part))}) AND (node IS NULL OR node != {number})"
            self._file.run(f"UPDATE claims SET node = {number} WHERE {changed}", part)

    def _keep_entries(self, circle: Circle, number: int) -> None:
        names = names_by_entry(circle)
        for entry in circle.entries:
            name, *cells = entry_cells(entry)
            row = self._file.run("INSERT INTO entries VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", (name, number, *cells))
            self._file.run_many("INSERT INTO entry_names VALUES (?, ?)", ((n, row) for n in sorted(names[entry.id])))

    def _among(self, query: str, cells: Iterable[Cell]) -> Iterator[Row]:
        """The rows of a query that ends in IN, asked for many cells at a time."""
        for part in in_parts(list(cells)):
            yield from self._file.rows(f"{query} ({marks(len(part))})", part)


def _as_json(names: Names) -> str:
    """Names as one cell, for there may be more of them than cells in a statement."""
    return orjson.dumps(sorted(several(names))).decode()


def _entry(row: Row) -> Entry:
    return entry_of_cells(*cast(Any, row))
