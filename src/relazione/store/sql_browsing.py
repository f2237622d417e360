"""Browsing a record in tables: by its indexes, so that a page of a large record costs as much as one of a small."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any, cast

import orjson

from relazione.record.days import Days
from relazione.resolve.entries import entry_order
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.store.article_rows import day_of_cell
from relazione.store.browsing import Browsing, Coverage, Near, Place, Scope, Shelf, Side, Window, groups, in_days
from relazione.store.database import Cell, Database, Given, in_parts
from relazione.store.named import acting_in
from relazione.store.sql_circles import SqlCircles
from relazione.store.words import words_of

_NAMED = "SELECT entry FROM entry_names WHERE name IN (??)"
_BOTH, _EITHER = f"{_NAMED} INTERSECT {_NAMED}", f"{_NAMED} UNION {_NAMED}"
# Who acts for whom in claims that are in an entry (few are in none): sides of engagements, and two slots of one claim.
_IN_NONE = "(SELECT number FROM claims WHERE node = 0 OR node IS NULL)"
_SIDES = "SELECT DISTINCT who, acts_for FROM participants"
_SLOTS = f"""
    SELECT DISTINCT w.value, f.value FROM claim_values w JOIN claim_values f ON f.claim = w.claim
    WHERE w.claim NOT IN {_IN_NONE}
"""
_PAIRS = (("person", "of"), ("speaker", "for"))
_ACTING = [
    *(
        f"{_SIDES} WHERE {column} IN (??) AND acts_for IS NOT NULL AND claim NOT IN {_IN_NONE}"
        for column in ("who", "acts_for")
    ),
    *(
        f"{_SLOTS} AND {table}.value IN (??) AND w.slot = '{who}' AND f.slot = '{served}'"
        for who, served in _PAIRS
        for table in ("w", "f")
    ),
]
# Positions that tell no addressee (a slot that is filled stands in the body as a key), by the words of their quotes:
# words first, for kinds and names find far more.
_SPOKEN = """
    SELECT e.number FROM claims c JOIN nodes n ON n.number = c.node JOIN entries e ON e.circle = n.circle
    WHERE c.number IN ({quoted}) AND c.kind || '' = 'position' AND e.kind || '' = 'position'
    AND e.body NOT LIKE '%"towards":%' AND e.number + 0 IN ({named})
"""
_CIRCLES = "SELECT id, circle FROM entries WHERE id IN (??)"
_BACKWARDS = "date DESC, (attested = '') DESC, attested DESC, id DESC"  # as the index of the order has it, so unsorted
# Entries of some kinds by the words of their quotes.
_QUOTED = """
    SELECT e.number FROM claims c JOIN nodes n ON n.number = c.node JOIN entries e ON e.circle = n.circle
    WHERE c.number IN ({quoted}) AND e.kind || '' IN (??)
"""
# Entries of a domain, or of the resource of that name, by their claims; and those of claims that somebody judged.
_OF_DOMAIN = """
    SELECT e.number FROM claim_values v JOIN claims c ON c.number = v.claim JOIN nodes n ON n.number = c.node
    JOIN entries e ON e.circle = n.circle WHERE v.value = ? AND v.slot IN ('domains', 'resource')
    UNION SELECT number FROM entries WHERE circle IN (??)
"""
# Of each kind the newest numbers, with how many there are in all.
_NEWEST = """
    SELECT number, kind, every FROM (
        SELECT number, kind, COUNT(*) OVER (PARTITION BY kind) AS every, ROW_NUMBER() OVER (
            PARTITION BY kind ORDER BY CASE WHEN date = '' THEN attested ELSE date END DESC, id DESC
        ) AS place FROM entries WHERE {condition}
    ) AS ordered WHERE place <= ?
