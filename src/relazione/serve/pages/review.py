"""The review queue: what a person should look at first, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from relazione.record.kind import sentence
from relazione.resolve.disagreements import disputes
from relazione.resolve.entry import Entry
from relazione.resolve.pledges import FULFILMENT, SCALE, Candidate, pledges
from relazione.serve.rows import behind, entry_row
from relazione.serve.selection import selected
from relazione.serve.visit import SOME, Page, Row, Visit, rows_asked
from relazione.store.ledger import in_force

_LOW = 0.6
"""The score under which a claim is likely enough to be wrong to be worth a look."""


def page(visit: Visit) -> Page:
    """Entries by what makes them doubtful: low scores, disagreements, joined reports, pledges that wait for a word."""
    chosen = selected(visit)
    most = rows_asked(visit, SOME)
    settled = {claim for judgement in in_force(visit.store, visit.store.judgements()) for claim in judgement.claims}
    entries = [entry for entry in chosen.entries if settled.isdisjoint(entry.claims)]
    proofs = behind(visit.store, entries)
    items = {item.entry.id: item for item in proofs.items(entries)}
    low = sorted(
        (i for i in items.values() if i.lead.claim.score < _LOW), key=lambda i: (i.lead.claim.score, i.entry.id)
    )
    disputed = {one.entries[0].id: one for one in disputes(entries, proofs.claims, proofs.published())}
    waiting = [pledge for pledge in pledges(entries, proofs.claims, proofs.published()) if pledge.candidates]
    joined = _joined(entries)
    tables: dict[str, list[Row]] = {
        "Sources disagree": [
            {**entry_row(items[key]), "why": f"{one.about}: {' / '.join(side.value for side in one.sides)}"}
            for key, one in islice(disputed.items(), most)
        ],
        "Pledges to be judged": [
            {**entry_row(items[pledge.entry.id]), "why": _candidates(pledge.candidates), "slot": FULFILMENT}
            for pledge in waiting[:most]
        ],
        "Joined by likeness": [
            {**entry_row(items[entry.id]), "why": "; ".join(dict.fromkeys(reason.words for reason in entry.reasons))}
            for entry in joined[:most]
        ],
        "Lowest scores": [{**entry_row(item), "why": f"score {item.lead.claim.score:.2f}"} for item in low[:most]],
    }
    numbers = (len(disputed), len(waiting), len(joined), len(low))
    return Page(
        "review",
        f"To review{chosen.of}",
        tables,
        visit.store.extent(),
        {"scale": SCALE},
        chosen.parties,
        totals=dict(zip(tables, numbers, strict=True)),
        cut=chosen.cut,
    )


def _joined(entries: list[Entry]) -> list[Entry]:
    """Entries of which a rule, not the same words, joined the reports; those with fewest reports first."""
    found = [entry for entry in entries if entry.reasons]
    return sorted(found, key=lambda entry: (len(entry.claims), entry.id))


def _candidates(found: Sequence[Candidate]) -> str:
    return "may be kept by: " + "; ".join(sentence(one.entry) for one in found[:2])
