"""Mission: a diplomatic or consular post."""

from __future__ import annotations

from relazione.record.claim import Claim
from relazione.record.english import shown, word
from relazione.record.kind import Kind, Slot, Telling
from relazione.record.naming import plain


def _key(claim: Claim) -> tuple[str, ...]:
    """The sending and the receiving state, and the post; a consulate and a consulate general are one group."""
    return plain(claim.one("of") or ""), plain(claim.one("in") or ""), post_group(claim.one("post") or "")


def post_group(post: str) -> str:
    """The posts that texts call by each other's name, as one word: every consulate is a consulate."""
    return "consulate" if "consulate" in post else post


def _apart(one: Claim, other: Claim) -> bool:
    """Two cities make two posts."""
    first, second = plain(one.one("city") or ""), plain(other.one("city") or "")
    return bool(first and second and first != second)


def _sentence(telling: Telling) -> str:
    line = f"{word('post', telling.one('post') or 'office').capitalize()} of {shown(telling.one('of'))}"
    line += f" in {telling.one('city')}" if telling.one("city") else ""
    line += f" ({shown(telling.one('in'))})" if telling.one("city") else f" in {shown(telling.one('in'))}"
    line += f", {word('mission_status', telling.one('status') or 'operating')}"
    return line + (f" {telling.one('date')}" if telling.one("date") else "")


KIND = Kind(
    name="mission",
    slots=(
        Slot("post", "word", needed=True, vocabulary="post"),
        Slot("of", "actor", needed=True),
        Slot("in", "actor", needed=True),
        Slot("city"),
        Slot("status", "word", vocabulary="mission_status"),
        Slot("date", "date"),
    ),
    key=_key,
    apart=_apart,
    sentence=_sentence,
)
