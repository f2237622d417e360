"""Undoing: blocks of writing to a record in memory that leave nothing behind where something is raised in them."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Protocol


class Undoable(Protocol):
    """What notes how to undo each thing that was written, and how deep its blocks are nested."""

    undo: list[Callable[[], object]]
    depth: int


class UndoneBlock:
    """A block whose writing is undone step by step when something is raised in it."""

    def __init__(self, store: Undoable) -> None:
        """Prepare a block; it begins when it is entered."""
        self._store = store
        self._begun = 0

    def __enter__(self) -> None:
        """Begin."""
        self._begun = len(self._store.undo)
        self._store.depth += 1

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep what was written if nothing was raised, else undo it."""
        store = self._store
        store.depth -= 1
        while kind is not None and len(store.undo) > self._begun:
            store.undo.pop()()
        if not store.depth:
            store.undo.clear()
