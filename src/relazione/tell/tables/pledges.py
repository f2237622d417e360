"""Pledges: promises of an own act, and what a person judged of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.tell.answers.pledges import judged_pledges
from relazione.tell.csv_text import Cell
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Reference, Table
from relazione.tell.whole import Whole


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    judged = judged_pledges(told.store)
    for pledge in told.pledges:
        entry = pledge.entry
        verdict, why = next((judged[claim] for claim in entry.claims if claim in judged), (None, None))
        yield {
            **told.proof(entry, entry.claims),
            "speaker": entry.one("speaker"),
            "for": entry.one("for"),
            "towards": entry.one("towards"),
            "about": entry.one("about"),
            "first_reported": pledge.day or None,
            "outcome": int(verdict) if verdict else None,
            "outcome_because": why,
            "candidates": len(pledge.candidates),
        }


TABLE = Table(
    name="pledges",
    about="Promises of an own act, one row each: the positions whose stance is pledge. Whether one was kept a person "
    "says; what may be the promise kept is in pledge_candidates.",
    key=("entry",),
    columns=(
        ENTRY,
        Column("speaker", "Who promised.", needed=True),
        Column("for", "The state (ISO alpha-3) or organisation that the speaker acts for."),
        Column("towards", "To whom."),
        Column("about", "What, in words of the article."),
        Column("first_reported", "The first day on which a dated article tells of it.", "date"),
        Column("outcome", "What a person judged: 1 kept, 0 in part or in progress, -1 broken; empty: open.", "integer"),
        Column("outcome_because", "Who judged so, when and why."),
        Column("candidates", "How many later things may be the promise kept.", "integer", needed=True),
        CLAIM,
    ),
    references=(PROVED, Reference(("entry",), "positions")),
    rows=_rows,
)
