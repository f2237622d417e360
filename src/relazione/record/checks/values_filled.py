"""A value says something, and says it once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.record.check import PARTICIPANTS, Objection

ORDER = 35


def object_to(finding: Finding, article: Article, beside: Sequence[Finding]) -> Iterator[Objection]:
    """Objects to empty values and to the second of two equal values in a slot."""
    for slot, values in finding.slots.items():
        seen: set[str] = set()
        for index, value in enumerate(values):
            if not value.value.strip():
                yield Objection("the value is empty", slot, index)
            elif value.value in seen:
                yield Objection(f"{value.value!r} stands twice", slot, index)
            seen.add(value.value)
    for index, participant in enumerate(finding.participants):
        if not participant.who.value.strip():
            yield Objection("the participant has no name", PARTICIPANTS, index)
