"""One connection to a PostgreSQL server: the record in its schema, writers who take turns, faults in plain words."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count, islice
from typing import Any, ClassVar

import orjson

from relazione.errors import RunStopped
from relazione.store import schema
from relazione.store.database import Cell, Database, Given, Row
from relazione.store.engines.postgresql.address import Address
from relazione.store.engines.postgresql.vectors import query_of, vector_of

_ROWS_AT_ONCE = 500
"""Rows fetched or written at a time: enough to hide the cost of a call, few enough to keep memory flat."""

_PREPARED = 200
"""Statements kept ready on the server for this connection."""

_LOCK = 0x52454C41
""""RELA" in ASCII: the class of the advisory locks by which writers of a record take turns."""

_OTHERWISE = (
    (" WITHOUT ROWID", ""),
    ("TEXT ", 'TEXT COLLATE "C" '),
    ("TEXT,", 'TEXT COLLATE "C",'),
    ("INTEGER", "BIGINT"),
    ("REAL", "DOUBLE PRECISION"),
)
"""What the tables' statements say otherwise here. Texts are ordered by their bytes, as everywhere else."""

_INDEXED = {"articles": ("article_words", 2), "claims": ("claim_words", 6)}
"""Tables whose words are kept in another, and the place of the text among their columns."""

_ABOUT = "SELECT value FROM about WHERE key = 'schema_version'"


