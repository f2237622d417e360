"""SQLite: the whole record in one file that any program can query; the tables are in schema.sql."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, cast

from relazione.errors import SetAside
from relazione.ingest.article import Article
from relazione.record.claim import Admission, Claim, Refusal
from relazione.resolve.entries import Circle
from relazione.resolve.entry import Entry
from relazione.resolve.judgement import Judgement
from relazione.store import claim_rows as rows
from relazione.store.article_rows import article_of_row, day_of_cell
from relazione.store.contract import (
    NOT_DIPLOMATIC,
    SHORTEST_PREFIX,
    Counts,
    Extent,
    ambiguous,
    no_claim,
    reason_of,
)
from relazione.store.judgement_rows import JUDGEMENT_COLUMNS, judgement_cells, judgement_of_cells
from relazione.store.named import NOBODY, Names
from relazione.store.sqlite_browsing import SqliteBrowsing
from relazione.store.sqlite_circles import SqliteCircles
from relazione.store.sqlite_file import Cell, SqliteFile, Transaction, in_parts, marks
from relazione.store.sqlite_searching import SqliteSearching

_CLAIMS_AT_ONCE = 500
"""Claims whose values are fetched together."""

# An article as it is handed back: with the least of its sightings.
_ARTICLES = """
    SELECT a.id, s.given_id, a.text, a.published, s.title, a.publisher, s.url, s.file
    FROM articles a JOIN sightings s ON s.article = a.id
    WHERE (s.given_id, s.file) = (
        SELECT given_id, file FROM sightings WHERE article = a.id ORDER BY given_id, file LIMIT 1
    )
"""
# The same words as contract.refused_for.
_REFUSED_FOR = """
    SELECT CASE WHEN slot IS NULL THEN check_name ELSE check_name || ': ' || slot || ' left out' END, COUNT(*)
    FROM refusals GROUP BY 1 ORDER BY 1
"""
# Of an article: it has been looked at, and no reader read it.
_PASSED_OVER = """
    id IN (SELECT article FROM readings GROUP BY article HAVING MIN(version LIKE '%' || ?))
