"""`relazione agreements [PARTY ...]`: the instruments between parties, each with its life."""

from __future__ import annotations

from relazione.tell.answer import Answer
from relazione.tell.question import Question, whom
from relazione.tell.stages import life_rows

HELP = "The instruments between parties: negotiated, signed, in force, extended, expired, with dates and sources."
LEAST, MOST = 0, 2


def answer(question: Question) -> Answer:
    """The agreements that touch all parties, each with the stages of its life and the day of its anniversaries."""
    return question.answer(f"Agreements{whom(question)}", life_rows(question, "agreement"))
