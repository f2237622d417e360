"""What all tests share: one thread a process, the same examples on every run, and the way to the reference material."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("OMP_NUM_THREADS", "1")

# The same examples on every run, on a laptop as in CI: a red test stays red until somebody mends it. No deadline, for
# two shared cores make any single example slow now and then.
settings.register_profile(
    "house", derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout."""
    return CHECKOUT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the checkout; without it a test is skipped, in CI it fails."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        reason = f"{folder} is missing: put the reference material beside the checkout"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
