"""`relazione entries [PARTY ...] [--kind KIND]`: what the record holds, each thing once with all its reports."""

from __future__ import annotations

from relazione.errors import RunStopped
from relazione.record.kind import all_kinds
from relazione.tell.answer import Answer
from relazione.tell.question import Question, entry_row, proofs, whom

HELP = "What the record holds on some parties, or at all: each thing once, with its date and all its reports."
LEAST, MOST = 0, 2


def answer(question: Question) -> Answer:
    """The entries that touch all parties, those with most reports first within a kind; RunStopped for no such kind."""
    kind = question.kind
    if kind is not None and kind not in all_kinds():
        raise RunStopped(f"there is no kind {kind!r}", "entries --kind", f"Choose one of: {', '.join(all_kinds())}.")
    entries = question.entries(*([kind] if kind else []))
    entries.sort(key=lambda entry: (entry.kind, -len(entry.claims), entry.date or "~", entry.id))
    behind = proofs(question, entries)
    return question.answer(f"Entries{whom(question)}", (entry_row(entry, behind) for entry in entries))
