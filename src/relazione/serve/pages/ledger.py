"""The ledger: who judged what, when and why; what was undone, and what lost its claim."""

from __future__ import annotations

from collections.abc import Mapping

from relazione.resolve.judgement import UNDO, Anchor, Judgement
from relazione.serve.cursor import next_cursor, place_of
from relazione.serve.visit import Page, Row, Visit, rows_asked
from relazione.store.contract import Store
from relazione.store.ledger import Held, held
from relazione.tell.wording.dates import words
from relazione.tell.wording.quotes import shortened

_QUOTE = 160  # characters of what was judged


def page(visit: Visit) -> Page:
    """The judgements, the newest first; `limit` of them from `cursor` on."""
    ledger = visit.store.judgements()
    begin, most = place_of(visit.word("cursor")), rows_asked(visit)
    holding = {found.judgement.id: found for found in held(visit.store, ledger)}
    by_id = {judgement.id: judgement for judgement in ledger}
    rows = [_row(visit.store, judgement, holding, by_id) for judgement in ledger[::-1][begin : begin + most]]
    return Page(
        "ledger", "Judgements", {"Judgements": rows}, visit.store.extent(), {"number": len(ledger)},
        next=next_cursor(begin + most) if begin + most < len(ledger) else "",
        totals={"Judgements": len(ledger)},
    )  # fmt: skip


def _row(store: Store, made: Judgement, holding: Mapping[str, Held], by_id: Mapping[str, Judgement]) -> Row:
    found = holding.get(made.id)
    about = by_id.get(made.value or "", made) if made.act == UNDO else made
    lost = found.orphaned if found else ()
    return {
        "judgement": made.id,
        "act": made.act,
        "slot": made.slot,
        "value": made.value,
        "claims": list(made.claims),
        "about": [shortened(quote, _QUOTE) for quote in _quotes(store, about)],
        "undoes": f"{about.act} by {about.who}" if made.act == UNDO and about is not made else None,
        "who": made.who,
        "when": made.when,
        "day": words(made.when[:10]),
        "time": made.when[11:16],
        "why": made.why,
        "holds": found is not None,
        "undone": made.act != UNDO and found is None,
        "lost": [what.quote if isinstance(what, Anchor) else what for what in lost],
        "address": f"/entry/{about.claims[0]}" if about.claims else "",
    }


def _quotes(store: Store, judgement: Judgement) -> list[str]:
    """The words of the claims that were judged, each once."""
    told = judgement.anchors or store.claims_with(judgement.claims)
    return list(dict.fromkeys(" ".join(each.quote.split()) for each in told))
