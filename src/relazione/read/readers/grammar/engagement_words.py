"""Classes of words from `engagement_words.csv` that the engagement reader asks for."""

from __future__ import annotations

from functools import cache

from relazione.codebook.table import rows


@cache
def words(name: str) -> frozenset[str]:
    """The lemmas of a class; a name that is no class is the one lemma it spells."""
    return _classes().get(name, frozenset({name}))


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split("|")) for row in rows("engagement_words")}
