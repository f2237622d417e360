"""The ledger: who judged what, when and why; what was undone, and what lost its claim."""

from __future__ import annotations

from relazione.resolve.judgement import UNDO, Anchor
from relazione.serve.visit import Page, Visit, rows_asked
from relazione.store.ledger import held


def page(visit: Visit) -> Page:
    """The judgements, the newest first; `limit` of them."""
    ledger = visit.store.judgements()
    holding = {found.judgement.id: found for found in held(visit.store, ledger)}
    rows = []
    for judgement in ledger[::-1][: rows_asked(visit)]:
        found = holding.get(judgement.id)
        lost = found.orphaned if found else ()
        rows.append(
            {
                "judgement": judgement.id,
                "act": judgement.act,
                "slot": judgement.slot,
                "value": judgement.value,
                "claims": list(judgement.claims),
                "who": judgement.who,
                "when": judgement.when,
                "why": judgement.why,
                "holds": found is not None,
                "undone": judgement.act != UNDO and found is None,
                "lost": [what.quote if isinstance(what, Anchor) else what for what in lost],
                "address": f"/entry/{judgement.claims[0]}" if judgement.claims else "",
            }
        )
    return Page("ledger", "Judgements", {"Judgements": rows}, visit.store.extent(), {"number": len(ledger)})
