"""`relazione missions [PARTY ...]`: embassies, consulates and other posts, each with its life."""

from __future__ import annotations

from relazione.tell.answer import Answer
from relazione.tell.question import Question, whom
from relazione.tell.stages import life_rows

HELP = "Embassies, consulates and other posts: planned, opened, upgraded, closed, with dates and sources."
LEAST, MOST = 0, 2


def answer(question: Question) -> Answer:
    """The missions that touch all parties, each with the stages of its life."""
    return question.answer(f"Missions{whom(question)}", life_rows(question, "mission"))
