"""Confidence: from a reader's own score to the share of such claims that are right, and the bar a claim must clear."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from relazione.codebook.table import rows
from relazione.record.claim import Admission, Claim, Refusal, refusal_order

TOO_LOW = "score_too_low"
"""The name under which a claim that scored too little is refused; the checks have their file's name there."""


def calibrated(reader: str, kind: str, score: float) -> float:
    """The share, 0..1, of a reader's claims of that kind and about that score that are right.

    Right means matched to a demanded fact by the codebook's yardstick; the shares were measured on publishers that had
    no part in what the reader learnt (`bench/quality/calibration.py` writes the table `confidence`, and says how well
    it holds in `reliability.md`). The map never falls as the score rises. A reader or kind that is not in the table
    keeps its score, which is then not calibrated.
    """
    steps = _steps().get((reader, kind))
    if not steps:
        return score
    return steps[1][max(0, bisect_right(steps[0], score) - 1)]


def is_calibrated(reader: str, kind: str) -> bool:
    """Whether the scores of this reader's claims of that kind are calibrated."""
    return (reader, kind) in _steps()


def at_least(admission: Admission, least: float) -> Admission:
    """The admission with every claim that scores under `least` (0..1) turned into a refusal that says so."""
    weak = [claim for claim in admission.claims if claim.score < least]
    if not weak:
        return admission
    refusals = (*admission.refusals, *(_refusal(claim, least) for claim in weak))
    kept = tuple(claim for claim in admission.claims if claim.score >= least)
    return Admission(kept, tuple(sorted(refusals, key=refusal_order)))


def _refusal(claim: Claim, least: float) -> Refusal:
    return Refusal(claim.article, claim.kind, TOO_LOW, f"score under {least:.2f}", claim.start, claim.end, claim.quote)


@cache
def _steps() -> dict[tuple[str, str], tuple[tuple[float, ...], tuple[float, ...]]]:
    """For each reader and kind the scores from which a step holds, rising, and the step's share."""
    found: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for row in rows("confidence"):
        step = float(row["from_score"]), float(row["calibrated"])
        found.setdefault((row["reader"], row["kind"]), []).append(step)
    return {
        key: (tuple(start for start, _ in sorted(steps)), tuple(share for _, share in sorted(steps)))
        for key, steps in found.items()
    }
