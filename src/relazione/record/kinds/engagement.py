"""Engagement: something happened, or is to happen, between actors."""

from __future__ import annotations

from relazione.record.claim import Claim
from relazione.record.days import compatible
from relazione.record.english import hedge, listed, shown, side, word
from relazione.record.kind import Kind, Slot, Telling
from relazione.record.naming import plain

_LEADING = ("host", "organiser", "speaker", "mediator", "guest", "party", "supporter", "audience", "target", "observer")


def _key(claim: Claim) -> tuple[str, ...]:
    """The type and who takes part, whatever their roles."""
    actors = sorted({plain(who) for who, _, _ in claim.sides()})
    return (claim.one("type") or "", *actors)


def _apart(one: Claim, other: Claim) -> bool:
    """Two days, two places, or two expressions of time that could not be resolved make two events.

    Without any date, place or words of time to go by, two tellings are one event only if they use the same words.
    """
    if not compatible(one.one("date") or "", other.one("date") or ""):
        return True
    for slot in ("when", "place", "name"):
        first, second = plain(one.one(slot) or ""), plain(other.one(slot) or "")
        if first and second and first not in second and second not in first:
            return True
    known = [slot for slot in ("date", "when") if one.one(slot) and other.one(slot)]
    return not known and plain(one.quote) != plain(other.quote) and not _overlap(one, other)


def _overlap(one: Claim, other: Claim) -> bool:
    return one.start < other.end and other.start < one.end


def _sentence(telling: Telling) -> str:
    ranks = {role: rank for rank, role in enumerate(_LEADING)}
    sides = sorted(telling.sides(), key=lambda s: ranks.get(s[2], len(ranks)))
    line = hedge(telling.one("status") or "happened", word("engagement", telling.one("type") or "other"))
    if name := telling.one("name"):
        line += f" ({name})"
    line += f": {listed([side(*s) for s in sides])}"
    if place := telling.one("place"):
        line += f", {shown(place)}"
    if date := telling.one("date"):
        line += f", {date}"
    elif when := telling.one("when"):
        line += f", “{when}” (date not known)"
    return line


KIND = Kind(
    name="engagement",
    slots=(
        Slot("type", "word", needed=True, vocabulary="engagement"),
        Slot("name"),
        Slot("date", "date"),
        Slot("when"),
        Slot("place"),
        Slot("domains", "word", many=True, vocabulary="domain"),
        Slot("status", "word", vocabulary="engagement_status"),
    ),
    key=_key,
    apart=_apart,
    sentence=_sentence,
    participants=True,
)