class PostgresqlServer(Database):
    """A connection to one record on a server.

    Whoever writes holds a lock of the record for as long as the transaction lasts, so that two writers never wait for
    each other's rows; who reads waits for nobody.
    """

    EACH_NAME: ClassVar[str] = """
        WITH RECURSIVE each (name) AS (
            SELECT MIN(name) FROM entry_names WHERE LENGTH(name) <= 500
            UNION ALL SELECT (SELECT MIN(name) FROM entry_names WHERE LENGTH(name) <= 500 AND name > each.name)
            FROM each WHERE name IS NOT NULL
        )
        SELECT name FROM each WHERE name IS NOT NULL
        UNION SELECT name FROM entry_names WHERE LENGTH(name) > 500 ORDER BY 1
    """

    def __init__(self, address: Address, *, create: bool) -> None:
        """Open a record; with `create` to write to, and made where there is none, else to read only.

        Raises RunStopped where the server cannot be reached, there is no record, or it is from a newer relazione.
        """
        self.place = address.shown
        self._address = address
        self._to_write = create
        self.lost = True  # until it is reached
        self._process = os.getpid()
        self._driver = _driver()
        self._cursors = count()
        self._columns: dict[str, tuple[str, ...]] = {}
        self._connect()
        try:
            self._prepare()
        except RunStopped:
            self.close()
            raise

    def _connect(self) -> None:
        """Reach the server, and see nothing there but the record's schema."""
        self._ready: dict[str, Any] = {}
        try:
            self._connection: Any = self._driver.Connection(**self._address.for_driver(), application_name="relazione")
        except (self._driver.Error, OSError, AttributeError) as fault:  # AttributeError: a password was asked for
            raise stopped(self._first(fault), self.place) from None
        self.lost = False
        self.run(f"SET search_path = {self._address.schema}")
        if not self._to_write:
            self.run("SET default_transaction_read_only = on")

    def _first(self, fault: BaseException) -> BaseException:
        """What the server said before it hung up, which the driver then reports in its place."""
        before: BaseException | None = fault
        while before is not None and not isinstance(before, self._driver.DatabaseError):
            before = before.__context__
        return before or fault

    def _prepare(self) -> None:
        """Check that the schema holds a record of today's version; make it where there is none."""
        there = self._holds_record()
        if not there and not self._to_write:
            raise RunStopped("there is no record", self.place, "Make one: relazione read PATH --record ADDRESS.")
        if not there:
            self._make()
        version = int(str(self.one(_ABOUT)))
        schema.check(version, self.place, to_write=self._to_write)
        if self._to_write and version < schema.VERSION:
            self._bring_up_to_date()

    def _holds_record(self) -> bool:
        """Whether the schema holds a record; raises RunStopped where it holds something else."""
        query = "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
        found = {str(name) for (name,) in self.rows(query, [self._address.schema])}
        if found and not {"about", "articles", "claims", "readings"} <= found:
            remedy = "Name another schema: ?schema=NAME at the end of the address."
            raise RunStopped(f"the schema {self._address.schema} holds no record of relazione", self.place, remedy)
        return bool(found)

    def _make(self) -> None:
        """Make the tables, unless another program has done so meanwhile."""
        if self.one("SELECT current_setting('server_encoding')") != "UTF8":
            remedy = "Make a database for it: createdb --encoding UTF8 --template template0 NAME."
            raise RunStopped("the database cannot hold every letter: it is not in UTF-8", self.place, remedy)
        with self.transaction():
            if not self._holds_record():
                if not self.one("SELECT 1 FROM pg_namespace WHERE nspname = ?", [self._address.schema]):
                    self.run(f"CREATE SCHEMA {self._address.schema}")
                self._carry_out(schema.tables("postgresql"))

    def _bring_up_to_date(self) -> None:
        """Make the tables of an older record today's, unless another program has done so meanwhile."""
        with self.transaction():
            for step in schema.steps_from(int(str(self.one(_ABOUT)))):
                self._carry_out(step)
            self.run("UPDATE about SET value = ? WHERE key = 'schema_version'", [str(schema.VERSION)])

    def _carry_out(self, script: str) -> None:
        """Several statements that make or change tables."""
        self._ask(in_own_words(script), keep=False)

    # -- statements ------------------------------------------------------------------------------------------------

    def run(self, statement: str, cells: Sequence[Given] = ()) -> None:
        """Carry out one statement."""
        self._ask(statement, cells)

    def rows(self, query: str, cells: Sequence[Given] = ()) -> Iterator[Row]:
        """The rows of a query, all at once."""
        return iter(self._ask(query, cells))

    def each(self, query: str, cells: Sequence[Given] = ()) -> Iterator[Row]:
        """The rows of a query, which stays open on the server; outside of a block the server sets them aside first."""
        name, held = f"each_{next(self._cursors)}", "" if self.depth else " WITH HOLD"
        self._ask(f"DECLARE {name} NO SCROLL CURSOR{held} FOR {query}", cells, keep=False)
        try:
            while found := self._ask(f"FETCH {_ROWS_AT_ONCE} FROM {name}", keep=False):
                yield from found
                if len(found) < _ROWS_AT_ONCE:
                    break
        finally:  # one that is not held ends with its transaction
            if held and not self.lost:
                self.run(f"CLOSE {name}")

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Add whole rows to a table, and their words to its index."""
        waiting = iter(rows)
        while part := list(islice(waiting, _ROWS_AT_ONCE)):
            self._populate(table, part)
            if table in _INDEXED:
                index, place = _INDEXED[table]
                self._populate(index, [(row[0], *vector_of(str(row[place]))) for row in part])

    def _populate(self, table: str, rows: Sequence[Row]) -> None:
        """Add rows to a table as one JSON text, which the server takes apart quicker than it takes cells one by one."""
        columns = self._columns_of(table)
        told = orjson.dumps([dict(zip(columns, map(_writable, row), strict=True)) for row in rows]).decode()
        self.run(f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, CAST(? AS json))", [told])

    def _columns_of(self, table: str) -> tuple[str, ...]:
        if table not in self._columns:
            query = """
                SELECT column_name FROM information_schema.columns
                WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position
            """
            self._columns[table] = tuple(str(name) for (name,) in self.rows(query, [self._address.schema, table]))
        return self._columns[table]

    def set_column(self, table: str, column: str, key: str, rows: Iterable[tuple[Cell, Cell]]) -> None:
        """Write into a column, by the key of each row."""
        waiting = iter(rows)
        while part := list(islice(waiting, _ROWS_AT_ONCE)):
            told = [orjson.dumps([[number, name] for number, name in part]).decode()]
            self.run(
                f"UPDATE {table} SET {column} = CAST(each.value ->> 0 AS bigint) "
                f"FROM json_array_elements(CAST(? AS json)) each WHERE {table}.{key} = each.value ->> 1",
                told,
            )

    def quoted(self, phrases: Sequence[Sequence[str]]) -> tuple[str, str]:
        """The claims whose quote holds one of the phrases, by tsvector."""
        sought = " | ".join(query_of([phrase]) for phrase in phrases)
        return "SELECT number FROM claim_words WHERE words @@ CAST(? AS tsquery)", sought

    def stamp(self) -> str:
        """Which transactions of the server have ended: another text also where another database is written to."""
        return str(self.one("SELECT CAST(pg_current_snapshot() AS text)"))

    # -- blocks ----------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin to write, as soon as it is this writer's turn."""
        turn = f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext('{self._address.schema}'))"
        try:
            self._ask(f"BEGIN; {turn}", keep=False)
        except RunStopped:
            self._break()
            raise

    def begin_snapshot(self) -> None:
        """Begin to read."""
        self.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def end(self, keep: bool) -> None:
        """End what was begun; where the connection has broken the server has undone it already."""
        if keep or not self.lost:
            self.run("COMMIT" if keep else "ROLLBACK")

    def close(self) -> None:
        """Let go of the connection."""
        if not self.lost:
            self._break()

    def __del__(self) -> None:
        """Let go of the connection of a thread that has ended; a process forked off leaves its parent's alone."""
        if not self.lost and self._process == os.getpid():
            self.close()

    # -- how it is done --------------------------------------------------------------------------------------------

    def _ask(self, statement: str, cells: Sequence[Given] = (), *, keep: bool = True) -> list[Row]:
        """The rows that a statement gives; with `keep` it is kept ready for the next time."""
        if self.lost:
            if self.depth:
                raise stopped(ConnectionError("the connection has broken"), self.place)
            self._connect()
        whole = False
        try:
            found = self._answer(statement, cells, keep)
            whole = True
        except self._driver.DatabaseError as fault:
            whole = True
            raise stopped(fault, self.place) from None
        except (self._driver.Error, OSError) as fault:
            raise stopped(fault, self.place) from None
        finally:
            if not whole:  # the rest of an answer that was broken off would be taken for the next one
                self._break()
        return found

    def _answer(self, statement: str, cells: Sequence[Given], keep: bool) -> list[Row]:
        connection, asked = self._connection, _numbered(statement)
        if not cells and not keep:
            return connection.execute_simple(asked).rows or []
        if not keep:
            return connection.execute_unnamed(asked, [_given(cell) for cell in cells]).rows or []
        if asked not in self._ready:
            if len(self._ready) >= _PREPARED:
                oldest = next(iter(self._ready))
                connection.close_prepared_statement(self._ready.pop(oldest)[0])
            self._ready[asked] = connection.prepare_statement(asked, ())
        name, columns, functions = self._ready[asked]
        params = self._driver.native.make_params(connection.py_types, [_given(cell) for cell in cells])
        return connection.execute_named(name, params, columns, functions, asked).rows or []

    def _break(self) -> None:
        """Give the connection up, whatever state it is in."""
        self.lost = True
        try:
            self._connection.close()
        except (self._driver.Error, OSError, ValueError):
            self._connection = None


