"""Agreement: an instrument between parties."""

from __future__ import annotations

from relazione.record.claim import Claim
from relazione.record.days import compatible
from relazione.record.english import listed, shown, word
from relazione.record.kind import Kind, Slot, Telling
from relazione.record.naming import plain


def _key(claim: Claim) -> tuple[str, ...]:
    """The type and the parties, in whatever order they are named."""
    return (claim.one("type") or "", *sorted({plain(party) for party in claim.every("parties")}))


def _apart(one: Claim, other: Claim) -> bool:
    """Two names or two days of signing make two instruments."""
    first, second = plain(one.one("name") or ""), plain(other.one("name") or "")
    named = first and second and first not in second and second not in first
    return bool(named) or not compatible(one.one("signed") or "", other.one("signed") or "")


def _sentence(telling: Telling) -> str:
    name = telling.one("name") or word("agreement", telling.one("type") or "other")
    line = f"{name[:1].upper()}{name[1:]} ({word('agreement', telling.one('type') or 'other')})"
    if parties := telling.every("parties"):
        line += f" between {listed([shown(party) for party in parties])}"
    line += f", {word('agreement_status', telling.one('status') or 'signed')}"
    if signed := telling.one("signed"):
        line += f" {signed}" if telling.one("status") == "signed" else f", signed {signed}"
    return line


KIND = Kind(
    name="agreement",
    slots=(
        Slot("name", needed=True),
        Slot("type", "word", needed=True, vocabulary="agreement"),
        Slot("parties", "actor", many=True),
        Slot("signed", "date"),
        Slot("status", "word", vocabulary="agreement_status"),
        Slot("domains", "word", many=True, vocabulary="domain"),
    ),
    key=_key,
    apart=_apart,
    sentence=_sentence,
)
