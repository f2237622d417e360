"""Disagreements: where reports cannot all be right, each side with the reports that give it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.resolve.disagreements import Dispute
from relazione.tell.csv_text import Cell
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Table
from relazione.tell.whole import Whole, id_of


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    for dispute in told.disputes:
        against = next(claim for side in dispute.sides for claim in side.claims)
        for number, side in enumerate(dispute.sides, 1):
            for claim in side.claims or (against,):
                yield {
                    "disagreement": _id(dispute),
                    "side": number,
                    "about": dispute.about,
                    "value": side.value,
                    "by_table": not side.claims,
                    "entry": _entry_of(told, dispute, claim),
                    "claim": claim,
                }


def _entry_of(told: Whole, dispute: Dispute, claim: str) -> str | None:
    """The entry that holds a claim of a dispute: one of those in dispute, as a rule."""
    return next((entry.id for entry in dispute.entries if claim in entry.claims), None) or told.entry_of(claim)


def _id(dispute: Dispute) -> str:
    said = (f"{side.value}\x1e{' '.join(side.claims)}" for side in dispute.sides)
    return id_of(dispute.about, *(entry.id for entry in dispute.entries), *said)


TABLE = Table(
    name="disagreements",
    about="Where reports cannot all be right: two days for one signing, two offices for one person, a capital "
    "misnamed. One row a side and report; nothing is overwritten, the entries keep all values.",
    key=("disagreement", "side", "claim"),
    columns=(
        Column("disagreement", "Id of the disagreement: a hash of its sides.", needed=True),
        Column("side", "Which side, from 1; the best supported first.", "integer", needed=True),
        Column("about", "In what: a slot, the office, whom somebody serves, or the capital.", needed=True),
        Column("value", "What this side says.", needed=True),
        Column("by_table", "Whether a table of ours says so; `claim` is then what it stands against.", "boolean", True),
        ENTRY,
        CLAIM,
    ),
    references=(PROVED,),
    rows=_rows,
)