def in_own_words(statement: str) -> str:
    """A statement of the shared tables as PostgreSQL has it."""
    for theirs, ours in _OTHERWISE:
        statement = statement.replace(theirs, ours)
    return statement


@lru_cache(maxsize=1024)
def _numbered(statement: str) -> str:
    """A statement with its question marks as numbers."""
    numbers = count(1)
    parts = statement.replace("IN (??)", "= ANY(?)").split("?")
    return parts[0] + "".join(f"${next(numbers)}{part}" for part in parts[1:])


def _given(cell: Given) -> Any:
    return _writable(cell) if cell is None or isinstance(cell, str | int | float) else list(cell)


def _writable(cell: Cell) -> Cell:
    """A cell as it can be written: PostgreSQL holds no NUL, which a fault may have; its picture stands for it."""
    return cell.replace("\0", "\N{SYMBOL FOR NULL}") if isinstance(cell, str) and "\0" in cell else cell


def _driver() -> Any:
    """The package that speaks to the server; raises RunStopped where it is not installed."""
    try:
        import pg8000.native
    except ImportError:
        remedy = 'Install what it needs: pip install "relazione[postgresql]".'
        raise RunStopped("a record on PostgreSQL needs pg8000, which is not installed", "postgresql:", remedy) from None
    return pg8000


def stopped(fault: BaseException, place: str) -> RunStopped:
    """What the server or the way to it reports, in plain words and with a remedy."""
    told = fault.args[0] if fault.args else ""
    code, words = (told.get("C", ""), told.get("M", "")) if isinstance(told, dict) else ("", str(fault))
    if code == "25006":
        what, remedy = "the record was opened to read only", "Open it to write."
    elif code in ("28000", "28P01") or "password" in words or isinstance(fault, AttributeError):
        what, remedy = f"the server does not let this user in ({words})", "Give user and password, or set PGPASSWORD."
    elif code == "3D000":
        what, remedy = f"there is no such database ({words})", "Make it: createdb --encoding UTF8 NAME."
    elif code == "42501":
        what, remedy = f"this user may not do that ({words})", "Let its owner GRANT CREATE ON DATABASE NAME TO USER."
    elif code.startswith("53"):
        what, remedy = (
            f"the server is out of room ({words})",
            "Make room and run again; what is in the record is whole.",
        )
    elif code:
        what, remedy = (
            f"the record cannot be used ({code}: {words})",
            "Restore it from a copy, or read the articles anew.",
        )
    else:
        what, remedy = f"the server cannot be reached ({words})", "See that it runs and run again; what was kept stays."
    return RunStopped(what, place, remedy)
