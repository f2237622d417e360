"""The finding: what a reader believes the words say, each value with the words it stands on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

NOWHERE = (-1, -1)
"""The span of words that a reader was told of and cannot find in the text; admission refuses what stands on it."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one slot and the span of text it rests on.

    `start` and `end` are half-open code-point offsets into `Article.text`. `basis` says how the value follows from
    the words: "stated" (the words say it), "resolved" (worked out: a weekday, a pronoun, a role), or "default"
    (the codebook's default; the span is then the evidence).
    """

    value: str
    start: int
    end: int
    basis: str = "stated"


@dataclass(frozen=True, slots=True)
class Participant:
    """One side of an engagement: who, the state or organisation it acts for, and its role (codebook list)."""

    who: Value
    acts_for: Value | None
    role: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact of one of the codebook's seven kinds as a reader found it, not yet checked.

    `slots` maps the codebook's slot names to their values, always a tuple (single slots have one element; an absent
    slot has no key). `participants` is filled for engagements only. `start:end` is the evidence: the shortest clause
    that asserts the fact. `score` is in 0..1, the reader's own; admission calibrates it.
    """

    kind: str
    start: int
    end: int
    slots: Mapping[str, tuple[Value, ...]]
    participants: tuple[Participant, ...] = ()
    score: float = 0.5
    reader: str = "grammar"
    notes: tuple[str, ...] = field(default=())