"""
_LONGEST = 40
"""Years that a dated entry may last and still be looked for before the window begins: a war, a term, a negotiation."""


class SqlBrowsing(Browsing):
    """The methods of `store.browsing.Browsing` by SQL, and what is known of articles without their texts."""

    database: Database
    _circles: SqlCircles

    def snapshot(self) -> AbstractContextManager[None]:
        """A read transaction."""
        return self.database.snapshot()

    def coverage(self) -> tuple[Coverage, ...]:
        """Articles by day and publisher."""
        query = (
            "SELECT published, COALESCE(publisher, ''), COUNT(*) FROM articles GROUP BY 1, 2 "
            "ORDER BY published IS NULL, 1, 2"
        )
        rows = self.database.rows(query)
        return tuple(Coverage(day_of_cell(day), str(name), cast(int, number)) for day, name, number in rows)

    def latest(self, shelf: Shelf) -> tuple[ArticleFacts, ...]:
        """The articles of a shelf: those of the days that fill it, by the index of publishers and days."""
        days, cells = (
            ("TRUE", list[Cell]())
            if shelf.days is None
            else ("published >= ? AND published < ?", [shelf.days.first.isoformat(), shelf.days.after.isoformat()])
        )
        told = self.database.rows("SELECT DISTINCT COALESCE(publisher, '') FROM articles ORDER BY 1")
        publishers = [str(name) for (name,) in told if shelf.publisher in (None, name)]
        query = f"""
            SELECT published, COUNT(*) FROM articles WHERE COALESCE(publisher, '') IN (??) AND {days}
            GROUP BY published ORDER BY published IS NULL, published DESC
        """
        found, before = list[ArticleFacts](), 0
        for day, here in self.database.rows(query, [publishers, *cells]):
            if len(found) >= shelf.most:
                break
            if before + cast(int, here) > shelf.begin:
                found += self._published(day_of_cell(day), publishers)[max(0, shelf.begin - before) :]
            before += cast(int, here)
        return tuple(found[: shelf.most])

    def _published(self, day: date | None, publishers: Sequence[str]) -> list[ArticleFacts]:
        """The articles of a day (None: without one) by these publishers ("": not known), by id, the last first."""
        when, cells = ("a.published IS NULL", []) if day is None else ("a.published = ?", [day.isoformat()])
        query = f"""
            SELECT a.id, (SELECT MIN(given_id) FROM sightings WHERE article = a.id), a.published, a.publisher
            FROM articles a WHERE {when} AND a.publisher
        """
        rows = list(self.database.rows(f"{query} IN (??)", [*cells, publishers]))
        rows += self.database.rows(f"{query} IS NULL", cells) if "" in publishers else []
        facts = [ArticleFacts(str(a), str(given), day_of_cell(told), cast(Any, who)) for a, given, told, who in rows]
        return sorted(facts, key=lambda each: each.id, reverse=True)

    def article_facts(self) -> Iterator[ArticleFacts]:
        """All articles without their texts."""
        query = """
            SELECT a.id, s.given_id, a.published, a.publisher
            FROM articles a JOIN (SELECT article, MIN(given_id) AS given_id FROM sightings GROUP BY article) s
            ON s.article = a.id ORDER BY s.given_id, a.id
        """
        for number, given_id, published, publisher in self.database.each(query):
            yield ArticleFacts(str(number), str(given_id), day_of_cell(published), cast(Any, publisher))

    def facts_of(self, articles: Collection[str]) -> dict[str, ArticleFacts]:
        """These articles without their texts."""
        found: dict[str, ArticleFacts] = {}
        for part in in_parts(sorted(articles)):
            query = """
                SELECT a.id, (SELECT MIN(given_id) FROM sightings WHERE article = a.id), a.published, a.publisher
                FROM articles a WHERE a.id IN (??)
            """
            for number, given_id, published, publisher in self.database.rows(query, [part]):
                facts = ArticleFacts(str(number), str(given_id), day_of_cell(published), cast(Any, publisher))
                found[facts.id] = facts
        return found

    def browse(self, window: Window) -> tuple[Entry, ...]:
        """A window of the entries."""
        if window.newest:
            return self._newest(window)
        found: list[Entry] = []
        after = window.after
        while len(found) < window.most:
            some = self._circles.part(window.kind, _years(window.days), after, window.most)
            found += [entry for entry in some if in_days(entry, window.days)]
            if len(some) < window.most:
                break
            after = some[-1].id
        return tuple(found[: window.most])

    def _newest(self, window: Window) -> tuple[Entry, ...]:
        """The newest entries of a window, by the index of their order read backwards: the dated, then the others."""
        conditions, cells = ["TRUE"], list[Given]()
        if window.kind is not None:
            conditions.append("kind = ?")
            cells.append(window.kind)
        where, found = " AND ".join(conditions), list[Entry]()
        dated, years = f"{where} AND (date = '') = FALSE", _years(window.days)
        if years is not None:
            dated, cells = f"{dated} AND date >= ? AND date < ?", [*cells, *years]
        for entry in self._circles.among(f"{dated} ORDER BY date DESC, attested DESC, id DESC", cells):
            if len(found) == window.most:
                break
            found += [entry] if in_days(entry, window.days) else []
        for attested in ("FALSE", "TRUE") if window.days is None else ():  # whether nobody knows when it was told, too
            if len(found) < window.most:
                undated = (
                    f"{where} AND (date = '') = TRUE AND (attested = '') = {attested} ORDER BY {_BACKWARDS} LIMIT ?"
                )
                found += self._circles.among(undated, [*cells, window.most - len(found)])
        return tuple(found)

    def titles(self, articles: Collection[str]) -> dict[str, str]:
        """The titles of these articles, each as it came under the least of its ids."""
        told: dict[str, Cell] = {}
        query = "SELECT article, title FROM sightings WHERE article IN (??) ORDER BY article, given_id, file"
        for part in in_parts(sorted(articles)):
            for article, title in self.database.rows(query, [part]):
                told.setdefault(str(article), title)
        return {article: str(title) for article, title in told.items() if title}

    def together(self, entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], ...]:
        """Those that share a circle."""
        circles: dict[str, object] = {}
        for part in in_parts([entry.id for entry in entries]):
            circles |= {str(name): circle for name, circle in self.database.rows(_CIRCLES, [part])}
        return groups(entries, circles)

    def acting(self, names: frozenset[str]) -> frozenset[tuple[str, str]] | None:
        """Who acts for whom: by the claims in entries, and by the entries of claims that somebody judged."""
        rows = (row for query in _ACTING for row in self.database.rows(query, [sorted(names)]))
        found = {(str(actor), str(acts_for)) for actor, acts_for in rows}
        for entry in self._circles.entries_in(self._judged()):
            pairs = [(who, of) for who, of in acting_in(entry) if who and of]
            found |= {pair for pair in pairs if not names.isdisjoint(pair)}
        return frozenset(found)

    def between(self, one: Side, other: Side, alone: Collection[str]) -> tuple[Entry, ...]:
        """What may lie between two sides."""
        names: list[Given] = [sorted(one.names), sorted(other.names)]
        found = list(self._circles.among(f"number IN ({_BOTH})", names))
        if alone:
            found += self._circles.among(f"number IN ({_EITHER}) AND kind || '' IN (??)", [*names, sorted(alone)])
        for named, side in zip(names, (other, one), strict=True):
            quoted, cell = self._quoted(side)
            spoken = _SPOKEN.format(quoted=quoted, named=_NAMED)
            by_words = "position" in side.quoted  # then the next question finds these too
            found += self._circles.among(f"number IN ({spoken})", [cell, named]) if cell and not by_words else ()
            spoken = f"{_QUOTED.format(quoted=quoted)} AND e.number + 0 IN ({_NAMED})"
            given = [cell, sorted(side.quoted), named]
            found += self._circles.among(f"number IN ({spoken})", given) if cell and side.quoted else ()
        found += self._quoting_both(one, other)
        return tuple(sorted({entry.id: entry for entry in found}.values(), key=entry_order))

    def _quoting_both(self, one: Side, other: Side) -> Iterator[Entry]:
        """What names two sides by the words of its quotes alone, where that is enough for either."""
        kinds = sorted(one.quoted | other.quoted)
        (first, words), (second, others) = self._quoted(one), self._quoted(other)
        if kinds and words and others:
            both = f"{_QUOTED.format(quoted=first)} AND c.number + 0 IN ({second})"
            yield from self._circles.among(f"number IN ({both})", [words, kinds, others])

    def near(self, scope: Scope) -> Near:
        """The entries of a scope, which the indexes find and count."""
        conditions, cells = ["TRUE"], list[Given]()
        if scope.side is not None:
            quoted, words = self._quoted(scope.side)
            by_words = bool(words and scope.side.quoted)
            union = f" UNION {_QUOTED.format(quoted=quoted)}" if by_words else ""
            conditions.append(f"number IN ({_NAMED}{union})")
            cells += [sorted(scope.side.names), *([words, sorted(scope.side.quoted)] if by_words else [])]
        if scope.domain is not None:
            conditions.append(f"number IN ({_OF_DOMAIN})")
            cells += [scope.domain, sorted(self._judged())]
        if scope.since is not None:
            conditions.append("attested >= ?")
            cells.append(scope.since.isoformat())
        if scope.kinds is not None:
            conditions.append("kind || '' IN (??)")
            cells.append(sorted(scope.kinds))
        rows = list(self.database.rows(_NEWEST.format(condition=" AND ".join(conditions)), [*cells, scope.most]))
        every = {str(kind): cast(int, number) for _, kind, number in rows if cast(int, number) > scope.most}
        numbers = [cast(int, number) for number, _, _ in rows]
        found = (entry for part in in_parts(numbers) for entry in self._circles.among("number IN (??)", [part]))
        entries = sorted((entry for entry in found if scope.takes(entry)), key=entry_order)
        return Near(tuple(entries), dict(sorted(every.items())))

    def places(self, claims: Sequence[str]) -> Iterator[Place]:
        """Where these claims stand, without what they say."""
        query = 'SELECT id, article, start, "end", quote, score, reader, reader_version FROM claims WHERE id IN (??)'
        for part in in_parts(claims):
            yield from (Place(*cast(Any, row)) for row in self.database.rows(query, [part]))

    def _quoted(self, side: Side) -> tuple[str, str]:
        """A query for the claims whose quote holds words of a side, and the cell that it takes; "" for no words."""
        phrases = {words_of(phrase) for phrase in side.words} - {()}
        return self.database.quoted(sorted(phrases)) if phrases else ("", "")

    def _judged(self) -> frozenset[int]:
        """The circles of the claims that somebody judged."""
        told = self.database.rows("SELECT claims FROM judgements_applied")
        return self._circles.of({claim for (claims,) in told for claim in orjson.loads(str(claims))})


def _years(days: Days | None) -> tuple[Cell, Cell] | None:
    """Between which dates, as texts, an entry that meets the days can begin."""
    if days is None:
        return None
    return f"{max(1, days.first.year - _LONGEST):04}", days.after.isoformat()
