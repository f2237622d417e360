"""The record as a file for other programs: each way of exporting is one file under `exports/`, found by its name."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from inspect import signature
from types import ModuleType

from relazione.errors import RunStopped
from relazione.store.contract import Store
from relazione.store.view import View, seen
from relazione.tell import exports


@cache
def names() -> tuple[str, ...]:
    """The names of all exports, sorted: the file names under `exports/` with hyphens for underscores."""
    return tuple(sorted(found.name.replace("_", "-") for found in pkgutil.iter_modules(exports.__path__)))


def export(
    store: Store, name: str, at_least: float = 0.0, wishes: Mapping[str, str | bool] | None = None
) -> Iterator[str]:
    """The lines of the export of that name, each ending in a line feed; the same record gives the same lines.

    Claims that score under `at_least` (0..1) are left out, and entries are what the others amount to. `wishes` are the
    options that the export takes beside the record ("unit" of a panel). Raises RunStopped where there is no such
    export, for one of several files, and for a wish that it does not know.
    """
    module = _module(name)
    if hasattr(module, "files"):
        raise RunStopped(f"{name} makes several files", "export --as", "Say into which folder: -o FOLDER.")
    lines: Callable[..., Iterator[str]] = module.lines
    unknown = sorted((wishes or {}).keys() - signature(lines).parameters.keys())
    if unknown:
        option = f"--{unknown[0].replace('_', '-')}"
        raise RunStopped(f"the export {name!r} has no option {option}", "export", f"Leave {option} out.")
    return lines(seen(store, View(at_least)), **(wishes or {}))


def makes_files(name: str) -> bool:
    """Whether the export of that name makes several files, to be written into a folder."""
    return hasattr(_module(name), "files")


def files(store: Store, name: str, at_least: float = 0.0) -> Iterator[tuple[str, Iterator[str]]]:
    """The files of such an export: their names, each with its lines; else as `export`."""
    found: Callable[[Store], Iterator[tuple[str, Iterator[str]]]] = _module(name).files
    return found(seen(store, View(at_least)))


def _module(name: str) -> ModuleType:
    if name not in names():
        raise RunStopped(f"there is no export {name!r}", "export --as", f"Choose one of: {', '.join(names())}.")
    return import_module(f"{exports.__name__}.{name.replace('-', '_')}")
