"""`relazione match A [B]`: where what one side has meets what the other lacks, in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relazione.resolve.entry import Entry
from relazione.tell.answer import Answer, Row
from relazione.tell.item import Item
from relazione.tell.party import Party
from relazione.tell.question import Proofs, Question, attested, proofs
from relazione.tell.wording.dates import words
from relazione.tell.wording.entries import resource
from relazione.tell.wording.names import label, opened

HELP = "Where the strengths of one side meet the needs of the other, with quotes; of one party, its partners ranked."
LEAST, MOST = 1, 2
_STRENGTH, _NEED, _ANY = "strength", "need", "other"

Match = tuple[Item, Item]
"""A strength and the need that it meets."""


def answer(question: Question) -> Answer:
    """The matches of two parties, or those of one with every other, the partner with the most matches first.

    A match is a strength and a need for the same resource; resource "other" matches nothing. A partner is ranked by the
    number of resources in which it meets or is met, then by its newest report.
    """
    parties = question.parties()
    entries = [entry for entry in question.store.entries(kind="profile") if entry.one("of")]
    behind = proofs(question, entries)
    whom = " and ".join(party.title for party in parties)
    return question.answer(f"Strengths that meet needs of {whom}", meeting(parties, behind.items(entries), behind))


def meeting(parties: Sequence[Party], profiles: Sequence[Item], behind: Proofs) -> Iterator[Row]:
    """The matches among profiles as rows, in order; `behind` is what proves the profiles."""
    ranked = sorted(_partners(parties, profiles).items(), key=lambda found: _rank(*found))
    return (row for partner, matches in ranked for row in _rows(partner, matches, behind))


def _partners(parties: Sequence[Party], items: Sequence[Item]) -> dict[str, list[Match]]:
    own = [item for item in items if parties[0].holds(item.one("of"))]
    found: dict[str, list[Match]] = {}
    for item in items:
        partner = item.one("of") or ""
        if parties[0].holds(partner) or (len(parties) > 1 and not parties[1].holds(partner)):
            continue
        for each in own:
            if each.one("resource") == item.one("resource") and item.one("resource") not in (None, _ANY):
                sides = {each.one("side"): each, item.one("side"): item}
                if len(sides) > 1:
                    found.setdefault(partner, []).append((sides[_STRENGTH], sides[_NEED]))
    return found


def _rank(partner: str, matches: list[Match]) -> tuple[int, float, str]:
    resources = {(strength.one("resource"), strength.one("of")) for strength, _ in matches}
    newest = max(max(strength.latest, need.latest) for strength, need in matches)
    return -len(resources), -newest.toordinal(), partner


def _rows(partner: str, matches: list[Match], behind: Proofs) -> Iterator[Row]:
    ordered = sorted(
        matches, key=lambda pair: (pair[0].one("of") or "", pair[0].one("resource") or "", pair[0].entry.id)
    )
    for strength, need in ordered:
        giver, taker = label(strength.one("of") or ""), label(need.one("of") or "")
        line = f"{opened(resource(strength))}: {giver} has what {taker} lacks"
        yield Row(
            line,
            (_proof(strength, behind), _proof(need, behind)),
            {
                "partner": partner,
                "resource": strength.one("resource"),
                "strength_of": strength.one("of"),
                "strength": strength.one("what"),
                "strength_quote": strength.lead.claim.quote,
                "strength_attested": strength.entry.last_attested,
                "strength_entry": strength.entry.id,
                "need_of": need.one("of"),
                "need": need.one("what"),
                "need_quote": need.lead.claim.quote,
                "need_attested": need.entry.last_attested,
                "need_entry": need.entry.id,
                "sources": behind.docs([*strength.entry.claims, *need.entry.claims]),
            },
        )


def _proof(item: Item, behind: Proofs) -> str:
    where = ", ".join(behind.docs(item.entry.claims))
    return f"{item.one('side')}: “{item.lead.claim.quote}” ({where}{_when(item.entry)})"


def _when(entry: Entry) -> str:
    return f", {words(entry.last_attested)}" if entry.last_attested else attested(entry)
