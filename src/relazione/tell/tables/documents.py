"""Documents: the articles, without their texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from relazione.tell.csv_text import Cell
from relazione.tell.table import Column, Table
from relazione.tell.whole import Whole


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    for article in told.store.articles():
        yield {
            "document": article.id,
            "doc": article.given_id,
            "also_doc": tuple(name for name in told.store.given_ids(article.id) if name != article.given_id),
            "published": article.published.isoformat() if article.published else None,
            "publisher": article.publisher,
            "title": article.title,
            "url": article.url,
            "characters": len(article.text),
            "text_sha256": hashlib.sha256(article.text.encode("utf-8")).hexdigest(),
            "reports": told.reports_in.get(article.id, 0),
        }


TABLE = Table(
    name="documents",
    about="The articles in sight, one row each, without their texts, which belong to their publishers. What was read "
    "and told nothing is here too: what was searched is part of every answer.",
    key=("document",),
    columns=(
        Column("document", "Id of the article: a hash of its text, day of publication and publisher.", needed=True),
        Column("doc", "The name under which it was brought in; of several the first in the alphabet.", needed=True),
        Column("also_doc", "Other names under which the same article was brought in."),
        Column("published", "Day of publication; empty where the article tells none.", "date"),
        Column("publisher", "Who published it, as the article was brought in."),
        Column("title", "Its title, where it came with one."),
        Column("url", "Its address, where it came with one."),
        Column("characters", "Length of its text in code points (Unicode NFC).", "integer", needed=True),
        Column("text_sha256", "SHA-256 of its text in UTF-8, by which a copy is checked.", needed=True),
        Column("reports", "How many reports of this data set stand in it.", "integer", needed=True),
    ),
    references=(),
    rows=_rows,
)
