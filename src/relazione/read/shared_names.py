"""Titles that share one name: "Prime Minister and Crown Prince Name", "Name, Deputy Minister and Special Envoy"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relazione.read.ground import Ground
from relazione.read.person_names import name_after, skip_honorifics
from relazione.read.title import Title

_HIGHEST = frozenset({"head_of_state", "head_of_government", "deputy_head"})
_JOINERS = frozenset({"and", "&", "/"})


def share_names(ground: Ground, titles: Sequence[Title]) -> list[Title]:
    """The titles, where one joined to its neighbour by "and" without an article takes the neighbour's name."""
    shared = _without_honorary(ground, titles)
    for k in range(len(shared) - 2, -1, -1):
        before, after = shared[k], shared[k + 1]
        if (
            _joined(ground, before, after)
            and not _two_heads(before, after)
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


def _two_heads(before: Title, after: Title) -> bool:
    """Whether the titles are those of two persons: "the Vice President and President Name"."""
    return {before.office, after.office} <= _HIGHEST and "head_of_state" in (before.office, after.office)


def _without_honorary(ground: Ground, titles: Sequence[Title]) -> list[Title]:
    """The titles, where a bare "Ambassador" between another title and the name is an honorific of that one's bearer."""
    kept: list[Title] = []
    for title in titles:
        before = kept[-1] if kept else None
        bare = title.first == title.last and ground.parse.lower[title.first] == "ambassador" and title.name_first > 0
        if before is not None and bare and _waits(ground, before, title):
            kept[-1] = replace(before, name_first=title.name_first, name_last=title.name_last)
        else:
            kept.append(title)
    return kept


def _waits(ground: Ground, before: Title, title: Title) -> bool:
    """Whether the title before has no name yet and nothing but a comma stands between."""
    alone = not (before.plural or before.counterpart) and before.name_first < 0
    return alone and ground.parse.lower[before.last + 1 : title.first] in ([], [","])


def part_plurals(ground: Ground, titles: Sequence[Title]) -> list[Title]:
    """The titles, with one for each name that follows a plural: "Presidents Name of A and Name of B"."""
    parted: list[Title] = []
    for title in titles:
        holders = _names_in_list(ground, title) if title.plural and not title.counterpart else []
        if len(holders) > 1:
            each = title.of if len(title.of) == len(holders) else ()
            parted += [
                replace(title, plural=False, name_first=first, name_last=last, of=each[k : k + 1] or title.of)
                for k, (first, last) in enumerate(holders)
            ]
        else:
            parted.append(title)
    return parted


def _names_in_list(ground: Ground, title: Title) -> list[tuple[int, int]]:
    """The names after a plural title, parted by commas and "and", each perhaps with "of State" behind it."""
    parse, i = ground.parse, title.last + 1
    i += i < len(parse) and parse.words[i] == "," and len(title.of) > 1  # "the presidents of A and B, Name and Name"
    found: list[tuple[int, int]] = []
    while i < len(parse) and parse.sentence[i] == parse.sentence[title.last]:
        i = skip_honorifics(parse, i)
        last = name_after(parse, i, ground.blocked) if i < len(parse) else None
        if last is None or ground.blocked[i]:
            return found
        found.append((i, last))
        i = _past_state(ground, last + 1)
        joined = i
        while i < len(parse) and parse.lower[i] in (",", "and", "&"):
            i += 1
        if i == joined:
            return found
    return found


def _past_state(ground: Ground, i: int) -> int:
    """The token after "of State" at token i, else i."""
    parse = ground.parse
    if i + 1 < len(parse) and parse.lower[i] == "of":
        j = i + 1 + (parse.lower[i + 1] == "the")
        name = ground.name_at(j) if j < len(parse) else None
        if name is not None and name.first == j and name.hit.kind == "state":
            return name.last + 1
    return i


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
