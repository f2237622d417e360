"""What all tests share: one thread a process, the same examples on every run, and the way to the reference material."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bench.endurance.server import private_server
from tests.store.places import Places

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


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server of our own; without PostgreSQL a test is skipped, in CI it fails."""
    with ExitStack() as stack:
        try:
            address = stack.enter_context(private_server())
        except FileNotFoundError as fault:
            if os.environ.get("CI"):
                pytest.fail(str(fault))
            pytest.skip(str(fault))
        yield address


@pytest.fixture(scope="session")
def places(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Places for empty records; the server is started when the first is asked for on it."""
    numbers = count(1)
    folder: Path = tmp_path_factory.mktemp("records")

    def place(engine: str) -> str:
        if engine == "memory":
            return "memory:"
        number = next(numbers)
        if engine == "postgresql":
            return f"{request.getfixturevalue('server')}&schema=record_{number}"
        return str(folder / f"{number}.sqlite")

    return place
