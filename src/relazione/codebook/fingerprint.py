"""A fingerprint of code and tables: it changes whenever the same article may be read differently."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

_COUNTED = (".py", ".csv", ".json", ".yaml", ".npz", ".onnx", ".txt")
_ONLY_TOLD = "wording_"  # tables that word what is told: no reading depends on them


@cache
def fingerprint(*packages: str) -> str:
    """The program's version and eight hexadecimal digits of a hash over all code and tables of the packages."""
    digest = hashlib.sha256()
    for package in packages:
        for path in _files(resources.files(package)):
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
    return f"{metadata.version('relazione')}+{digest.hexdigest()[:8]}"


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.is_dir() and path.name != "__pycache__":
            found.extend(_files(path))
        elif path.name.endswith(_COUNTED) and not path.name.startswith(_ONLY_TOLD):
            found.append(path)
    return found
