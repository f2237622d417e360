"""Disagreements: where reports cannot all be right; of the whole record, or of parties."""

from __future__ import annotations

from relazione.resolve.disagreements import disputes
from relazione.serve.rows import behind, dispute_row
from relazione.serve.selection import selected
from relazione.serve.visit import Page, Visit, rows_asked


def page(visit: Visit) -> Page:
    """The disagreements of what is selected, `limit` of them."""
    chosen = selected(visit)
    proofs = behind(visit.store, chosen.entries)
    found = disputes(chosen.entries, proofs.claims, proofs.published())
    return Page(
        "disagreements",
        f"Disagreements{chosen.of}",
        {"Disagreements": [dispute_row(one, proofs) for one in found[: rows_asked(visit)]]},
        visit.store.extent(),
        parties=chosen.parties,
        totals={"Disagreements": len(found)},
        cut=chosen.cut,
    )
