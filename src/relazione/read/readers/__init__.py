"""The ways of reading: each file or folder here is one, and its name is its name on the command line.

A file offers `open_reader()`; one that has `ASKS_MODEL = True` offers `open_reader(model)`.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from relazione.errors import RunStopped
from relazione.read.reader import LanguageModel, Reader

USUAL = "grammar"
"""The reader that is meant where none is named."""


def reader_names() -> tuple[str, ...]:
    """The names of all readers, in order of the alphabet."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def load_reader(name: str, model: LanguageModel | None = None) -> Reader:
    """The reader of that name, ready to read; `model` is handed to those that ask one.

    Raises RunStopped where there is no such reader, or no model for one that asks.
    """
    if name not in reader_names():
        raise RunStopped(
            f"there is no reader {name!r}", "read --reader", f"Choose one of: {', '.join(reader_names())}."
        )
    module = import_module(f"{__name__}.{name}")
    if not getattr(module, "ASKS_MODEL", False):
        reader: Reader = module.open_reader()
        return reader
    if model is None:
        remedy = "Name an endpoint: --llm-url and --llm-model, or RELAZIONE_LLM_URL and RELAZIONE_LLM_MODEL."
        raise RunStopped("this reader asks a language model, and none is named", f"reader {name!r}", remedy)
    asking: Reader = module.open_reader(model)
    return asking
