"""The same thing told twice in one article is one claim: the fuller telling, with what the other adds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from relazione.record.claim import Admission, Claim, ClaimValue, Refusal, claim_id
from relazione.record.kind import all_kinds


def told_once(claims: Iterable[Claim]) -> Admission:
    """The claims of one article with each thing told once, and a refusal for each telling that was taken into another.

    Two tellings are the same where their kind's `key` is the same and the kind does not hold them `apart`. The fuller
    one is kept and takes over the slots that only the other fills.
    """
    groups: dict[tuple[str, ...], list[Claim]] = {}
    refusals: list[Refusal] = []
    for claim in sorted(claims, key=_fullest_first):
        kind = all_kinds()[claim.kind]
        group = groups.setdefault((claim.kind, *kind.key(claim)), [])
        twin = next((n for n, kept in enumerate(group) if not kind.apart(kept, claim)), None)
        if twin is None:
            group.append(claim)
            continue
        refusals.append(_refusal(claim, group[twin]))
        group[twin] = _completed(group[twin], claim)
    return Admission(tuple(claim for group in groups.values() for claim in group), tuple(refusals))


def _fullest_first(claim: Claim) -> tuple[int, int, int, float, int, int, str]:
    """Most slots, most participants, most precise date, highest score; then text order and id settle ties."""
    date = claim.one("date") or claim.one("signed") or ""
    filled = len(claim.slots) + sum(len(values) for values in claim.slots.values())
    return -filled, -len(claim.participants), -len(date), -claim.score, claim.start, claim.end, claim.id


def _completed(kept: Claim, other: Claim) -> Claim:
    """The kept telling with the slots that only the other fills."""
    added: dict[str, tuple[ClaimValue, ...]] = {s: v for s, v in other.slots.items() if s not in kept.slots}
    if not added:
        return kept
    slots = dict(sorted({**kept.slots, **added}.items()))
    span = (kept.start, kept.end)
    note = f"{', '.join(sorted(added))} taken from another telling at {other.start}-{other.end}"
    identity = claim_id(kept.article, kept.kind, span, slots, kept.participants, kept.reader)
    return replace(kept, id=identity, slots=slots, notes=(*kept.notes, note))


def _refusal(claim: Claim, kept: Claim) -> Refusal:
    reason = f"told twice in this article; the fuller telling at {kept.start}-{kept.end} is kept"
    return Refusal(claim.article, claim.kind, "told_twice", reason, claim.start, claim.end, claim.quote)
