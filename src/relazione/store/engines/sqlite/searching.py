"""Searching a record in SQLite: by its two full-text tables, of the texts of articles and of the quotes of claims."""

from __future__ import annotations

from relazione.store.database import Database
from relazione.store.searching import Hit, Searching
from relazione.store.words import phrases_of, words_of

_ARTICLES, _CLAIMS = ("articles", "article_words"), ("claims", "claim_words")


class SqliteSearching(Searching):
    """The methods of `store.searching.Searching`, by FTS5."""

    database: Database

    def search(self, words: str) -> tuple[str, ...]:
        """The ids of the articles that hold all the words."""
        return _holding(self.database, *_ARTICLES, words)

    def search_claims(self, words: str) -> tuple[str, ...]:
        """The ids of the claims whose quote holds all the words."""
        return _holding(self.database, *_CLAIMS, words)

    def ranked(self, words: str) -> tuple[Hit, ...]:
        """The articles that hold all the words, the best first."""
        return _ranked(self.database, *_ARTICLES, words)

    def ranked_claims(self, words: str) -> tuple[Hit, ...]:
        """The claims whose quote holds all the words, the best first."""
        return _ranked(self.database, *_CLAIMS, words)


def _holding(database: Database, table: str, index: str, words: str) -> tuple[str, ...]:
    """The ids of the rows whose indexed text holds every word; none for no words."""
    wanted = " ".join(f'"{word}"' for word in words_of(words))
    query = f"SELECT t.id FROM {index} JOIN {table} t ON t.number = {index}.rowid WHERE {index} MATCH ? ORDER BY t.id"
    return tuple(str(found) for (found,) in database.rows(query, [wanted])) if wanted else ()


def _ranked(database: Database, table: str, index: str, words: str) -> tuple[Hit, ...]:
    """The rows whose indexed text holds every phrase; FTS5's own BM25 counts downwards."""
    wanted = " ".join(f'"{" ".join(phrase)}"' for phrase in phrases_of(words))
    query = f"""
        SELECT t.id, -bm25({index}) FROM {index} JOIN {table} t ON t.number = {index}.rowid
        WHERE {index} MATCH ? ORDER BY bm25({index}), t.id
    """
    return tuple(Hit(str(found), float(str(fit))) for found, fit in database.rows(query, [wanted])) if wanted else ()
