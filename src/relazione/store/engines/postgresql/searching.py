"""Searching a record in PostgreSQL: by the words kept of texts and quotes, ranked by the house's own BM25."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, cast

from relazione.store.database import Database, in_parts
from relazione.store.engines.postgresql.vectors import query_of
from relazione.store.searching import Hit, Searching, best_first
from relazione.store.words import Weighing, phrases_of, words_of

_ARTICLES, _CLAIMS = ("articles", "article_words"), ("claims", "claim_words")


class PostgresqlSearching(Searching):
    """The methods of `store.searching.Searching`, by tsvector."""

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
    wanted = query_of([(word,) for word in words_of(words)])
    query = f"""
        SELECT t.id FROM {index} w JOIN {table} t ON t.number = w.number
        WHERE w.words @@ CAST(? AS tsquery) ORDER BY t.id
    """
    return tuple(str(found) for (found,) in database.rows(query, [wanted])) if wanted else ()


def _ranked(database: Database, table: str, index: str, words: str) -> tuple[Hit, ...]:
    """The rows whose indexed text holds every phrase, weighed as `store.words` weighs them over all rows."""
    phrases = phrases_of(words)
    if not phrases:
        return ()
    query = f"""
        SELECT t.id, w.number, w.length FROM {index} w JOIN {table} t ON t.number = w.number
        WHERE w.words @@ CAST(? AS tsquery)
    """
    found = [cast(Any, row) for row in database.rows(query, [query_of(phrases)])]
    if not found:
        return ()
    weighing = _weighing(database, index, phrases)
    places = _places(database, index, [row[1] for row in found], sorted({word for p in phrases for word in p}))
    fits = {
        str(name): weighing.fit([_times(phrase, places[number]) for phrase in phrases], length)
        for name, number, length in found
    }
    return best_first(fits)


def _weighing(database: Database, index: str, phrases: Sequence[Sequence[str]]) -> Weighing:
    """How many texts there are, how long, and how many of them hold each phrase."""
    every, length = next(database.rows(f"SELECT COUNT(*), CAST(SUM(length) AS float8) FROM {index}"))
    holders = f"SELECT COUNT(*) FROM {index} WHERE words @@ CAST(? AS tsquery)"
    numbers = [cast(int, database.one(holders, [query_of([phrase])])) for phrase in phrases]
    return Weighing.of(cast(int, every), cast(float, length), numbers)


def _places(
    database: Database, index: str, numbers: Sequence[int], words: Sequence[str]
) -> Mapping[int, Mapping[str, Sequence[int]]]:
    """At which places of each text each of the words stands."""
    query = f"""
        SELECT w.number, u.lexeme, u.positions FROM {index} w, unnest(w.words) u
        WHERE w.number IN (??) AND u.lexeme IN (??)
    """
    found: defaultdict[int, dict[str, Sequence[int]]] = defaultdict(dict)
    for part in in_parts(numbers):
        for number, word, places in cast(Any, database.rows(query, [part, words])):
            found[number][word] = places
    return found


def _times(phrase: Sequence[str], places: Mapping[str, Sequence[int]]) -> int:
    """How often a phrase stands in a text: at how many places of its first word the others follow."""
    follow = [set(places.get(word, ())) for word in phrase]
    return sum(all(place + step in there for step, there in enumerate(follow)) for place in follow[0])
