"""A record in tables: all that engines which speak SQL have in common; the tables are in schema.sql."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any, cast

import orjson

from relazione.errors import SetAside
from relazione.ingest.article import Article
from relazione.record.claim import Admission, Claim, Refusal
from relazione.resolve.entries import Circle
from relazione.resolve.entry import Entry
from relazione.resolve.judgement import Judgement
from relazione.store import claim_rows as rows
from relazione.store.contract import (
    SHORTEST_PREFIX,
    Counts,
    ambiguous,
    no_claim,
    reason_of,
)
from relazione.store.database import Cell, Database, Given, in_parts
from relazione.store.judgement_rows import JUDGEMENT_COLUMNS, judgement_cells, judgement_of_cells
from relazione.store.named import NOBODY, Names
from relazione.store.sql_articles import SqlArticles
from relazione.store.sql_browsing import SqlBrowsing
from relazione.store.sql_circles import SqlCircles

_CLAIMS_AT_ONCE = 500
"""Claims whose values are fetched together."""

# The same words as contract.refused_for.
_REFUSED_FOR = """
    SELECT CASE WHEN slot IS NULL THEN check_name ELSE check_name || ': ' || slot || ' left out' END, COUNT(*)
    FROM refusals GROUP BY 1 ORDER BY 1
"""
_NOTE = "note: "  # what the keys of notes begin with among those of the record itself
_CLAIM_ORDER = 'article, start, "end", kind, id'
_SIDE_COLUMNS = {"who": "who", "for": "acts_for", "role": "role"}


class SqlStore(SqlArticles, SqlBrowsing):
    """A record in the tables of a database; `store.contract.Store` says what each method does.

    An engine adds to it how words are searched for.
    """

    def __init__(self, database: Database) -> None:
        """Keep the record in this database."""
        self.database = database
        self._circles = SqlCircles(database)

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing."""
        return self.database.transaction()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def stamp(self) -> str:
        """Another text whenever the record has been written to."""
        return self.database.stamp()

    # -- writing ---------------------------------------------------------------------------------------------------

    def add_article(self, article: Article) -> bool:
        """Keep an article and its sighting."""
        database = self.database
        with database.together():
            query = "SELECT (SELECT 1 FROM articles WHERE id = ?), (SELECT COALESCE(MAX(number), 0) FROM articles)"
            known, last = next(database.rows(query, [article.id]))
            new = known is None
            if new:
                day = article.published.isoformat() if article.published else None
                database.insert("articles", [(cast(int, last) + 1, article.id, article.text, day, article.publisher)])
            key = (article.id, article.given_id, article.file or "")
            known = "SELECT 1 FROM sightings WHERE article = ? AND given_id = ? AND file = ?"
            if new or not database.one(known, key):
                database.insert("sightings", [(*key, article.title, article.url)])
        return new

    def add_reading(self, article: str, reader: str, version: str, admission: Admission) -> None:
        """Keep a reading in the place of the same reader's earlier one."""
        with self.database.together():
            if self._strike_out(article, reader):
                cells = (version, article, reader)
                self.database.run("UPDATE readings SET version = ? WHERE article = ? AND reader = ?", cells)
            else:
                self.database.insert("readings", [(article, reader, version)])
            self._keep_claims(admission.claims)
            self._keep_refusals(reader, admission.refusals)

    def _keep_claims(self, claims: Sequence[Claim]) -> None:
        """Write claims, in no circle yet."""
        if not claims:
            return
        database = self.database
        numbered = list(enumerate(claims, database.next_number("claims")))
        database.insert("claims", [(number, *rows.claim_cells(claim), None) for number, claim in numbered])
        values = (row for number, claim in numbered for row in rows.value_cells(claim, number))
        database.insert("claim_values", values)
        sides = (row for number, claim in numbered for row in rows.participant_cells(claim, number))
        database.insert("participants", sides)
        self._ask_judgements_again()

    def _keep_refusals(self, reader: str, refusals: Sequence[Refusal]) -> None:
        if not refusals:
            return
        found = [
            (number, r.article, reader, r.kind, r.check, r.reason, r.start, r.end, r.quote, r.slot)
            for number, r in enumerate(refusals, self.database.next_number("refusals"))
        ]
        self.database.insert("refusals", found)

    def drop_reading(self, article: str, reader: str) -> None:
        """Strike out a reading, and the article with its last one."""
        with self.database.together():
            self._strike_out(article, reader)
            self.database.run("DELETE FROM readings WHERE article = ? AND reader = ?", (article, reader))
            if self.database.one("SELECT 1 FROM readings WHERE article = ?", [article]) is None:
                self.database.run("DELETE FROM sightings WHERE article = ?", [article])
                self.database.run("DELETE FROM articles WHERE id = ?", [article])

    def _strike_out(self, article: str, reader: str) -> bool:
        """Forget the claims and refusals of a reading; the other claims of their circles are unsettled.

        False where the reader has not read the article.
        """
        if self.version_read(article, reader) is None:
            return False
        key = (article, reader)
        query = (
            "SELECT DISTINCT n.circle FROM claims c JOIN nodes n ON n.number = c.node WHERE article = ? AND reader = ?"
        )
        self._circles.dissolve([cast(int, circle) for (circle,) in self.database.rows(query, key)])
        if self.database.one("SELECT 1 FROM claims WHERE article = ? AND reader = ?", key):
            self._ask_judgements_again()
        self.database.run("DELETE FROM claims WHERE article = ? AND reader = ?", key)
        self.database.run("DELETE FROM refusals WHERE article = ? AND reader = ?", key)
        return True

    def add_set_aside(self, fault: SetAside) -> None:
        """Keep word of a fault once."""
        with self.database.together():
            if not self.database.one(
                "SELECT 1 FROM set_asides WHERE place = ? AND what = ?", (fault.where, fault.what)
            ):
                self.database.insert("set_asides", [(fault.where, fault.what, fault.remedy)])

    def drop_set_aside(self, fault: SetAside) -> None:
        """Forget a fault."""
        with self.database.together():
            self.database.run("DELETE FROM set_asides WHERE place = ? AND what = ?", (fault.where, fault.what))

    def note(self, about: str, words: str) -> None:
        """Keep words for a later run."""
        self._write(f"{_NOTE}{about}", words)

    def add_judgement(self, judgement: Judgement) -> None:
        """Write a judgement to the ledger once."""
        with self.database.together():
            if self.database.one("SELECT 1 FROM judgements WHERE id = ?", [judgement.id]) is None:
                number = self.database.next_number("judgements")
                self.database.insert("judgements", [(number, *judgement_cells(judgement))])
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
        found = [claim for part in parts for claim in self._claims("number IN (??)", [part])]
        return tuple(sorted(found, key=lambda claim: claim.id))

    def entries_in(self, circles: Collection[int]) -> tuple[Entry, ...]:
        """All entries of these circles."""
        return self._circles.entries_in(circles)

    def settle(self, made: Sequence[Circle], gone: Collection[int], idle: Collection[str]) -> None:
        """Put circles in the place of others."""
        with self.database.together():
            self._circles.settle(made, gone, idle)

    def unsettle(self, rules: str) -> None:
        """Take all circles apart."""
        with self.database.together():
            self._circles.dissolve_all()
            self._write("rules", rules)

    def rules(self) -> str:
        """The version of the rules noted last."""
        return str(self.database.one("SELECT value FROM about WHERE key = 'rules'") or "")

    def apply(self, judgements: Sequence[Judgement]) -> None:
        """Note on which judgements the entries rest."""
        with self.database.together():
            self.database.run("DELETE FROM judgements_applied")
            found = ((judgement.id, orjson.dumps(judgement.claims).decode()) for judgement in judgements)
            self.database.insert("judgements_applied", found)
            self._set_applied(True)

    def applied(self) -> frozenset[tuple[str, tuple[str, ...]]]:
        """What was noted last."""
        found = self.database.rows("SELECT id, claims FROM judgements_applied")
        return frozenset((str(name), tuple(orjson.loads(str(claims)))) for name, claims in found)

    def judgements_applied(self) -> bool:
        """Whether nothing has come since."""
        return self.database.one("SELECT value FROM about WHERE key = 'judgements_applied'") == "1"

    def _ask_judgements_again(self) -> None:
        """Claims came or went: a judgement may have lost its claims, or found those that it waited for."""
        if self.database.one("SELECT 1 FROM judgements"):
            self._set_applied(False)

    def _write(self, key: str, words: str) -> None:
        """Write something about the record in the place of what was written before."""
        with self.database.together():
            self.database.run("DELETE FROM about WHERE key = ?", [key])
            self.database.insert("about", [(key, words)])

    def _set_applied(self, applied: bool) -> None:
        """Mark the judgements; a mark that stands already is not written again."""
        mark = str(int(applied))
        self.database.run("UPDATE about SET value = ? WHERE key = 'judgements_applied' AND value != ?", (mark, mark))

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
        return self._claims(f"{' AND '.join(conditions)} ORDER BY {_CLAIM_ORDER}", cells, many=True)

    def claim(self, claim: str) -> Claim:
        """The claim with this id or the only one that begins so."""
        if len(claim) < SHORTEST_PREFIX:
            raise no_claim(claim, self.database.place)
        end = claim + "\U0010ffff"
        fitting = list(islice(self._claims("id >= ? AND id < ? ORDER BY id", [claim, end]), 3))
        if not fitting:
            raise no_claim(claim, self.database.place)
        if len(fitting) > 1 and fitting[0].id != claim:
            raise ambiguous(claim, [found.id for found in fitting])
        return fitting[0]

    def claims_with(self, ids: Sequence[str]) -> tuple[Claim, ...]:
        """The claims with these ids in the order given."""
        found: dict[str, Claim] = {}
        for part in in_parts(ids):
            found |= {claim.id: claim for claim in self._claims("id IN (??)", [part])}
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
        order = "article, start, \"end\", kind, check_name, reason, COALESCE(slot, '')"
        for row in self.database.each(f"SELECT {columns} FROM refusals WHERE {condition} ORDER BY {order}", cells):
            yield Refusal(*cast(Any, row))

    # -- the rest --------------------------------------------------------------------------------------------------

    def set_asides(self) -> Iterator[SetAside]:
        """All that was set aside."""
        for row in self.database.each("SELECT what, place, remedy FROM set_asides ORDER BY place, what"):
            yield SetAside(*cast(Any, row))

    def noted(self, about: str) -> str:
        """The words noted last."""
        return str(self.database.one("SELECT value FROM about WHERE key = ?", [f"{_NOTE}{about}"]) or "")

    def judgements(self) -> tuple[Judgement, ...]:
        """The ledger in the order of writing."""
        query = f"SELECT {JUDGEMENT_COLUMNS} FROM judgements ORDER BY number"
        return tuple(map(judgement_of_cells, self.database.rows(query)))

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
        return self.database.one("SELECT 1 FROM claims WHERE node IS NULL") is None and self.judgements_applied()

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
            entries=cast(int, self.database.one("SELECT COUNT(*) FROM entries")),
        )

    # -- how it is asked -------------------------------------------------------------------------------------------

    def _claims(self, condition: str, cells: Sequence[Given], *, many: bool = False) -> Iterator[Claim]:
        """The claims under a condition, their slots and sides fetched for some together; `many`: no few."""
        query = f"SELECT number, {rows.CLAIM_COLUMNS} FROM claims WHERE {condition}"
        found = self.database.each(query, cells) if many else self.database.rows(query, cells)
        while part := list(islice(found, _CLAIMS_AT_ONCE)):
            numbers = [[cast(int, row[0]) for row in part]]
            among = "WHERE claim IN (??) ORDER BY claim"
            values = self.database.rows(f"SELECT * FROM claim_values {among}, slot, position", numbers)
            sides = self.database.rows(f"SELECT * FROM participants {among}, position", numbers)
            yield from rows.claims_of_rows(part, values, sides)

    def _tally(self, query: str, cells: Sequence[Cell] = ()) -> dict[str, int]:
        return {str(key): int(str(number)) for key, number in self.database.rows(query, cells)}


def _by_reason(faults: Iterator[SetAside]) -> dict[str, int]:
    """How often each reason is met, in the order of the reasons."""
    met: dict[str, int] = {}
    for fault in faults:
        reason = reason_of(fault)
        met[reason] = met.get(reason, 0) + 1
    return dict(sorted(met.items()))
