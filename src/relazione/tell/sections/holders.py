"""Who is who: the office-holders of each side, those accredited to the other first, with the days of attestation."""

from __future__ import annotations

from relazione.codebook.vocabulary import vocabulary
from relazione.record.days import OPEN
from relazione.record.english import listed
from relazione.resolve import successions
from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing, nothing
from relazione.tell.wording.dates import words
from relazione.tell.wording.names import label
from relazione.tell.wording.people import attested, office

HEADING = "Who is who"


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each holder, then one for each hand-over whose bounds are known."""
    holders = ranked(matter)
    if not holders:
        return nothing(matter, f"no office-holder of {listed([party.name for party in matter.parties])} is named")
    told = listing(holders, lambda item: f"{holder(item)}.{notes.cite(item)}")
    return told + [f"- {line}" for line in handovers(matter, notes)]


def holder(item: Item) -> str:
    """A holder with office and attestation: "**Ana Lopez**, ambassador of Chile to Peru: attested 3 May 2021"."""
    return f"**{label(item.one('person') or '')}**, {office(item)}: {attested(item)}"


def accredited(matter: Matter) -> list[Item]:
    """Those whom one party has sent to another, or (one party alone) sent or received, the last attested first."""
    return [item for item in matter.of_kind("tenure") if item.one("to")]


def ranked(matter: Matter) -> list[Item]:
    """The holders worth naming, in order: the accredited, then by rank of office, then the last attested.

    With two parties only those of either side stand here whom an article names that also tells something of both.
    """
    ranks = {name: rank for rank, name in enumerate(vocabulary("office"))}
    shared = {proof.article.id for item in matter.about for proof in item.proofs}
    sent = {item.entry.id for item in accredited(matter)}
    found = [
        item
        for item in matter.around
        if item.kind == "tenure"
        and (item.entry.id in sent or matter.side(item.one("of")) is not None)
        and any(proof.article.id in shared for proof in item.proofs)
    ]

    def rank(item: Item) -> tuple[bool, int]:
        return item.entry.id not in sent, ranks.get(item.one("office") or "other", len(ranks))

    return sorted(found, key=lambda item: (*rank(item), item.newest_first))


def handovers(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each hand-over of a post between dated holders: between which days it lies."""
    items = {item.entry.id: item for item in accredited(matter)}
    told = []
    for post in successions([item.entry for item in items.values()]):
        pairs = zip(post.holders, post.holders[1:], post.handovers, strict=False)
        for before, after, bound in pairs:
            first, _, last = bound.partition("/")
            if not last or OPEN in bound:
                continue
            proof = notes.cite(items[before.entry], items[after.entry])
            told.append(
                f"Between {words(first)} and {words(last)} {label(after.person)} took over from {label(before.person)} "
                f"as {office(items[after.entry])}.{proof}"
            )
    return told
