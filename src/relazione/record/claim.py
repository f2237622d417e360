"""The claim: what one article says, with its proof word for word; and the refusal, what could not be proved."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ClaimValue:
    """One value of one slot with the words it rests on.

    `quote == Article.text[start:end]`, always. `basis` is stated | resolved | default, as in `read.finding.Value`.
    """

    value: str
    start: int
    end: int
    quote: str
    basis: str = "stated"


@dataclass(frozen=True, slots=True)
class ClaimParticipant:
    """One side of an engagement: who, the state or organisation it acts for (None: not told), role of the codebook."""

    who: ClaimValue
    acts_for: ClaimValue | None
    role: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says, in the codebook's slots; never edited once made.

    `id` is a content hash (`claim_id`), `article` the article's id, `start:end` the half-open span of the evidence and
    `quote` its words. `slots` maps a slot to its values in text order (an absent slot has no key; a single slot has one
    element); it is not to be changed. `participants` is filled for engagements only. `score` is in 0..1,
    calibrated where `record.confidence` knows reader and kind. `notes` tell the way it was reached, step by step.
    """

    id: str
    article: str
    kind: str
    start: int
    end: int
    quote: str
    slots: Mapping[str, tuple[ClaimValue, ...]] = field(hash=False)
    participants: tuple[ClaimParticipant, ...] = ()
    score: float = 0.5
    reader: str = "grammar"
    reader_version: str = ""
    notes: tuple[str, ...] = ()

    def one(self, slot: str) -> str | None:
        """The first value of a slot, None where the claim does not fill it."""
        values = self.slots.get(slot, ())
        return values[0].value if values else None

    def every(self, slot: str) -> tuple[str, ...]:
        """All values of a slot in text order, empty where the claim does not fill it."""
        return tuple(v.value for v in self.slots.get(slot, ()))

    def sides(self) -> tuple[tuple[str, str | None, str], ...]:
        """The participants as plain (who, acts for, role)."""
        return tuple((p.who.value, p.acts_for.value if p.acts_for else None, p.role) for p in self.participants)

    def values(self) -> tuple[ClaimValue, ...]:
        """Every value of the claim with its span: slots in the order of their names, then participants."""
        found = [v for slot in sorted(self.slots) for v in self.slots[slot]]
        for participant in self.participants:
            found.append(participant.who)
            if participant.acts_for is not None:
                found.append(participant.acts_for)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A finding that did not become a claim, and why, in words a person can read.

    `check` is the name of the check (its file name) that refused it. `start:end` and `quote` are the evidence as far as
    it lies inside the text; `quote` is empty where it does not. `slot` is None where the whole finding is refused;
    otherwise only one value of that slot was left out and the rest became a claim.
    """

    article: str
    kind: str
    check: str
    reason: str
    start: int
    end: int
    quote: str
    slot: str | None = None


def refusal_order(refusal: Refusal) -> tuple[int, int, str, str, str, str]:
    """The order of refusals in an article: where they stand, then kind, check, slot and reason."""
    return refusal.start, refusal.end, refusal.kind, refusal.check, refusal.slot or "", refusal.reason


@dataclass(frozen=True, slots=True)
class Admission:
    """What became of an article's findings: claims by (start, end, kind, id), refusals by (start, end, kind)."""

    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]


def claim_id(
    article: str,
    kind: str,
    span: tuple[int, int],
    slots: Mapping[str, tuple[ClaimValue, ...]],
    participants: tuple[ClaimParticipant, ...],
    reader: str,
) -> str:
    """The content hash of a claim: 24 hexadecimal digits of SHA-256 over all that it says and where.

    Score, notes and the reader's version take no part, so that a new version that reads the same makes the same claim.
    """
    said = [
        article,
        kind,
        span,
        [[slot, [_plain(v) for v in slots[slot]]] for slot in sorted(slots)],
        [[_plain(p.who), _plain(p.acts_for), p.role] for p in participants],
        reader,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _plain(value: ClaimValue | None) -> list[str | int] | None:
    return None if value is None else [value.value, value.start, value.end, value.basis]
