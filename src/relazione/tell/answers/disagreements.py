"""`relazione disagreements [PARTY ...]`: where reports cannot all be right; every side with its quote."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.record.english import shown
from relazione.record.kind import sentence
from relazione.resolve.disagreements import Dispute, Side, disputes
from relazione.tell.answer import Answer, Row
from relazione.tell.csv_text import Cell
from relazione.tell.question import Proofs, Question, proofs, whom
from relazione.tell.wording.quotes import shortened

HELP = "Where reports cannot all be right: two days, two offices, a capital misnamed; every side with its quote."
LEAST, MOST = 0, 2
_QUOTE = 140  # characters of a quote in a line to read
_LABELS = {"signed": "day of signing", "date": "day", "since": "beginning", "until": "end"}


def answer(question: Question) -> Answer:
    """The disagreements in entries that touch all parties, one row each; programs get one row a side."""
    entries = question.entries()
    behind = proofs(question, entries)
    found = disputes(entries, behind.claims, behind.published())
    rows = [row for number, dispute in enumerate(found, 1) for row in _rows(number, dispute, behind)]
    return question.answer(f"Disagreements{whom(question)}", rows)


def _rows(number: int, dispute: Dispute, behind: Proofs) -> Iterator[Row]:
    about = _LABELS.get(dispute.about, dispute.about)
    what = sentence(dispute.entries[0])
    yield Row(f"{number}. {about}: {what}", (), {**_cells(number, dispute), "side": None})
    for side in dispute.sides:
        yield _side(number, dispute, side, behind)


def _cells(number: int, dispute: Dispute) -> dict[str, Cell]:
    return {
        "number": number,
        "about": dispute.about,
        "what": sentence(dispute.entries[0]),
        "entries": tuple(entry.id for entry in dispute.entries),
    }


def _side(number: int, dispute: Dispute, side: Side, behind: Proofs) -> Row:
    quotes = [behind.claims[key].quote for key in side.claims if key in behind.claims]
    docs = behind.docs(side.claims)
    cells = {**_cells(number, dispute), "side": side.value, "sources": docs, "quotes": tuple(quotes)}
    told = f"“{shortened(quotes[0], _QUOTE)}” — {', '.join(docs)}" if quotes else "by the table of capitals"
    return Row(f"{shown(side.value)}: {told}", (), cells, 1)
