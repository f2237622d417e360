"""Libraries that some kinds of files need, and the program without them does not."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from relazione.errors import SetAside


def needed(module: str, where: str) -> Any:
    """The module of this name ("pyarrow.parquet"). Raises SetAside where its library is not installed."""
    try:
        return import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        what = f"a kind of file for which {library} is needed, which is not installed"
        raise SetAside(what, where, "Install what opens such files: pip install 'relazione[sources]'.") from None
