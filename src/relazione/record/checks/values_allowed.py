"""Where the codebook has a closed list, a value is on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.codebook.vocabulary import vocabulary
from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.record.check import PARTICIPANTS, Objection
from relazione.record.kind import all_kinds

ORDER = 50


def object_to(finding: Finding, article: Article, beside: Sequence[Finding]) -> Iterator[Objection]:
    """Objects to values that their vocabulary does not have, roles of participants among them."""
    for slot in all_kinds()[finding.kind].slots:
        if not slot.vocabulary:
            continue
        for index, value in enumerate(finding.slots.get(slot.name, ())):
            if value.value not in vocabulary(slot.vocabulary):
                yield Objection(f"{value.value!r} is no {slot.name} of the codebook", slot.name, index)
    for index, participant in enumerate(finding.participants):
        if participant.role not in vocabulary("role"):
            yield Objection(f"{participant.role!r} is no role of the codebook", PARTICIPANTS, index)
