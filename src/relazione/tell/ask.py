"""Asking: the answers to questions, each one file under `answers/`, found by its name."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from relazione.errors import RunStopped
from relazione.store.contract import Store
from relazione.store.view import ALL, View
from relazione.tell import answers
from relazione.tell.answer import Answer
from relazione.tell.question import EVERYWHERE, Within, question


@cache
def names() -> tuple[str, ...]:
    """The names of all questions, sorted: the file names under `answers/`."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(answers.__path__)))


def ask(
    store: Store,
    name: str,
    words: Sequence[str] = (),
    view: View = ALL,
    kind: str | None = None,
    within: Within = EVERYWHERE,
) -> Answer:
    """The answer to a question: `words` are parties by any name, of `who` a person's name, of `search` what is sought.

    `kind` is for `entries`, `within` for `search`.

    Raises RunStopped where there is no such question, and where it takes more or fewer words.
    """
    if name not in names():
        raise RunStopped(f"there is no question {name!r}", "ask", f"Choose one of: {', '.join(names())}.")
    asked = import_module(f"{answers.__name__}.{name}")
    if not asked.LEAST <= len(words) <= asked.MOST:
        wanted = " or ".join(str(number) for number in range(asked.LEAST, asked.MOST + 1))
        remedy = f"Give {wanted}, with quotes around a name of several words."
        raise RunStopped(f"{len(words)} names were given", name, remedy)
    found: Answer = asked.answer(question(store, words, view, kind, within))
    return found
