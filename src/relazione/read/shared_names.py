"""Titles that share one name: "Prime Minister and Crown Prince Name", "Name, Deputy Minister and Special Envoy"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relazione.read.ground import Ground
from relazione.read.title import Title

_JOINERS = frozenset({"and", "&"})


def share_names(ground: Ground, titles: Sequence[Title]) -> list[Title]:
    """The titles, where one joined to its neighbour by "and" without an article takes the neighbour's name."""
    shared = list(titles)
    for k in range(len(shared) - 2, -1, -1):
        before, after = shared[k], shared[k + 1]
        if (
            _joined(ground, before, after)
            and before.name_first < 0 < after.name_first
            and after.name_first > after.last
        ):
            of = before.of or after.of
            shared[k] = replace(before, name_first=after.name_first, name_last=after.name_last, of=of)
    for k in range(1, len(shared)):
        before, after = shared[k - 1], shared[k]
        if _joined(ground, before, after) and after.name_first < 0 <= before.name_first < before.first:
            of = after.of or before.of
            shared[k] = replace(after, name_first=before.name_first, name_last=before.name_last, of=of)
    return shared


def _joined(ground: Ground, before: Title, after: Title) -> bool:
    between = ground.parse.lower[before.last + 1 : after.first]
    return (
        len(between) == 1
        and between[0] in _JOINERS
        and after.determiner == ""
        and all(
            bearer.last < before.core_first or bearer in after.of for bearer in before.of
        )  # "President of A and King B"
        and not (before.plural or after.plural or before.counterpart or after.counterpart)
    )
