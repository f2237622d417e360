"""Browsing a record in tables: by its indexes, so that a page of a large record costs as much as one of a small."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from typing import Any, cast

from relazione.record.days import Days
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.store.article_rows import day_of_cell
from relazione.store.browsing import Browsing, Coverage, Window, in_days
from relazione.store.database import Cell, Database, in_parts
from relazione.store.sql_circles import SqlCircles

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

    def latest(self, most: int) -> tuple[ArticleFacts, ...]:
        """The newest articles."""
        query = """
            SELECT a.id, (SELECT MIN(given_id) FROM sightings WHERE article = a.id), a.published, a.publisher
            FROM articles a WHERE a.published IS NOT NULL ORDER BY a.published DESC, a.id DESC LIMIT ?
        """
        rows = self.database.rows(query, [most])
        return tuple(ArticleFacts(str(a), str(given), day_of_cell(day), cast(Any, who)) for a, given, day, who in rows)

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
        found: list[Entry] = []
        after = window.after
        while len(found) < window.most:
            some = self._circles.part(window.kind, _years(window.days), after, window.most)
            found += [entry for entry in some if in_days(entry, window.days)]
            if len(some) < window.most:
                break
            after = some[-1].id
        return tuple(found[: window.most])


def _years(days: Days | None) -> tuple[Cell, Cell] | None:
    """Between which dates, as texts, an entry that meets the days can begin."""
    if days is None:
        return None
    return f"{max(1, days.first.year - _LONGEST):04}", days.after.isoformat()
