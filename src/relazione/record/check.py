"""The checks that every finding passes on its way to a claim."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from relazione.ingest.article import Article
from relazione.read.finding import Finding
from relazione.record import checks

PARTICIPANTS = "participants"


@dataclass(frozen=True, slots=True)
class Objection:
    """What a check holds against a finding.

    `slot` None: the whole finding is refused; else only value number `index` of that slot is left out ("participants"
    stands for the sides of an engagement).
    """

    reason: str
    slot: str | None = None
    index: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name (the file's), its place in the order, and its function.

    The function gets the finding, its article, and all findings of that article as the reader made them.
    """

    name: str
    order: int
    object_to: Callable[[Finding, Article, Sequence[Finding]], Iterator[Objection]]


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, found as the files of `record/checks/`, in the order in which they are made."""
    found = []
    for item in pkgutil.iter_modules(checks.__path__):
        module = import_module(f"{checks.__name__}.{item.name}")
        found.append(Check(item.name, module.ORDER, module.object_to))
    return tuple(sorted(found, key=lambda check: (check.order, check.name)))
