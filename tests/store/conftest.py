"""What the tests of the store share: every engine, and places for empty records in each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from bench.endurance.server import private_server

ENGINES = ("memory", "sqlite", "postgresql")

Places = Callable[[str], str]
"""Gives the place of a new, empty record in the engine named."""


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
