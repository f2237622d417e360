"""A date is a day, month, year or interval that the calendar has, and runs forwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.record.check import Objection
from relazione.record.days import days_of
from relazione.record.kind import all_kinds

ORDER = 60


def object_to(finding: Finding, article: Article, beside: Sequence[Finding]) -> Iterator[Objection]:
    """Objects to dates that are no ISO 8601 prefix or interval, are in no calendar, or end before they begin."""
    for slot in all_kinds()[finding.kind].slots:
        for index, value in enumerate(finding.slots.get(slot.name, ())):
            if slot.form == "date" and days_of(value.value) is None:
                yield Objection(f"{value.value!r} is no date of the calendar", slot.name, index)
    since, until = (finding.slots.get(slot) for slot in ("since", "until"))
    if since and until:
        begin, end = days_of(since[0].value), days_of(until[0].value)
        if begin and end and end.after <= begin.first:
            yield Objection(f"it would end ({until[0].value}) before it begins ({since[0].value})", "until", 0)
