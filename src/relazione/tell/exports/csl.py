"""The articles of a record as CSL JSON, for Zotero, Pandoc and other programs that cite. Lost on the way: the text."""

from __future__ import annotations

import json
from collections.abc import Iterator

from relazione.ingest.article import Article
from relazione.store.contract import Store
from relazione.tell.exports.bibtex import title

WITHOUT_ENTRIES = True  # articles alone are told, which no day of the world leaves out


def lines(store: Store) -> Iterator[str]:
    """A JSON array with one object an article, one a line, in the order of the given ids."""
    before = "[\n"
    for article in store.articles():
        yield before + json.dumps(_source(article), ensure_ascii=False)
        before = ",\n"
    yield "\n]\n" if before.startswith(",") else "[]\n"


def _source(article: Article) -> dict[str, object]:
    day = article.published
    told: dict[str, object] = {
        "id": f"relazione-{article.id}",
        "type": "article-newspaper",
        "title": title(article),
        "container-title": article.publisher,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "URL": article.url,
        "note": article.given_id,
    }
    return {name: value for name, value in told.items() if value is not None}
