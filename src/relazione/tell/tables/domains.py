"""Domains: what engagements, agreements and positions are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.tell.csv_text import Cell
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Reference, Table
from relazione.tell.whole import Whole


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    for item in told.items():
        for value in item.entry.slots.get("domains", ()):
            yield {
                **told.proof(item.entry, value.claims),
                "domain": value.value,
                "kind": item.kind,
                "reports": len(value.claims),
            }


TABLE = Table(
    name="domains",
    about="What engagements, agreements and positions are about, one row an entry and domain.",
    key=("entry", "domain"),
    columns=(
        ENTRY,
        Column("domain", "The domain.", needed=True, words="domain"),
        Column("kind", "Kind of the entry.", needed=True),
        Column("reports", "How many reports give it.", "integer", needed=True),
        CLAIM,
    ),
    references=(PROVED, Reference(("entry",), "entries")),
    rows=_rows,
)
