"""Profile: a strength or a need of a state, city or organisation."""

from __future__ import annotations

from relazione.record.claim import Claim
from relazione.record.english import shown, word
from relazione.record.kind import Kind, Slot, Telling
from relazione.record.naming import plain


def _key(claim: Claim) -> tuple[str, ...]:
    """Whose strength or need, of what kind."""
    return tuple(plain(claim.one(slot) or "") for slot in ("of", "side", "resource"))


def _apart(one: Claim, other: Claim) -> bool:
    """Other words are another strength or need, unless one says what the other says and more."""
    first, second = set(plain(one.one("what") or "").split()), set(plain(other.one("what") or "").split())
    return not (first <= second or second <= first)


def _sentence(telling: Telling) -> str:
    side = word("side", telling.one("side") or "strength")
    resource = word("resource", telling.one("resource") or "other")
    return f"{shown(telling.one('of'))}, {side}: {telling.one('what')} ({resource})"


KIND = Kind(
    name="profile",
    slots=(
        Slot("of", "actor", needed=True),
        Slot("side", "word", needed=True, vocabulary="side"),
        Slot("what", needed=True),
        Slot("resource", "word", needed=True, vocabulary="resource"),
    ),
    key=_key,
    apart=_apart,
    sentence=_sentence,
)
