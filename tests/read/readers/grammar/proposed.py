"""The events that a text could tell of, likely or not: what the engagement reader weighs."""

from __future__ import annotations

from datetime import date

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.finding import Finding
from relazione.read.readers.grammar.engagements import drafts
from relazione.read.reading import Reading

DAY = date(2024, 5, 15)


def proposals(reading: Reading) -> list[Finding]:
    """Every event that the words could tell of, in the order of the text."""
    return [draft.finding for draft in drafts(reading)]


def told(text: str) -> set[tuple[str, frozenset[str]]]:
    """The types of the engagements that a text of DAY tells of, each with the states that take part."""
    reading = build_reading(Article(article_id(text, DAY, None), "sample", text, DAY))
    return {
        (finding.slots["type"][0].value, frozenset(p.acts_for.value for p in finding.participants if p.acts_for))
        for finding in proposals(reading)
    }
