"""`relazione positions [PARTY ...]`: who takes which stance towards whom, in whose words, the newest first."""

from __future__ import annotations

from relazione.tell.answer import Answer
from relazione.tell.question import Question, entry_row, proofs, whom

HELP = "Who takes which stance towards whom, the newest first; each with the words."
LEAST, MOST = 0, 2


def answer(question: Question) -> Answer:
    """The positions that touch all parties."""
    entries = question.entries("position")
    entries.sort(key=lambda entry: (entry.last_attested or "", entry.id), reverse=True)
    behind = proofs(question, entries)
    rows = [
        entry_row(
            entry,
            behind,
            speaker=entry.one("speaker"),
            acts_for=entry.one("for"),
            stance=entry.one("stance"),
            towards=entry.one("towards"),
            quote=behind.claims[entry.lead].quote,
        )
        for entry in entries
    ]
    return question.answer(f"Positions{whom(question)}", rows)
