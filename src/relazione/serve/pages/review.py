"""The review queue: what a person should look at first, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from relazione.record.kind import sentence
from relazione.resolve.disagreements import disputes
from relazione.resolve.entry import Entry
from relazione.resolve.pledges import FULFILMENT, SCALE, pledges
from relazione.serve import addresses
from relazione.serve.proposals import proposals
from relazione.serve.rows import behind, headline, told
from relazione.serve.selection import selected
from relazione.serve.visit import SOME, Page, Row, Visit, rows_asked
from relazione.store.ledger import in_force
from relazione.tell.question import Proofs

_LOW = 0.6
"""The score under which a claim is likely enough to be wrong to be worth a look."""


def page(visit: Visit) -> Page:
    """Entries by what makes them doubtful: disagreements, joins made and not made, open pledges, low scores."""
    chosen = selected(visit)
    settled = {claim for judgement in in_force(visit.store, visit.store.judgements()) for claim in judgement.claims}
    entries = [entry for entry in chosen.entries if settled.isdisjoint(entry.claims)]
    proofs = behind(visit.store, entries)
    queues = {name: list(queue(visit, entries, proofs)) for name, queue in _QUEUES.items()}
    most = rows_asked(visit, SOME)
    return Page(
        "review",
        f"To review{chosen.of}",
        {
            name: [
                {**row, "why": each.why, **each.more}
                for row, each in zip(_rows(visit, waiting[:most], proofs), waiting, strict=False)
            ]
            for name, waiting in queues.items()
        },
        visit.store.extent(),
        {"scale": SCALE},
        chosen.parties,
        totals={name: len(waiting) for name, waiting in queues.items()},
        cut=chosen.cut,
    )


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An entry that waits for a person, why, and what else its row tells."""

    entry: Entry
    why: str
    more: Row = field(default_factory=dict)


def _rows(visit: Visit, waiting: Sequence[_Waiting], proofs: Proofs) -> list[dict[str, Any]]:
    return told(visit.store, proofs.items([each.entry for each in waiting]))


def _disputed(visit: Visit, entries: Sequence[Entry], proofs: Proofs) -> Iterator[_Waiting]:
    """Entries about which sources disagree, each once."""
    found = {one.entries[0].id: one for one in disputes(entries, proofs.claims, proofs.published())}
    for one in found.values():
        yield _Waiting(one.entries[0], f"{one.about}: {' / '.join(side.value for side in one.sides)}")


def _apart(visit: Visit, entries: Sequence[Entry], proofs: Proofs) -> Iterator[_Waiting]:
    """Entries that may be one, and were not joined."""
    for each in proposals(visit.store, entries, proofs):
        more = {"other": each.other.id, "other_address": addresses.entry(each.other)}
        yield _Waiting(each.one, f"may be one with “{headline(each.other)}”: {each.words}", more)


def _pledged(visit: Visit, entries: Sequence[Entry], proofs: Proofs) -> Iterator[_Waiting]:
    """Pledges that something may have kept, and nobody has judged."""
    for pledge in pledges(entries, proofs.claims, proofs.published()):
        if pledge.candidates:
            kept = "; ".join(sentence(one.entry) for one in pledge.candidates[:2])
            yield _Waiting(pledge.entry, f"may be kept by: {kept}", {"slot": FULFILMENT})


def _joined(visit: Visit, entries: Sequence[Entry], proofs: Proofs) -> Iterator[_Waiting]:
    """Entries of which a rule, not the same words, joined the reports; those with fewest reports first."""
    found = [entry for entry in entries if entry.reasons]
    for entry in sorted(found, key=lambda entry: (len(entry.claims), entry.id)):
        yield _Waiting(entry, "; ".join(dict.fromkeys(reason.words for reason in entry.reasons)))


def _low(visit: Visit, entries: Sequence[Entry], proofs: Proofs) -> Iterator[_Waiting]:
    """Entries of which the fullest report is likely enough to be wrong, the least likely to be right first."""
    scored = sorted(
        (proofs.claims[entry.lead].score, entry.id, entry) for entry in entries if entry.lead in proofs.claims
    )
    for score, _, entry in scored:
        if score < _LOW:
            yield _Waiting(entry, f"score {score:.2f}")


_QUEUES = {
    "Sources disagree": _disputed,
    "May be one thing": _apart,
    "Pledges to be judged": _pledged,
    "Joined by likeness": _joined,
    "Lowest scores": _low,
}
