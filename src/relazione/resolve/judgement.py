"""The judgement: what a person decided about claims; it is kept and applied each time entries are worked out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from relazione.record.claim import Claim

ACTS = ("merge", "split", "reject", "correct", "confirm", "assert")
UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a judged claim was: where it stands, its words, its reader, and all that it said.

    By it the claim is found again when a newer reader takes the same words a little differently. `said` holds each
    value as "slot=value", each side as "who/acts for/role", sorted.
    """

    article: str
    kind: str
    start: int
    end: int
    quote: str
    reader: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a person asserts of his own knowledge: an internal note, a call that no paper reported.

    `text` are his words, `source` where they come from ("Note for the file 12/24"), `published` their day in ISO 8601
    (None: not told). `slots` and `sides` (who, acts for, role) are what the claim made of them says.
    """

    text: str
    source: str
    published: str | None
    kind: str
    slots: tuple[tuple[str, tuple[str, ...]], ...]
    sides: tuple[tuple[str, str | None, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person on one or more claims.

    `act` is one of ACTS. merge: `claims` tell of one thing; split: no two of `claims` do; reject: `claims` are wrong
    and take no part; correct: slot `slot` of `claims` reads `value`; confirm: a person has checked them; assert: a
    person vouches for the claims though sources disagree, so their values lead. UNDO takes back the judgement whose id
    is `value`: from then on it counts as never made. `when` is an ISO 8601 day or a time in UTC, given by the caller.
    `anchors` tell what the claims were when they were judged, in their order; empty where that was not noted.
    `note` is what an assertion rests on where no article says it; the claim in `claims` is made of it.
    """

    act: str
    claims: tuple[str, ...]
    who: str
    when: str
    why: str
    slot: str | None = None
    value: str | None = None
    anchors: tuple[Anchor, ...] = ()
    note: Note | None = None

    @property
    def id(self) -> str:
        """The content hash of the decision: 24 hexadecimal digits of SHA-256 over all but anchors and note."""
        said = [self.act, self.claims, self.who, self.when, self.why, self.slot, self.value]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def judgement_order(judgement: Judgement) -> tuple[str, str, str, tuple[str, ...], str, str, str]:
    """The order in which judgements are applied, whatever the order of writing: the later one counts."""
    j = judgement
    return j.when, j.who, j.act, j.claims, j.slot or "", j.value or "", j.why


def standing(ledger: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that hold: each once, without those that were taken back and without the taking back."""
    written = {judgement.id: judgement for judgement in ledger}
    undone = {judgement.value for judgement in written.values() if judgement.act == UNDO}
    held = (j for j in written.values() if j.act != UNDO and j.id not in undone)
    return tuple(sorted(held, key=judgement_order))


def anchor_of(claim: Claim) -> Anchor:
    """The anchor by which this claim is found again."""
    return Anchor(claim.article, claim.kind, claim.start, claim.end, claim.quote, claim.reader, _said(claim))


def anchored(judgement: Judgement, found: Iterable[str | None]) -> Judgement:
    """The judgement on the claims as they are now, `found` in the order of its claims; None where one is lost.

    A merge or split of which two claims have become one loses that claim: there is nothing to join or part.
    """
    return replace(judgement, claims=tuple(dict.fromkeys(claim for claim in found if claim is not None)))


_LEAST_SAID = 0.5  # share of what two claims say, twice the common over all, from which one may stand for the other
_LEAST_SHARED = 0.5  # share of the shorter of two spans that lies in both


def found_again(anchor: Anchor, claims: Iterable[Claim]) -> str | None:
    """The id of the claim that a newer reader makes of the words that were judged; None where it is in doubt.

    It must be of the same article, kind and reader, share at least half of the words and half of what it says, and
    more than any other claim does.
    """
    fits = [(fit, claim.id) for claim in claims if (fit := _fit(anchor, claim)) is not None]
    best = max((fit for fit, _ in fits), default=None)
    ids = [claim for fit, claim in fits if fit == best]
    return ids[0] if len(ids) == 1 else None


def _fit(anchor: Anchor, claim: Claim) -> tuple[float, float] | None:
    """How well a claim fits an anchor: the share of what is said, then of the words; None where it does not."""
    if (claim.article, claim.kind, claim.reader) != (anchor.article, anchor.kind, anchor.reader):
        return None
    common = min(claim.end, anchor.end) - max(claim.start, anchor.start)
    words = common / max(1, min(claim.end - claim.start, anchor.end - anchor.start))
    said, told = set(_said(claim)), set(anchor.said)
    alike = 2 * len(said & told) / max(1, len(said) + len(told))
    return (alike, words) if words >= _LEAST_SHARED and alike >= _LEAST_SAID else None


def _said(claim: Claim) -> tuple[str, ...]:
    values = {f"{slot}={value}" for slot in claim.slots for value in claim.every(slot)}
    return tuple(sorted(values | {"/".join((who, acts_for or "", role)) for who, acts_for, role in claim.sides()}))
