"""Circles in tables: nodes with the keys under which they wait, and the entries worked out of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
# From one name to the next by the index: a name has very many rows, and DISTINCT would look at each.
_EACH_NAME = """
    WITH RECURSIVE each (name) AS (
        SELECT MIN(name) FROM entry_names
        UNION ALL SELECT (SELECT MIN(name) FROM entry_names WHERE name > each.name) FROM each WHERE name IS NOT NULL
    )
    SELECT name FROM each WHERE name IS NOT NULL
"""
_IN_ORDER = "e.kind, e.date = '', e.date, e.attested = '', e.attested, e.id"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the table of nodes says of one: its number, the claim that is its head, and its circle."""

    number: int
    head: str
    circle: int


class SqliteCircles:
    """The tables nodes, node_keys, entries and entry_names, and the column claims.node."""

    def __init__(self, file: SqliteFile) -> None:
        """Keep the circles in this file."""
        self._file = file

    # -- asking ----------------------------------------------------------------------------------------------------

    def heads(self, keys: Collection[int]) -> dict[str, int]:
        """The ids of heads that wait under a key, each with its circle."""
        query = "SELECT n.head, n.circle FROM node_keys k JOIN nodes n ON n.number = k.node WHERE k.key IN"
        return {str(head): cast(int, circle) for head, circle in self._among(query, sorted(keys))}

    def named(self, nodes: Collection[str]) -> frozenset[int]:
        """The circles that hold a node of such a name."""
        found = self._among("SELECT circle FROM nodes WHERE name IN", sorted(nodes))
        return frozenset(cast(int, circle) for (circle,) in found)

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
        yield from (str(name) for (name,) in self._file.rows(_EACH_NAME))

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
        holder = self._holders(gone)
        for part in in_parts(sorted(gone)):
            self._file.run(f"DELETE FROM entries WHERE circle IN ({marks(len(part))})", part)
        left = before.keys() - {node.name for circle in made for node in circle.nodes}
        self._forget([before[name].number for name in sorted(left)])
        last = cast(int, self._file.one("SELECT COALESCE(MAX(number), 0) FROM nodes"))
        for circle in made:
            numbers = []
            for node in circle.nodes:
                if node.name not in before:
                    last += 1
                numbers.append(before[node.name].number if node.name in before else last)
            circle_number = min(numbers)
            for node, number in zip(circle.nodes, numbers, strict=True):
                self._keep_node(node, _Kept(number, node.reports[0].id, circle_number), before.get(node.name))
                moved = [(number, report.id) for report in node.reports if holder.get(report.id) != number]
                self._file.run_many("UPDATE claims SET node = ? WHERE id = ?", moved)
            self._keep_entries(circle, circle_number)
        for names in in_parts(sorted(idle)):
            self._file.run(f"UPDATE claims SET node = {IDLE} WHERE id IN ({marks(len(names))})", names)

    def _nodes(self, circles: Collection[int]) -> Mapping[str, _Kept]:
        """The nodes of these circles by name."""
        rows = self._among("SELECT name, number, head, circle FROM nodes WHERE circle IN", sorted(circles))
        return {str(name): _Kept(*cast(Any, kept)) for name, *kept in rows}

    def _holders(self, circles: Collection[int]) -> Mapping[str, int]:
        """The claims of these circles with the numbers of their nodes."""
        query = "SELECT c.id, c.node FROM nodes n JOIN claims c ON c.node = n.number WHERE n.circle IN"
        return {str(claim): cast(int, node) for claim, node in self._among(query, sorted(circles))}

    def _forget(self, nodes: Sequence[int]) -> None:
        for part in in_parts(nodes):
            self._file.run(f"DELETE FROM node_keys WHERE node IN ({marks(len(part))})", part)
            self._file.run(f"DELETE FROM nodes WHERE number IN ({marks(len(part))})", part)

    def _keep_node(self, node: Node, kept: _Kept, before: _Kept | None) -> None:
        """Write a node as it is to be kept, where it was not (None) or was otherwise."""
        if before is None:
            row = (kept.number, node.name, kept.head, kept.circle)
            self._file.run("INSERT INTO nodes VALUES (?, ?, ?, ?)", row)
        elif before != kept:
            self._file.run(
                "UPDATE nodes SET head = ?, circle = ? WHERE number = ?", (kept.head, kept.circle, kept.number)
            )
        if before is None or before.head != kept.head:
            if before is not None:
                self._file.run("DELETE FROM node_keys WHERE node = ?", [kept.number])
            keys = sorted(blocking_keys(node.reports[0]).kept)
            self._file.run_many("INSERT INTO node_keys VALUES (?, ?)", ((key, kept.number) for key in keys))

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
