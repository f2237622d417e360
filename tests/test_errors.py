"""The two errors: they pass through context managers and process borders whole."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from relazione.errors import RunStopped, SetAside


@contextmanager
def _room() -> Iterator[None]:
    yield


@pytest.mark.parametrize("error", [SetAside, RunStopped])
def test_an_error_passes_through_a_context_manager(error: type[SetAside | RunStopped]) -> None:
    """An error raised inside a with block comes out as itself."""
    with pytest.raises(error, match=r"a\.txt: empty"), _room():
        raise error("empty", "a.txt", "Write something.")


@pytest.mark.parametrize("error", [SetAside, RunStopped])
def test_an_error_survives_the_way_from_a_worker(error: type[SetAside | RunStopped]) -> None:
    """An error that is pickled and read back, as between processes, is equal to what it was."""
    sent = error(what="empty", where="a.txt", remedy="Write something.")
    received = pickle.loads(pickle.dumps(sent))
    assert received == sent
    assert str(received) == "a.txt: empty. Write something."


def test_the_two_errors_are_told_apart() -> None:
    """The same words set aside and stopped are two different errors."""
    aside: Exception = SetAside("a", "b", "c")
    stopped: Exception = RunStopped("a", "b", "c")
    assert aside != stopped
