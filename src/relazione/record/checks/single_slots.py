"""A slot for one value holds one value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.record.check import Objection
from relazione.record.kind import all_kinds

ORDER = 40


def object_to(finding: Finding, article: Article, beside: Sequence[Finding]) -> Iterator[Objection]:
    """Objects to every value after the first in a slot that takes one."""
    kind = all_kinds()[finding.kind]
    for name, values in finding.slots.items():
        slot = kind.slot(name)
        if slot is not None and not slot.many:
            for index in range(1, len(values)):
                yield Objection(f"{name!r} takes one value; {values[0].value!r} is kept", name, index)
