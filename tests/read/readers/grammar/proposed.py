"""The events that a text could tell of, likely or not: what the engagement reader weighs."""

from __future__ import annotations

from relazione.read.finding import Finding
from relazione.read.readers.grammar.engagements import drafts
from relazione.read.reading import Reading


def proposals(reading: Reading) -> list[Finding]:
    """Every event that the words could tell of, in the order of the text."""
    return [draft.finding for draft in drafts(reading)]
