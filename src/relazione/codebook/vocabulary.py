"""The codebook's closed lists: which values a slot may have, and how each reads in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from relazione.codebook.table import rows


@cache
def _vocabularies() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows("vocabularies"):
        found.setdefault(row["vocabulary"], {})[row["value"]] = row["words"]
    return found


def vocabulary(name: str) -> Mapping[str, str]:
    """The values of one list with their English words, in the order of the table; KeyError for a list not in it."""
    return _vocabularies()[name]
