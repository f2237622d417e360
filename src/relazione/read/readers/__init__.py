"""The ways of reading: each file or folder here is one, and its name is its name on the command line."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from relazione.errors import RunStopped
from relazione.read.reader import Reader


def reader_names() -> tuple[str, ...]:
    """The names of all readers, in order of the alphabet."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def load_reader(name: str) -> Reader:
    """The reader of that name, ready to read.

    Raises RunStopped where there is no such reader.
    """
    if name not in reader_names():
        raise RunStopped(
            f"there is no reader {name!r}", "relazione.read.readers", f"Choose one of: {', '.join(reader_names())}."
        )
    reader: Reader = import_module(f"{__name__}.{name}").open_reader()
    return reader
