"""The receipt: what became of everything that was brought; nothing is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from relazione.errors import SetAside
from relazione.record.claim import Admission
from relazione.store.contract import reason_of, refused_for

_EXAMPLES = 3
"""Set-asides that a receipt shows of each reason; the record keeps them all."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one run of reading did.

    `new` articles were not in the record, `unchanged` ones were read before by the same version of the reader, of
    `read_again` ones an older version's claims were replaced. Of the new and those read again `passed_over` goes from
    reason to number of those that the gate let nobody read. `set_aside` goes from reason to number, `examples` from
    reason to the first few set aside for it. `claims` goes from kind to number and `refusals` from reason to number, of
    this run; all sorted by key. `seconds` is the time it took, for display only.
    """

    new: int
    unchanged: int
    read_again: int
    passed_over: Mapping[str, int]
    set_aside: Mapping[str, int]
    examples: Mapping[str, tuple[SetAside, ...]]
    claims: Mapping[str, int]
    refusals: Mapping[str, int]
    seconds: float

    @property
    def articles(self) -> int:
        """How many articles were brought, those set aside left out."""
        return self.new + self.unchanged + self.read_again

    def as_json(self) -> dict[str, Any]:
        """The receipt as a JSON object, without the time, so that the same run gives the same words."""
        return {
            "articles": {"new": self.new, "unchanged": self.unchanged, "read_again": self.read_again},
            "passed_over": dict(self.passed_over),
            "set_aside": [
                {"reason": reason, "number": number, "first": [_plain(fault) for fault in self.examples[reason]]}
                for reason, number in self.set_aside.items()
            ],
            "claims": dict(self.claims),
            "refusals": dict(self.refusals),
        }


class Tally:
    """A receipt in the making."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self.articles = Counter[str]()
        self.passed_over = Counter[str]()
        self.set_aside = Counter[str]()
        self.examples: dict[str, tuple[SetAside, ...]] = {}
        self.claims = Counter[str]()
        self.refusals = Counter[str]()

    def count_article(self, what: str, admission: Admission | None = None) -> None:
        """Count an article as new, unchanged or read_again, and what was admitted of it."""
        self.articles[what] += 1
        if admission is not None:
            self.claims.update(claim.kind for claim in admission.claims)
            self.refusals.update(refused_for(refusal) for refusal in admission.refusals)

    def count_passed_over(self, reason: str) -> None:
        """Count an article that was not read under its reason."""
        self.passed_over[reason] += 1

    def count_set_aside(self, fault: SetAside) -> None:
        """Count something set aside under its reason."""
        reason = reason_of(fault)
        self.set_aside[reason] += 1
        shown = self.examples.get(reason, ())
        self.examples[reason] = (*shown, fault)[:_EXAMPLES]

    def receipt(self, seconds: float) -> Receipt:
        """The receipt of what has been counted."""
        return Receipt(
            new=self.articles["new"],
            unchanged=self.articles["unchanged"],
            read_again=self.articles["read_again"],
            passed_over=dict(sorted(self.passed_over.items())),
            set_aside=dict(sorted(self.set_aside.items())),
            examples=dict(sorted(self.examples.items())),
            claims=dict(sorted(self.claims.items())),
            refusals=dict(sorted(self.refusals.items())),
            seconds=seconds,
        )


def _plain(fault: SetAside) -> dict[str, str]:
    return {"what": fault.what, "where": fault.where, "remedy": fault.remedy}
