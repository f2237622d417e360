"""Circles in tables: nodes with the keys under which they wait, and the entries worked out of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from relazione.resolve.blocking import blocking_keys
from relazione.resolve.entries import Circle
from relazione.resolve.entry import Entry
from relazione.resolve.joining import Node
from relazione.store.database import CELLS_AT_ONCE, Cell, Database, Given, Row, in_parts
from relazione.store.entry_rows import entry_cells, entry_of_cells
from relazione.store.named import NOBODY, Names, names_by_entry, several

IDLE = 0
"""The node of claims that a judgement rejects."""

_COLUMNS = "e.id, e.kind, e.claims, e.body"
_NAMED = "SELECT entry FROM entry_names WHERE name IN (??)"
_IN_ORDER = "e.kind, e.date = '', e.date, e.attested = '', e.attested, e.id"


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the table of nodes says of one: its number, the claim that is its head, and its circle."""

    number: int
    head: str
    circle: int


class SqlCircles:
    """The tables nodes, node_keys, entries and entry_names, and the column claims.node."""

    def __init__(self, database: Database) -> None:
        """Keep the circles in this database."""
        self._database = database

    # -- asking ----------------------------------------------------------------------------------------------------

    def heads(self, keys: Collection[int]) -> dict[str, int]:
        """The ids of heads that wait under a key, each with its circle."""
        query = "SELECT n.head, n.circle FROM node_keys k JOIN nodes n ON n.number = k.node WHERE k.key IN (??)"
        return {str(head): cast(int, circle) for head, circle in self._among(query, sorted(keys))}

    def named(self, nodes: Collection[str]) -> frozenset[int]:
        """The circles that hold a node of such a name."""
        found = self._among("SELECT circle FROM nodes WHERE name IN (??)", sorted(nodes))
        return frozenset(cast(int, circle) for (circle,) in found)

    def of(self, claims: Collection[str]) -> frozenset[int]:
        """The circles that hold these claims."""
        query = "SELECT DISTINCT n.circle FROM claims c JOIN nodes n ON n.number = c.node WHERE c.id IN (??)"
        return frozenset(cast(int, circle) for (circle,) in self._among(query, sorted(claims)))

    def claims(self, circles: Collection[int]) -> list[int]:
        """The numbers of all claims of these circles."""
        query = "SELECT c.number FROM nodes n JOIN claims c ON c.node = n.number WHERE n.circle IN (??)"
        return [cast(int, number) for (number,) in self._among(query, sorted(circles))]

    def entries_in(self, circles: Collection[int]) -> tuple[Entry, ...]:
        """All entries of these circles."""
        return tuple(
            map(_entry, self._among(f"SELECT {_COLUMNS} FROM entries e WHERE e.circle IN (??)", sorted(circles)))
        )

    def entries(self, kind: str | None, name: Names | None, but: Names = NOBODY) -> Iterator[Entry]:
        """The entries of a kind that name somebody or a place, but none of others, in order; None asks for nothing."""
        conditions, cells = ["TRUE"], list[Given]()
        if kind is not None:
            # With a name too the index of kinds is to be left alone: few entries have a name, very many a kind.
            conditions.append("e.kind = ?" if name is None else "e.kind || '' = ?")
            cells.append(kind)
        if name is not None:
            conditions.append(f"e.number IN ({_NAMED})")
            cells.append(sorted(several(name)))
        if but:
            conditions.append(f"e.number NOT IN ({_NAMED})")
            cells.append(sorted(several(but)))
        query = f"SELECT {_COLUMNS} FROM entries e WHERE {' AND '.join(conditions)} ORDER BY {_IN_ORDER}"
        yield from map(_entry, self._database.each(query, cells))

    def part(
        self, kind: str | None, dates: tuple[Cell, Cell] | None, after: str | None, most: int
    ) -> tuple[Entry, ...]:
        """So many entries of a kind, dated from the first text to before the second, in order after the one named."""
        conditions, cells = ["TRUE"], list[Given]()
        if kind is not None:
            conditions.append("e.kind = ?")
            cells.append(kind)
        if dates is not None:
            conditions.append("(e.date = '') = FALSE AND e.date >= ? AND e.date < ?")
            cells.extend(dates)
        if after is not None:
            conditions.append(f"({_IN_ORDER}) > (SELECT {_IN_ORDER} FROM entries e WHERE e.id = ?)")
            cells.append(after)
        query = f"SELECT {_COLUMNS} FROM entries e WHERE {' AND '.join(conditions)} ORDER BY {_IN_ORDER} LIMIT ?"
        return tuple(map(_entry, self._database.rows(query, [*cells, most])))

    def among(self, condition: str, cells: Sequence[Given]) -> Iterator[Entry]:
        """The entries under a condition on their table, in no order."""
        query = f"SELECT id, kind, claims, body FROM entries WHERE {condition}"
        yield from map(_entry, self._database.each(query, cells))

    def entry(self, entry: str) -> Entry | None:
        """The entry with this id or the only one that begins so."""
        query = f"SELECT {_COLUMNS} FROM entries e WHERE e.id >= ? AND e.id < ? ORDER BY e.id LIMIT 2"
        found = [_entry(row) for row in self._database.rows(query, (entry, entry + "\U0010ffff"))]
        return found[0] if len(found) == 1 or (found and found[0].id == entry) else None

    def names(self) -> Iterator[str]:
        """Everybody and every place that is named, each once, sorted."""
        yield from (str(name) for (name,) in self._database.each(self._database.EACH_NAME))

    # -- writing ---------------------------------------------------------------------------------------------------

    def dissolve(self, circles: Collection[int]) -> None:
        """Take circles apart: their claims are in none."""
        for part in in_parts(sorted(circles)):
            nodes = "(SELECT number FROM nodes WHERE circle IN (??))"
            self._database.run(f"UPDATE claims SET node = NULL WHERE node IN {nodes}", [part])
            self._database.run(f"DELETE FROM node_keys WHERE node IN {nodes}", [part])
            self._database.run("DELETE FROM nodes WHERE circle IN (??)", [part])
            self._database.run("DELETE FROM entries WHERE circle IN (??)", [part])

    def dissolve_all(self) -> None:
        """Take all circles apart; rejected claims stay in none."""
        self._database.run(f"UPDATE claims SET node = NULL WHERE node > {IDLE}")
        for table in ("node_keys", "nodes", "entry_names", "entries"):
            self._database.run(f"DELETE FROM {table}")

    def settle(self, made: Sequence[Circle], gone: Collection[int], idle: Collection[str]) -> None:
        """Put circles in the place of others; a node that is in one made again keeps its number."""
        before = self._nodes(gone)
        holder = self._holders(gone)
        for part in in_parts(sorted(gone)):
            self._database.run("DELETE FROM entries WHERE circle IN (??)", [part])
        left = before.keys() - {node.name for circle in made for node in circle.nodes}
        self._forget([before[name].number for name in sorted(left)])
        numbered = _numbered(made, before, self._database.next_number("nodes"))
        self._keep_nodes(numbered, before)
        moved = (
            (kept.number, report.id)
            for _, nodes in numbered
            for node, kept in nodes
            for report in node.reports
            if holder.get(report.id) != kept.number
        )
        self._database.set_column("claims", "node", "id", moved)
        self._keep_entries(numbered)
        for names in in_parts(sorted(idle)):
            self._database.run(f"UPDATE claims SET node = {IDLE} WHERE id IN (??)", [names])

    def _nodes(self, circles: Collection[int]) -> Mapping[str, _Kept]:
        """The nodes of these circles by name."""
        rows = self._among("SELECT name, number, head, circle FROM nodes WHERE circle IN (??)", sorted(circles))
        return {str(name): _Kept(*cast(Any, kept)) for name, *kept in rows}

    def _holders(self, circles: Collection[int]) -> Mapping[str, int]:
        """The claims of these circles with the numbers of their nodes."""
        query = "SELECT c.id, c.node FROM nodes n JOIN claims c ON c.node = n.number WHERE n.circle IN (??)"
        return {str(claim): cast(int, node) for claim, node in self._among(query, sorted(circles))}

    def _forget(self, nodes: Sequence[int]) -> None:
        for part in in_parts(nodes):
            self._database.run("DELETE FROM node_keys WHERE node IN (??)", [part])
            self._database.run("DELETE FROM nodes WHERE number IN (??)", [part])

    def _keep_nodes(self, numbered: Sequence[_Numbered], before: Mapping[str, _Kept]) -> None:
        """Write the nodes that were not there or were otherwise, and the keys of those that have another head."""
        every = [(node, kept, before.get(node.name)) for _, nodes in numbered for node, kept in nodes]
        for _, kept, was in every:
            if was is not None and was != kept:
                cells = (kept.head, kept.circle, kept.number)
                self._database.run("UPDATE nodes SET head = ?, circle = ? WHERE number = ?", cells)
        new = ((kept.number, node.name, kept.head, kept.circle) for node, kept, was in every if was is None)
        self._database.insert("nodes", new)
        headed = [(node, kept.number, was) for node, kept, was in every if was is None or was.head != kept.head]
        for part in in_parts([number for _, number, was in headed if was is not None]):
            self._database.run("DELETE FROM node_keys WHERE node IN (??)", [part])
        keys = ((key, number) for node, number, _ in headed for key in sorted(blocking_keys(node.reports[0]).kept))
        self._database.insert("node_keys", keys)

    def _keep_entries(self, numbered: Sequence[_Numbered]) -> None:
        """Write the entries of circles, and whom they name."""
        first = self._database.next_number("entries")
        every = [(entry, circle, nodes[0][1].circle) for circle, nodes in numbered for entry in circle.entries]
        rows = ((first + place, *_row(entry, number)) for place, (entry, _, number) in enumerate(every))
        self._database.insert("entries", rows)
        names = {entry: told for circle, _ in numbered for entry, told in names_by_entry(circle).items()}
        named = ((n, first + place) for place, (entry, _, _) in enumerate(every) for n in sorted(names[entry.id]))
        self._database.insert("entry_names", named)

    def _among(self, query: str, cells: Sequence[str] | Sequence[int]) -> Iterator[Row]:
        """The rows of a query that compares with a list, asked for some of it at a time."""
        for start in range(0, len(cells), CELLS_AT_ONCE):
            yield from self._database.rows(query, [cells[start : start + CELLS_AT_ONCE]])


_Numbered = tuple[Circle, list[tuple[Node, _Kept]]]
"""A circle with its nodes as they are kept."""


def _numbered(made: Sequence[Circle], before: Mapping[str, _Kept], first: int) -> list[_Numbered]:
    """The circles with the numbers of their nodes: those that they had before, or from the first free one on."""
    found: list[_Numbered] = []
    for circle in made:
        numbers = []
        for node in circle.nodes:
            if node.name in before:
                numbers.append(before[node.name].number)
            else:
                numbers.append(first)
                first += 1
        least = min(numbers)
        nodes = zip(circle.nodes, numbers, strict=True)
        found.append((circle, [(node, _Kept(number, node.reports[0].id, least)) for node, number in nodes]))
    return found


def _row(entry: Entry, circle: int) -> tuple[Cell, ...]:
    name, *cells = entry_cells(entry)
    return name, circle, *cells


def _entry(row: Row) -> Entry:
    return entry_of_cells(*cast(Any, row))
