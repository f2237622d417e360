"""Membership: a standing in an organisation or framework."""

from __future__ import annotations

from relazione.record.claim import Claim
from relazione.record.days import compatible
from relazione.record.english import shown, spell, word
from relazione.record.kind import Kind, Slot, Telling
from relazione.record.naming import plain


def _key(claim: Claim) -> tuple[str, ...]:
    """Who stands how in what."""
    return tuple(plain(claim.one(slot) or "") for slot in ("member", "organisation", "standing"))


def _apart(one: Claim, other: Claim) -> bool:
    """Two beginnings make two standings."""
    return not compatible(one.one("since") or "", other.one("since") or "")


def _sentence(telling: Telling) -> str:
    standing = word("standing", telling.one("standing") or "other")
    line = f"{shown(telling.one('member'))}: {standing} of {shown(telling.one('organisation'))}"
    return line + spell(telling)


KIND = Kind(
    name="membership",
    slots=(
        Slot("member", "actor", needed=True),
        Slot("organisation", "actor", needed=True),
        Slot("standing", "word", needed=True, vocabulary="standing"),
        Slot("since", "date"),
        Slot("until", "date"),
    ),
    key=_key,
    apart=_apart,
    sentence=_sentence,
)
