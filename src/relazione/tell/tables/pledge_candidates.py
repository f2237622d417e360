"""Pledge candidates: later things that may be a promise kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.tell.csv_text import Cell
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Reference, Table
from relazione.tell.whole import Whole


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    for pledge in told.pledges:
        for candidate in pledge.candidates:
            yield {
                **told.proof(candidate.entry, candidate.entry.claims),
                "pledge": pledge.entry.id,
                "score": candidate.score,
                "because": candidate.words,
            }


TABLE = Table(
    name="pledge_candidates",
    about="Later things that may be a promise kept, up to three for each pledge. Candidates for a person's eye, not "
    "findings.",
    key=("pledge", "entry"),
    columns=(
        Column("pledge", "The entry of the pledge.", needed=True),
        ENTRY,
        Column("score", "How well it fits, 0 to 1, not calibrated.", "number", needed=True),
        Column("because", "What speaks for it.", needed=True),
        CLAIM,
    ),
    references=(PROVED, Reference(("pledge",), "pledges", ("entry",))),
    rows=_rows,
)
