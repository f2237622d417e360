"""Opening a record: the engine that its name calls for."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from relazione.store import engines
from relazione.store.contract import Store

_FOR_FILES = "sqlite"
"""The engine for a plain path."""


@cache
def names() -> tuple[str, ...]:
    """The names of all engines, sorted: the file names under `engines/`."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(engines.__path__)))


def open_store(record: str | Path, *, create: bool = False) -> Store:
    """The record at a path, or in another engine where it is written `ENGINE:PLACE` ("memory:").

    With `create` it is opened to write, and made where there is none; else to read only. Raises RunStopped where that
    cannot be done.
    """
    engine, colon, place = str(record).partition(":")
    if not colon or engine not in names():
        engine, place = _FOR_FILES, str(record)
    return cast(Store, import_module(f"{engines.__name__}.{engine}").open_store(place, create))
