"""Calibration: maps from scores to shares of right claims."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bench.quality.calibration import FEWEST, Judged, fit, worth

SCORES = (0.2, 0.4, 0.6, 0.8)


def claims(score: float, right: int, wrong: int) -> list[Judged]:
    """So many right and wrong claims of one score."""
    return [Judged("tenure", "US", score, number < right) for number in range(right + wrong)]


@given(st.lists(st.tuples(st.sampled_from(SCORES), st.booleans()), min_size=1, max_size=400))
def test_a_fitted_map_rises_and_counts_every_claim(drawn: list[tuple[float, bool]]) -> None:
    """Steps rise in start and worth, hold enough claims each, and lose none."""
    steps = fit(Judged("tenure", "US", score, right) for score, right in drawn)
    assert steps[0].start == 0.0
    assert sum(step.claims for step in steps) == len(drawn)
    assert all(one.start < other.start and one.share < other.share for one, other in pairwise(steps))
    assert len(steps) == 1 or min(step.claims for step in steps) >= FEWEST


def test_scores_that_fall_short_are_pooled() -> None:
    """Where a higher score is right less often, both are worth the share of both together."""
    steps = fit([*claims(0.4, 60, 40), *claims(0.6, 40, 60), *claims(0.8, 90, 10)])
    assert [(step.start, step.claims, step.right) for step in steps] == [(0.0, 200, 100), (0.8, 100, 90)]
    assert worth(steps, 0.5) == worth(steps, 0.6) == 0.5
    assert worth(steps, 0.8) == worth(steps, 1.0) == 91 / 102


def test_few_claims_make_no_step_of_their_own() -> None:
    """A score with too few claims shares the worth of its neighbour."""
    steps = fit([*claims(0.4, 50, 50), *claims(0.8, 3, 0)])
    assert [(step.start, step.claims) for step in steps] == [(0.0, 103)]
