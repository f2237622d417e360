"""A finding is of one of the kinds that the record keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.record.check import Objection
from relazione.record.kind import all_kinds

ORDER = 10


def object_to(finding: Finding, article: Article, beside: Sequence[Finding]) -> Iterator[Objection]:
    """Objects to a kind that is no file of `record/kinds/`."""
    if finding.kind not in all_kinds():
        yield Objection(f"{finding.kind!r} is no kind of claim; the kinds are {', '.join(all_kinds())}")
