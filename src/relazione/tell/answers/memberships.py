"""`relazione memberships [PARTY ...]`: standings in organisations, one life for each member and organisation."""

from __future__ import annotations

from relazione.tell.answer import Answer
from relazione.tell.question import Question, whom
from relazione.tell.stages import life_rows

HELP = "Standings in organisations: candidate, observer, partner, member, with dates and sources."
LEAST, MOST = 0, 2


def answer(question: Question) -> Answer:
    """The memberships that touch all parties, the standings of one member in one organisation together."""
    return question.answer(f"Memberships{whom(question)}", life_rows(question, "membership"))
