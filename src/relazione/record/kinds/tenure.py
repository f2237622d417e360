"""Tenure: someone holds an office."""

from __future__ import annotations

from relazione.record.claim import Claim
from relazione.record.english import shown, spell, word
from relazione.record.kind import Kind, Slot, Telling
from relazione.record.naming import plain


def _key(claim: Claim) -> tuple[str, ...]:
    """One record per person and office in a document, however often it is said."""
    return tuple(plain(claim.one(slot) or "") for slot in ("person", "office", "of"))


def _apart(one: Claim, other: Claim) -> bool:
    """Two accreditations, or an office once held and one held now, are two tenures."""
    to = {plain(c.one("to") or "") for c in (one, other)} - {""}
    return len(to) > 1 or (one.one("status") or "current") != (other.one("status") or "current")


def _sentence(telling: Telling) -> str:
    status = telling.one("status") or "current"
    prefix = "" if status == "current" else f"{word('tenure_status', status)} "
    title = telling.one("title") or word("office", telling.one("office") or "other")
    line = f"{telling.one('person')}, {prefix}{title}"
    of, to = shown(telling.one("of")), telling.one("to")
    line += f" ({of} to {shown(to)})" if to else f" ({of})"
    return line + spell(telling)


KIND = Kind(
    name="tenure",
    slots=(
        Slot("person", needed=True),
        Slot("title"),
        Slot("office", "word", needed=True, vocabulary="office"),
        Slot("of", "actor", needed=True),
        Slot("to", "actor"),
        Slot("status", "word", vocabulary="tenure_status"),
        Slot("since", "date"),
        Slot("until", "date"),
    ),
    key=_key,
    apart=_apart,
    sentence=_sentence,
)
