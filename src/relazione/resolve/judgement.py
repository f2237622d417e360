"""The judgement: what a person decided about claims; it is kept and applied each time entries are worked out."""

from __future__ import annotations

from dataclasses import dataclass

ACTS = ("merge", "split", "reject", "correct", "confirm", "assert")


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person on one or more claims.

    `act` is one of ACTS. merge: `claims` tell of one thing; split: no two of `claims` do; reject: `claims` are wrong
    and take no part; correct: slot `slot` of `claims` reads `value`; confirm: a person has checked them; assert: a
    person vouches for the claims though sources disagree, so their values lead. `when` is an ISO 8601 day, given by
    the caller.
    """

    act: str
    claims: tuple[str, ...]
    who: str
    when: str
    why: str
    slot: str | None = None
    value: str | None = None
