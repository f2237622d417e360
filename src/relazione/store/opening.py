"""Opening a record: the engine that its name calls for."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

from relazione.store import engines
from relazione.store.contract import Store

_FOR_FILES = "sqlite"
"""The engine for a plain path."""

_ALSO = {"postgres": "postgresql"}
"""Other names by which engines are called."""

_PASSWORD = re.compile(r"(?<=://)([^/@:]*):[^/@]*(?=@)")


@cache
def names() -> tuple[str, ...]:
    """The names of all engines, sorted: the file names under `engines/`."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(engines.__path__)))


def open_store(record: str | Path, *, create: bool = False) -> Store:
    """The record at a path, or in another engine where it is written `ENGINE:PLACE` ("memory:", "postgresql://...").

    With `create` it is opened to write, and made where there is none; else to read only. Raises RunStopped where that
    cannot be done.
    """
    engine, place = _engine_of(record)
    return cast(Store, import_module(f"{engines.__name__}.{engine}").open_store(place, create))


@contextmanager
def reading(record: str | Path) -> Iterator[Store]:
    """The record opened to read for as long as the block lasts; all that is asked is of one state of it."""
    with closing(open_store(record)) as store, store.snapshot():
        yield store


def open_there(record: str | Path) -> Store:
    """The record opened to write; raises RunStopped where there is none, for what is to be written makes no record."""
    open_store(record).close()
    return open_store(record, create=True)


def shown(record: str | Path) -> str:
    """How a record is called in what a person is told: without a password that its address may hold."""
    return _PASSWORD.sub(r"\1", str(record))


def _engine_of(record: str | Path) -> tuple[str, str]:
    """The engine that a name calls for, and the place within it."""
    engine, colon, place = str(record).partition(":")
    engine = _ALSO.get(engine, engine)
    return (engine, place) if colon and engine in names() else (_FOR_FILES, str(record))
