"""Libraries that only some forms need, and that the program does without."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from relazione.errors import RunStopped

EXTRA = "data"
"""The extra of the package that brings them."""


def needed(library: str, what: str) -> Any:
    """The library; raises RunStopped with the way to install it where it is not there."""
    try:
        return import_module(library)
    except ModuleNotFoundError:
        remedy = f"Install it with: pip install 'relazione[{EXTRA}]'"
        raise RunStopped(f"{what} need the library {library}, which is not installed", "export --as", remedy) from None
