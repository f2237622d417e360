"""The articles of a record in tables, each with the least of the ids under which it came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, cast

from relazione.ingest.article import Article
from relazione.store.article_rows import article_of_row, day_of_cell
from relazione.store.contract import NOT_DIPLOMATIC, Extent
from relazione.store.database import Cell, Database

# An article as it is handed back: with the least of its sightings.
_ARTICLES = """
    SELECT a.id, s.given_id, a.text, a.published, s.title, a.publisher, s.url, s.file
    FROM articles a JOIN sightings s ON s.article = a.id
    WHERE (s.given_id, s.file) = (
        SELECT given_id, file FROM sightings WHERE article = a.id ORDER BY given_id, file LIMIT 1
    )
"""
# Of an article: it has been looked at, and no reader read it.
_PASSED_OVER = """
    id IN (SELECT article FROM readings AS passed WHERE version LIKE ? AND NOT EXISTS
        (SELECT 1 FROM readings WHERE article = passed.article AND version NOT LIKE ?))
"""


class SqlArticles:
    """What `store.contract.Store` asks of articles."""

    database: Database

    def article(self, article: str) -> Article | None:
        """The article with this id."""
        return next((article_of_row(row) for row in self.database.rows(f"{_ARTICLES} AND a.id = ?", [article])), None)

    def articles(self) -> Iterator[Article]:
        """All articles by (given id, id)."""
        yield from map(article_of_row, self.database.each(f"{_ARTICLES} ORDER BY s.given_id, a.id"))

    def extent(self, until: date | None = None) -> Extent:
        """What the record covers."""
        condition, cells = ("TRUE", list[Cell]()) if until is None else ("published <= ?", [until.isoformat()])
        query = f"""
            SELECT publisher, COUNT(*), COUNT(published), MIN(published), MAX(published)
            FROM articles WHERE {condition} GROUP BY publisher ORDER BY publisher
        """
        found = [cast(Any, row) for row in self.database.rows(query, cells)]
        articles, dated = (sum(row[column] for row in found) for column in (1, 2))
        first = min((row[3] for row in found if row[3]), default=None)
        last = max((row[4] for row in found if row[4]), default=None)
        publishers = tuple(str(row[0]) for row in found if row[0])
        query = f"SELECT COUNT(*) FROM articles WHERE {_PASSED_OVER} AND {condition}"
        unread = cast(int, self.database.one(query, [*[f"%{NOT_DIPLOMATIC}"] * 2, *cells]))
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
        version = self.database.one("SELECT version FROM readings WHERE article = ? AND reader = ?", (article, reader))
        return None if version is None else str(version)

    def _texts(self, query: str, cells: Sequence[Cell]) -> tuple[str, ...]:
        return tuple(str(text) for (text,) in self.database.rows(query, cells))
