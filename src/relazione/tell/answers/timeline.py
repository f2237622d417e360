"""`relazione timeline A B`: what happened between two parties, in order of days, meetings within their visits."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.resolve.containment import parts
from relazione.resolve.entry import Entry
from relazione.tell.answer import Answer, Row
from relazione.tell.question import Proofs, Question, entry_row, proofs, whom

HELP = "What happened between two parties, or to one, in order of days; what lies within a visit is set in under it."
LEAST, MOST = 1, 2
_TOLD = ("engagement", "agreement", "mission", "membership")
_LATE = "~"  # after every date


def answer(question: Question) -> Answer:
    """Engagements, agreements, missions and memberships that touch all parties, the undated last."""
    entries = [entry for entry in question.entries(*_TOLD) if entry.kind != "mission" or entry.date]
    behind = proofs(question, entries)
    return question.answer(f"Timeline{whom(question)}", _rows(entries, behind))


def _rows(entries: list[Entry], behind: Proofs) -> Iterator[Row]:
    by_id = {entry.id: entry for entry in entries}
    within: dict[str, list[Entry]] = {}
    inside = set()
    for part in parts(entries, behind.claims):
        within.setdefault(part.whole, []).append(by_id[part.part])
        inside.add(part.part)
    for entry in sorted(entries, key=_moment):
        if entry.id in inside:
            continue
        yield entry_row(entry, behind)
        for each in sorted(within.get(entry.id, ()), key=_moment):
            yield entry_row(each, behind, depth=1, within=entry.id)


def _moment(entry: Entry) -> tuple[str, str, str]:
    """The day of the thing itself, else of its first report as an upper bound; the undated last."""
    day = entry.date or entry.one("since") or ""
    return day or entry.first_attested or _LATE, entry.first_attested or _LATE, entry.id
