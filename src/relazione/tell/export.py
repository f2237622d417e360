"""The record as a file for other programs: each way of exporting is one file under `exports/`, found by its name."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from relazione.errors import RunStopped
from relazione.store.contract import Store
from relazione.store.view import View, seen
from relazione.tell import exports


@cache
def names() -> tuple[str, ...]:
    """The names of all exports, sorted: the file names under `exports/` with hyphens for underscores."""
    return tuple(sorted(found.name.replace("_", "-") for found in pkgutil.iter_modules(exports.__path__)))


def export(store: Store, name: str, at_least: float = 0.0) -> Iterator[str]:
    """The lines of the export of that name, each ending in a line feed; the same record gives the same lines.

    Claims that score under `at_least` (0..1) are left out, and entries are what the others amount to.
    Raises RunStopped where there is no such export.
    """
    if name not in names():
        raise RunStopped(f"there is no export {name!r}", "export --as", f"Choose one of: {', '.join(names())}.")
    module = import_module(f"{exports.__name__}.{name.replace('-', '_')}")
    lines: Callable[[Store], Iterator[str]] = module.lines
    return lines(seen(store, View(at_least)))
