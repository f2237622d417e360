"""Reads diplomatic news and keeps the record of relations, each line with the sentence that proves it.

import relazione

record = relazione.open("relations.sqlite")
print(record.read("examples"))
print(record.brief("KOR", "PAK"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from relazione.library import Record


def open(record: str | Path) -> Record:  # noqa: A001 - `relazione.open(...)` says what it does, as `shelve.open` does
    """The record in this file; it is made when something is first read into it."""
    from relazione.library import Record  # here, so that importing relazione costs nothing

    return Record(record)
