"""A claim says only what its kind can say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.record.check import PARTICIPANTS, Objection
from relazione.record.kind import all_kinds

ORDER = 30


def object_to(finding: Finding, article: Article, beside: Sequence[Finding]) -> Iterator[Objection]:
    """Objects to slots that the kind does not have, and to participants of what has none."""
    kind = all_kinds()[finding.kind]
    for slot, values in finding.slots.items():
        if kind.slot(slot) is None:
            for index in range(len(values)):
                yield Objection(f"a {kind.name} has no slot {slot!r}", slot, index)
    if not kind.participants:
        for index in range(len(finding.participants)):
            yield Objection(f"a {kind.name} has no participants", PARTICIPANTS, index)
