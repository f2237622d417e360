"""The database: what the store in tables asks of an engine, and the blocks in which it writes and reads.

Statements are written once, in the SQL that SQLite and PostgreSQL share: `?` stands for a cell, and `IN (??)` compares
with all of a list, which is given as one cell.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import ClassVar, TypeVar, cast

Cell = str | int | float | None
Given = Cell | Sequence[str] | Sequence[int]
"""What a statement is given: a cell, or a list for `IN (??)`."""

Row = Sequence[Cell]
Some = TypeVar("Some")

CELLS_AT_ONCE = 500
"""Cells compared with in one statement: enough to hide the cost of asking, few enough to keep memory flat."""


class Database(ABC):
    """One connection to one record; every method raises RunStopped where the engine reports a fault.

    `place` is how the record is called in what a person is told. `depth` counts the blocks that are open;
    `lost` says that the connection has broken, and the engine has undone what was not ended.
    """

    EACH_NAME: ClassVar[str] = """
        WITH RECURSIVE each (name) AS (
            SELECT MIN(name) FROM entry_names
            UNION ALL SELECT (SELECT MIN(name) FROM entry_names WHERE name > each.name) FROM each WHERE name IS NOT NULL
        )
        SELECT name FROM each WHERE name IS NOT NULL
    """
    """The query for every name once, sorted: from one to the next by the index, for DISTINCT would look at each row."""

    place: str
    depth: int = 0
    lost: bool = False

    # -- statements ------------------------------------------------------------------------------------------------

    @abstractmethod
    def run(self, statement: str, cells: Sequence[Given] = ()) -> None:
        """Carry out one statement."""

    @abstractmethod
    def rows(self, query: str, cells: Sequence[Given] = ()) -> Iterator[Row]:
        """The rows of a query that gives so few that they may be in memory together."""

    @abstractmethod
    def each(self, query: str, cells: Sequence[Given] = ()) -> Iterator[Row]:
        """The rows of a query that may give very many, fetched as they are asked for."""

    @abstractmethod
    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Add whole rows to a table, their cells in the order of its columns."""

    @abstractmethod
    def set_column(self, table: str, column: str, key: str, rows: Iterable[tuple[Cell, Cell]]) -> None:
        """Write a number into a column where the text of another is the key: rows of new number and key."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the connection."""

    @abstractmethod
    def stamp(self) -> str:
        """What is another text whenever somebody has written to the record."""

    @abstractmethod
    def quoted(self, phrases: Sequence[Sequence[str]]) -> tuple[str, str]:
        """A query for the numbers of the claims whose quote holds one of the phrases, and the cell that it takes."""

    def one(self, query: str, cells: Sequence[Given] = ()) -> Cell:
        """The first cell of the first row of a query, None where there is no row."""
        row = next(self.rows(query, cells), None)
        return row[0] if row else None

    def next_number(self, table: str) -> int:
        """The number for the next row of a table; within a transaction nobody else takes it."""
        return cast(int, self.one(f"SELECT COALESCE(MAX(number), 0) FROM {table}")) + 1

    # -- blocks ----------------------------------------------------------------------------------------------------

    @abstractmethod
    def begin(self) -> None:
        """Begin to write; nobody else writes until it ends."""

    @abstractmethod
    def begin_snapshot(self) -> None:
        """Begin to read one state of the record, whoever writes meanwhile."""

    @abstractmethod
    def end(self, keep: bool) -> None:
        """End what was begun, and keep what was written or undo it."""

    def transaction(self) -> AbstractContextManager[None]:
        """A block of which all is kept, or nothing where something is raised in it; an inner one undoes itself."""
        return _Transaction(self)

    def together(self) -> AbstractContextManager[None]:
        """A block of statements that belong together: the transaction that is open, or one of their own."""
        return nullcontext() if self.depth else _Transaction(self)

    def snapshot(self) -> AbstractContextManager[None]:
        """A block in which everything read is of one state; within a transaction it is that one's."""
        return nullcontext() if self.depth else _Snapshot(self)


class _Transaction:
    """The outermost block is a transaction of the engine's, an inner one a savepoint of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> None:
        database = self._database
        if database.depth:
            database.run(f"SAVEPOINT level_{database.depth}")
        else:
            database.begin()
        database.depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        database = self._database
        database.depth -= 1
        if database.lost:
            return
        if database.depth:
            name = f"level_{database.depth}"
            if kind is not None:
                database.run(f"ROLLBACK TO {name}")
            database.run(f"RELEASE {name}")
        else:
            database.end(keep=kind is None)


class _Snapshot:
    """A block that only reads."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> None:
        self._database.begin_snapshot()
        self._database.depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.depth -= 1
        self._database.end(keep=False)


def in_parts(cells: Sequence[Some]) -> Iterator[Sequence[Some]]:
    """Cells in parts small enough for one statement."""
    for start in range(0, len(cells), CELLS_AT_ONCE):
        yield cells[start : start + CELLS_AT_ONCE]
