"""The rules: reasons for calling two claims the same thing."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from relazione.resolve import rules
from relazione.resolve.report import Report

Key = tuple[str, ...]

# Strengths order the joins; they are no probabilities. FIRM and above: the two claims say so themselves. Below: one of
# them leaves out what would settle it, so it is joined only if nothing else fits it as well.
CERTAIN, FIRM, LOOSE = 3.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found: how strongly it joins, and why, in words to read."""

    strength: float
    words: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason for joining two claims of a kind.

    Only pairs of reports of which one's `probe` holds a key of the other's `index` are compared, so that not everything
    is compared with everything. `join` must not depend on the order of the two, and gives None where it has nothing to
    say.
    """

    kind: str
    index: Callable[[Report], Iterable[Key]]
    probe: Callable[[Report], Iterable[Key]]
    join: Callable[[Report, Report], Match | None]


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by name, found as the files of `resolve/rules/`, in the order of their names."""
    names = sorted(found.name for found in pkgutil.iter_modules(rules.__path__))
    return {name: import_module(f"{rules.__name__}.{name}").RULE for name in names}
