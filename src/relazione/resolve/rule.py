"""The rules: reasons for calling two claims the same thing."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module

from relazione.resolve import rules
from relazione.resolve.report import Report

Key = tuple[str, ...]
"""What two reports must share to be compared."""

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
    say. All three look at nothing but the reports they are given, and of kinds with an `apart.alike_key` at nothing
    that the key leaves out, for one report stands there for all that are alike.

    Keys are kept in the record, so a report should have a dozen at most; and few reports should share one, however
    large the record: a state alone is no key, a state with a word and a month is (`near_days`).
    """

    kind: str
    index: Callable[[Report], Iterable[Key]]
    probe: Callable[[Report], Iterable[Key]]
    join: Callable[[Report, Report], Match | None]


def near_days(day: date, apart: int) -> tuple[str, str]:
    """Two marks of a day such that any two days at most so many days apart share one of them, and no far ones do.

    Two rulers with strokes at every `2 * apart` days, the one half a stroke before the other.
    """
    stroke = 2 * apart
    return f"a{day.toordinal() // stroke}", f"b{(day.toordinal() + apart) // stroke}"


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by name, found as the files of `resolve/rules/`, in the order of their names."""
    names = sorted(found.name for found in pkgutil.iter_modules(rules.__path__))
    return {name: import_module(f"{rules.__name__}.{name}").RULE for name in names}
