"""Evidence and values stand on words of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.ingest.article import Article
from relazione.read.finding import NOWHERE, Finding, Value
from relazione.record.check import PARTICIPANTS, Objection

ORDER = 20


def object_to(finding: Finding, article: Article, beside: Sequence[Finding]) -> Iterator[Objection]:
    """Objects to evidence, or to a value, whose span is empty, blank or not inside the text."""
    if fault := _fault(finding.start, finding.end, article.text):
        yield Objection(f"the evidence {fault}")
        return
    for slot, values in finding.slots.items():
        for index, value in enumerate(values):
            if fault := _fault(value.start, value.end, article.text):
                yield Objection(f"the value {value.value!r} {fault}", slot, index)
    for index, participant in enumerate(finding.participants):
        for side in (participant.who, participant.acts_for):
            if side is not None and (fault := _side_fault(side, article.text)):
                yield Objection(fault, PARTICIPANTS, index)
                break


def _side_fault(side: Value, text: str) -> str:
    fault = _fault(side.start, side.end, text)
    return fault and f"the value {side.value!r} {fault}"


def _fault(start: int, end: int, text: str) -> str:
    """What is wrong with a span, "" if nothing."""
    if (start, end) == NOWHERE:
        return "stands on words that are not in the text"
    if not 0 <= start < end <= len(text):
        return f"stands on {start}-{end}, which is no span of the text (0-{len(text)})"
    return "" if text[start:end].strip() else f"stands on {start}-{end}, where there are no words"
