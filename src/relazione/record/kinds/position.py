"""Position: a stance that an actor expresses."""

from __future__ import annotations

from relazione.record.claim import Claim
from relazione.record.english import shown, side, word
from relazione.record.kind import Kind, Slot, Telling
from relazione.record.naming import plain


def _key(claim: Claim) -> tuple[str, ...]:
    """Who takes which stance."""
    return tuple(plain(claim.one(slot) or "") for slot in ("speaker", "for", "stance"))


def _apart(one: Claim, other: Claim) -> bool:
    """Other words at another place are another stance; the same words (a caption printed twice) are the same one."""
    overlap = one.start < other.end and other.start < one.end
    return not overlap and plain(one.quote) != plain(other.quote)


def _sentence(telling: Telling) -> str:
    line = f"{side(telling.one('speaker') or '', telling.one('for'), '')} {word('stance', telling.one('stance') or '')}"
    if towards := telling.one("towards"):
        line += f" (towards {shown(towards)})"
    if about := telling.one("about"):
        line += f": “{about}”"
    return line


KIND = Kind(
    name="position",
    slots=(
        Slot("speaker", needed=True),
        Slot("for", "actor"),
        Slot("stance", "word", needed=True, vocabulary="stance"),
        Slot("towards", "actor"),
        Slot("about"),
        Slot("domains", "word", many=True, vocabulary="domain"),
    ),
    key=_key,
    apart=_apart,
    sentence=_sentence,
)