"""
_NOTE = "note: "  # what the keys of notes begin with among those of the record itself
_CLAIM_ORDER = 'article, start, "end", kind, id'
_SIDE_COLUMNS = {"who": "who", "for": "acts_for", "role": "role"}


def open_store(place: str, create: bool) -> SqliteStore:
    """The record in the file at this path."""
    return SqliteStore(SqliteFile(Path(place), create=create))


class SqliteStore(SqliteBrowsing, SqliteSearching):
    """A record in one SQLite file; `store.contract.Store` says what each method does."""

    def __init__(self, file: SqliteFile) -> None:
        """Keep the record in this file."""
        self._file = file
        self._circles = SqliteCircles(file)

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing."""
        return Transaction(self._file)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    # -- writing ---------------------------------------------------------------------------------------------------

    def add_article(self, article: Article) -> bool:
        """Keep an article and its sighting."""
        new = self._file.one("SELECT 1 FROM articles WHERE id = ?", [article.id]) is None
        if new:
            day = article.published.isoformat() if article.published else None
            cells = (article.id, article.text, day, article.publisher)
            self._file.run("INSERT INTO articles (id, text, published, publisher) VALUES (?, ?, ?, ?)", cells)
        key = (article.id, article.given_id, article.file or "")
        if new or not self._file.one("SELECT 1 FROM sightings WHERE article = ? AND given_id = ? AND file = ?", key):
            self._file.run("INSERT INTO sightings VALUES (?, ?, ?, ?, ?)", (*key, article.title, article.url))
        return new

    def add_reading(self, article: str, reader: str, version: str, admission: Admission) -> None:
        """Keep a reading in the place of the same reader's earlier one."""
        file = self._file
        self._strike_out(article, reader)
        file.run("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", (article, reader, version))
        insert = f"INSERT INTO claims ({rows.CLAIM_COLUMNS}) VALUES ({marks(10)})"
        for claim in admission.claims:
            number = file.run(insert, rows.claim_cells(claim))
            file.run_many(f"INSERT INTO claim_values VALUES ({marks(8)})", rows.value_cells(claim, number))
            file.run_many(f"INSERT INTO participants VALUES ({marks(13)})", rows.participant_cells(claim, number))
        if admission.claims:
            self._ask_judgements_again()
        if not admission.refusals:
            return
        file.run_many(
            f"INSERT INTO refusals VALUES (NULL, {marks(9)})",
            (
                (r.article, reader, r.kind, r.check, r.reason, r.start, r.end, r.quote, r.slot)
                for r in admission.refusals
            ),
        )

    def drop_reading(self, article: str, reader: str) -> None:
        """Strike out a reading, and the article with its last one."""
        self._strike_out(article, reader)
        self._file.run("DELETE FROM readings WHERE article = ? AND reader = ?", (article, reader))
        if self._file.one("SELECT 1 FROM readings WHERE article = ?", [article]) is None:
            self._file.run("DELETE FROM sightings WHERE article = ?", [article])
            self._file.run("DELETE FROM articles WHERE id = ?", [article])

    def _strike_out(self, article: str, reader: str) -> None:
        """Forget the claims and refusals of a reading; the other claims of their circles are unsettled."""
        if self.version_read(article, reader) is None:
            return
        key = (article, reader)
        query = (
            "SELECT DISTINCT n.circle FROM claims c JOIN nodes n ON n.number = c.node WHERE article = ? AND reader = ?"
        )
        self._circles.dissolve([cast(int, circle) for (circle,) in self._file.rows(query, key)])
        if self._file.one("SELECT 1 FROM claims WHERE article = ? AND reader = ?", key):
            self._ask_judgements_again()
        self._file.run("DELETE FROM claims WHERE article = ? AND reader = ?", key)
        self._file.run("DELETE FROM refusals WHERE article = ? AND reader = ?", key)

    def add_set_aside(self, fault: SetAside) -> None:
        """Keep word of a fault once."""
        self._file.run("INSERT OR IGNORE INTO set_asides VALUES (?, ?, ?)", (fault.where, fault.what, fault.remedy))

    def drop_set_aside(self, fault: SetAside) -> None:
        """Forget a fault."""
        self._file.run("DELETE FROM set_asides WHERE place = ? AND what = ?", (fault.where, fault.what))

    def note(self, about: str, words: str) -> None:
        """Keep words for a later run."""
        self._file.run("INSERT OR REPLACE INTO about VALUES (?, ?)", (f"{_NOTE}{about}", words))

    def add_judgement(self, judgement: Judgement) -> None:
        """Write a judgement to the ledger once."""
        if self._file.one("SELECT 1 FROM judgements WHERE id = ?", [judgement.id]) is None:
            insert = f"INSERT INTO judgements ({JUDGEMENT_COLUMNS}) VALUES ({marks(10)})"
            self._file.run(insert, judgement_cells(judgement))
            self._set_applied(False)

    # -- working out -----------------------------------------------------------------------------------------------

    def unsettled(self, most: int) -> tuple[Claim, ...]:
        """Claims that are in no circle yet."""
        return tuple(self._claims("node IS NULL ORDER BY number LIMIT ?", [most]))

    def heads(self, keys: Collection[int]) -> Mapping[str, int]:
        """The heads that wait under a key, with their circles."""
        return self._circles.heads(keys)

    def circles_named(self, nodes: Collection[str]) -> frozenset[int]:
        """The circles that hold a node of such a name."""
        return self._circles.named(nodes)

    def circles_of(self, claims: Collection[str]) -> frozenset[int]:
        """The circles that hold these claims."""
        return self._circles.of(claims)

    def claims_in(self, circles: Collection[int]) -> tuple[Claim, ...]:
        """All claims of these circles."""
        parts = in_parts(self._circles.claims(circles))
        found = [claim for part in parts for claim in self._claims(f"number IN ({marks(len(part))})", part)]
        return tuple(sorted(found, key=lambda claim: claim.id))

    def entries_in(self, circles: Collection[int]) -> tuple[Entry, ...]:
        """All entries of these circles."""
        return self._circles.entries_in(circles)

    def settle(self, made: Sequence[Circle], gone: Collection[int], idle: Collection[str]) -> None:
        """Put circles in the place of others."""
        self._circles.settle(made, gone, idle)

    def unsettle(self, rules: str) -> None:
        """Take all circles apart."""
        self._circles.dissolve_all()
        self._file.run("INSERT OR REPLACE INTO about VALUES ('rules', ?)", [rules])

    def rules(self) -> str:
        """The version of the rules noted last."""
        return str(self._file.one("SELECT value FROM about WHERE key = 'rules'") or "")

    def apply(self, judgements: Sequence[Judgement]) -> None:
        """Note on which judgements the entries rest."""
        self._file.run("DELETE FROM judgements_applied")
        insert = f"INSERT INTO judgements_applied ({JUDGEMENT_COLUMNS}) VALUES ({marks(10)})"
        self._file.run_many(insert, map(judgement_cells, judgements))
        self._set_applied(True)

    def applied(self) -> tuple[Judgement, ...]:
        """What was noted last."""
        query = f"SELECT {JUDGEMENT_COLUMNS} FROM judgements_applied ORDER BY id"
        return tuple(map(judgement_of_cells, self._file.rows(query)))

    def judgements_applied(self) -> bool:
        """Whether nothing has come since."""
        return self._file.one("SELECT value FROM about WHERE key = 'judgements_applied'") == "1"

    def _ask_judgements_again(self) -> None:
        """Claims came or went: a judgement may have lost its claims, or found those that it waited for."""
        if self._file.one("SELECT 1 FROM judgements"):
            self._set_applied(False)

    def _set_applied(self, applied: bool) -> None:
        """Mark the judgements; a mark that stands already is not written again."""
        mark = str(int(applied))
        self._file.run("UPDATE about SET value = ? WHERE key = 'judgements_applied' AND value != ?", (mark, mark))

    # -- articles --------------------------------------------------------------------------------------------------

    def article(self, article: str) -> Article | None:
        """The article with this id."""
        return next((article_of_row(row) for row in self._file.rows(f"{_ARTICLES} AND a.id = ?", [article])), None)

    def articles(self) -> Iterator[Article]:
        """All articles by (given id, id)."""
        yield from map(article_of_row, self._file.rows(f"{_ARTICLES} ORDER BY s.given_id, a.id"))

    def extent(self, until: date | None = None) -> Extent:
        """What the record covers."""
        condition, cells = ("TRUE", list[Cell]()) if until is None else ("published <= ?", [until.isoformat()])
        query = f"""
            SELECT publisher, COUNT(*), COUNT(published), MIN(published), MAX(published)
            FROM articles WHERE {condition} GROUP BY publisher ORDER BY publisher
        """
        found = [cast(Any, row) for row in self._file.rows(query, cells)]
        articles, dated = (sum(row[column] for row in found) for column in (1, 2))
        first = min((row[3] for row in found if row[3]), default=None)
        last = max((row[4] for row in found if row[4]), default=None)
        publishers = tuple(str(row[0]) for row in found if row[0])
        query = f"SELECT COUNT(*) FROM articles WHERE {_PASSED_OVER} AND {condition}"
        unread = cast(int, self._file.one(query, [NOT_DIPLOMATIC, *cells]))
        days = day_of_cell(first), day_of_cell(last)
        return Extent(articles, articles - dated, *days, publishers, unread)

    def given_ids(self, article: str) -> tuple[str, ...]:
        """All ids under which the article was brought."""
        query = "SELECT DISTINCT given_id FROM sightings WHERE article = ? ORDER BY given_id"
        return self._texts(query, [article])

    def files(self, article: str) -> tuple[str, ...]:
        """All files in which the article was found."""
        query = "SELECT DISTINCT file FROM sightings WHERE article = ? AND file != '' ORDER BY file"
        return self._texts(query, [article])

    def version_read(self, article: str, reader: str) -> str | None:
        """The version of the reader that last read the article."""
        version = self._file.one("SELECT version FROM readings WHERE article = ? AND reader = ?", (article, reader))
        return None if version is None else str(version)

    # -- claims ----------------------------------------------------------------------------------------------------

    def claims(
        self, *, article: str | None = None, kind: str | None = None, actor: str | None = None
    ) -> Iterator[Claim]:
        """The claims that fit."""
        conditions, cells = ["TRUE"], list[Cell]()
        for column, wanted in (("article", article), ("kind", kind)):
            if wanted is not None:
                conditions.append(f"{column} = ?")
                cells.append(wanted)
        if actor is not None:
            conditions.append(
                "number IN (SELECT claim FROM claim_values WHERE value = ? "
                "UNION SELECT claim FROM participants WHERE who = ? OR acts_for = ?)"
            )
            cells += [actor, actor, actor]
        return self._claims(f"{' AND '.join(conditions)} ORDER BY {_CLAIM_ORDER}", cells)

    def claim(self, claim: str) -> Claim:
        """The claim with this id or the only one that begins so."""
        if len(claim) < SHORTEST_PREFIX:
            raise no_claim(claim, str(self._file.path))
        end = claim + "\U0010ffff"
        fitting = list(islice(self._claims("id >= ? AND id < ? ORDER BY id", [claim, end]), 3))
        if not fitting:
            raise no_claim(claim, str(self._file.path))
        if len(fitting) > 1 and fitting[0].id != claim:
            raise ambiguous(claim, [found.id for found in fitting])
        return fitting[0]

    def claims_with(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims with these ids in the order given."""
        found: dict[str, Claim] = {}
        for start in range(0, len(ids), _CLAIMS_AT_ONCE):
            part = list(ids[start : start + _CLAIMS_AT_ONCE])
            found |= {claim.id: claim for claim in self._claims(f"id IN ({marks(len(part))})", part)}
        return tuple(found[claim] for claim in ids if claim in found)

    def values(self, slot: str) -> Mapping[str, int]:
        """The values of a slot with their numbers."""
        column, table, condition = "value", "claim_values", "slot = ?"
        cells = [slot]
        if slot in _SIDE_COLUMNS:
            column, table, condition, cells = _SIDE_COLUMNS[slot], "participants", "TRUE", []
        told = f"FROM {table} WHERE {condition} AND {column} IS NOT NULL"
        return self._tally(f"SELECT {column}, COUNT(*) {told} GROUP BY 1 ORDER BY 1", cells)

    def refusals(self, *, article: str | None = None) -> Iterator[Refusal]:
        """The refusals of an article, or all."""
        columns = 'article, kind, check_name, reason, start, "end", quote, slot'
        condition, cells = ("TRUE", []) if article is None else ("article = ?", [article])
        order = 'article, start, "end", kind, check_name, reason, slot'
        for row in self._file.rows(f"SELECT {columns} FROM refusals WHERE {condition} ORDER BY {order}", cells):
            yield Refusal(*cast(Any, row))

    # -- the rest --------------------------------------------------------------------------------------------------

    def set_asides(self) -> Iterator[SetAside]:
        """All that was set aside."""
        for row in self._file.rows("SELECT what, place, remedy FROM set_asides ORDER BY place, what"):
            yield SetAside(*cast(Any, row))

    def noted(self, about: str) -> str:
        """The words noted last."""
        return str(self._file.one("SELECT value FROM about WHERE key = ?", [f"{_NOTE}{about}"]) or "")

    def judgements(self) -> tuple[Judgement, ...]:
        """The ledger in the order of writing."""
        query = f"SELECT {JUDGEMENT_COLUMNS} FROM judgements ORDER BY number"
        return tuple(map(judgement_of_cells, self._file.rows(query)))

    def entries(self, *, kind: str | None = None, name: Names | None = None, but: Names = NOBODY) -> Iterator[Entry]:
        """The entries as they were last worked out."""
        return self._circles.entries(kind, name, but)

    def entry_of(self, claim: str) -> Entry | None:
        """The entry that holds a claim."""
        return next((e for e in self.entries_in(self.circles_of([claim])) if claim in e.claims), None)

    def entry(self, entry: str) -> Entry | None:
        """The entry with this id or the only one that begins so."""
        return self._circles.entry(entry) if len(entry) >= SHORTEST_PREFIX else None

    def names(self) -> Iterator[str]:
        """Everybody and every place that is named."""
        return self._circles.names()

    def entries_fresh(self) -> bool:
        """Whether the kept entries still hold."""
        return self._file.one("SELECT 1 FROM claims WHERE node IS NULL") is None and self.judgements_applied()

    def counts(self) -> Counts:
        """How much the record holds."""
        extent = self.extent()
        return Counts(
            articles=extent.articles,
            undated=extent.undated,
            first_day=extent.first_day,
            last_day=extent.last_day,
            claims=self._tally("SELECT kind, COUNT(*) FROM claims GROUP BY 1 ORDER BY 1"),
            refusals=self._tally(_REFUSED_FOR),
            set_aside=_by_reason(self.set_asides()),
            entries=cast(int, self._file.one("SELECT COUNT(*) FROM entries")),
        )

    # -- how it is asked -------------------------------------------------------------------------------------------

    def _claims(self, condition: str, cells: Sequence[Cell]) -> Iterator[Claim]:
        """The claims under a condition, their slots and sides fetched for many at once."""
        found = self._file.rows(f"SELECT number, {rows.CLAIM_COLUMNS} FROM claims WHERE {condition}", cells)
        while part := list(islice(found, _CLAIMS_AT_ONCE)):
            numbers = [row[0] for row in part]
            among = f"WHERE claim IN ({marks(len(numbers))}) ORDER BY"
            values = self._file.rows(f"SELECT * FROM claim_values {among} claim, slot, position", numbers)
            sides = self._file.rows(f"SELECT * FROM participants {among} claim, position", numbers)
            yield from rows.claims_of_rows(part, values, sides)

    def _texts(self, query: str, cells: Sequence[Cell]) -> tuple[str, ...]:
        return tuple(str(text) for (text,) in self._file.rows(query, cells))

    def _tally(self, query: str, cells: Sequence[Cell] = ()) -> dict[str, int]:
        return {str(key): int(str(number)) for key, number in self._file.rows(query, cells)}


def _by_reason(faults: Iterator[SetAside]) -> dict[str, int]:
    """How often each reason is met, in the order of the reasons."""
    met: dict[str, int] = {}
    for fault in faults:
        reason = reason_of(fault)
        met[reason] = met.get(reason, 0) + 1
    return dict(sorted(met.items()))
