"""Articles as rows of a table, made articles again."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from relazione.ingest.article import Article
from relazione.store.database import Cell, Row


def day_of_cell(cell: Cell) -> date | None:
    """The day that a cell holds in ISO 8601, None for an empty one."""
    return None if cell is None else date.fromisoformat(str(cell))


def article_of_row(row: Row) -> Article:
    """The article of a row: id, given id, text, day, title, publisher, url and file ("" where not told)."""
    identity, given_id, text, published, title, publisher, url, file = cast(Any, row)
    return Article(identity, given_id, text, day_of_cell(published), title, publisher, url, file or None)
