"""The ways of reading: each file or folder here is one, and its name is its name on the command line."""

from __future__ import annotations

import hashlib
import pkgutil
from functools import cache
from importlib import import_module, metadata, resources
from importlib.resources.abc import Traversable

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


@cache
def fingerprint() -> str:
    """The program's version and eight hexadecimal digits of a hash over the code and tables that reading rests on."""
    digest = hashlib.sha256()
    for package in ("relazione.read", "relazione.codebook"):
        for path in _files(resources.files(package)):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return f"{metadata.version('relazione')}+{digest.hexdigest()[:8]}"


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.is_dir() and path.name != "__pycache__":
            found.extend(_files(path))
        elif path.name.endswith((".py", ".csv", ".json", ".npz", ".yaml")):
            found.append(path)
    return found
