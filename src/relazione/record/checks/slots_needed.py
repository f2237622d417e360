"""A claim says at least what its kind must say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.record.check import Objection
from relazione.record.kind import all_kinds

ORDER = 90


def object_to(finding: Finding, article: Article, beside: Sequence[Finding]) -> Iterator[Objection]:
    """Objects to a finding that lacks a needed slot, or participants where there must be some.

    Made last, when other checks have left out what cannot stand.
    """
    kind = all_kinds()[finding.kind]
    lacking = [slot.name for slot in kind.slots if slot.needed and not finding.slots.get(slot.name)]
    if kind.participants and not finding.participants:
        lacking.append("participants")
    if lacking:
        yield Objection(f"a {kind.name} needs {' and '.join(lacking)}")
