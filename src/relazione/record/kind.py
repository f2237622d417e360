"""The kinds of claim: what each may and must say, when two are the same, and how it reads in English."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol

from relazione.record import kinds
from relazione.record.claim import Claim


class Telling(Protocol):
    """What can be told in a line of English: a claim, or an entry worked out of claims."""

    @property
    def kind(self) -> str:
        """The name of its kind."""

    def one(self, slot: str) -> str | None:
        """The leading value of a slot, None where it is not filled."""

    def every(self, slot: str) -> tuple[str, ...]:
        """All values of a slot."""

    def sides(self) -> tuple[tuple[str, str | None, str], ...]:
        """The participants as plain (who, acts for, role)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a kind: whether it must be filled, whether it may hold several values, and what may stand in it.

    `form`: text | date | actor (a state's ISO alpha-3, or a name) | word (a value of `vocabulary`, a name in the table
    `vocabularies`).
    """

    name: str
    form: str = "text"
    needed: bool = False
    many: bool = False
    vocabulary: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the codebook's kinds.

    `key` gives what two tellings of the same thing share within one article; `apart` tells of two claims with the same
    key whether they are nonetheless two things (two days, two subjects). `sentence` is the line of English, without
    the full stop.
    """

    name: str
    slots: tuple[Slot, ...]
    key: Callable[[Claim], tuple[str, ...]]
    apart: Callable[[Claim, Claim], bool]
    sentence: Callable[[Telling], str]
    participants: bool = False

    def slot(self, name: str) -> Slot | None:
        """The slot of that name, None where the kind has none."""
        return next((slot for slot in self.slots if slot.name == name), None)


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind by name, found as the files of `record/kinds/`, in the order of their names."""
    names = sorted(found.name for found in pkgutil.iter_modules(kinds.__path__))
    return {name: import_module(f"{kinds.__name__}.{name}").KIND for name in names}


def line(telling: Telling) -> str:
    """A claim or an entry as one line of English, hedged where it is planned or proposed; without a full stop."""
    return all_kinds()[telling.kind].sentence(telling)


def sentence(telling: Telling) -> str:
    """The same, ending in a full stop."""
    return line(telling) + "."
