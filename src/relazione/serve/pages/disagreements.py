"""Disagreements: where reports cannot all be right; of the whole record, or of parties."""

from __future__ import annotations

from itertools import islice

from relazione.resolve.disagreements import disputes
from relazione.serve.rows import behind, dispute_row
from relazione.serve.selection import selected
from relazione.serve.visit import Page, Visit, rows_asked


def page(visit: Visit) -> Page:
    """The disagreements of what is selected, `limit` of them."""
    chosen = selected(visit)
    proofs = behind(visit.store, chosen.entries)
    found = disputes(chosen.entries, proofs.claims, proofs.published())
    rows = [dispute_row(one, proofs) for one in islice(found, rows_asked(visit))]
    return Page(
        "disagreements",
        f"Disagreements{chosen.of}",
        {"Disagreements": rows},
        visit.store.extent(),
        {"chosen": chosen, "number": len(found)},
        chosen.parties,
    )
