"""Titles inside titles: "Adviser to the Prime Minister of Italy", "the Mongolian president's special envoy"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relazione.read.ground import Ground
from relazione.read.title import Title

_LINKS = (["to"], ["of"], ["for"], ["with"])
_OWNERS = (["'s"], ["’s"], ["'"], ["’"])
_SERVANTS = frozenset({"official", "special_envoy", "deputy_minister", "diplomat", "spokesperson", "minister", "other"})


def nest_titles(ground: Ground, titles: Sequence[Title]) -> list[Title]:
    """The titles, where one that is only the other's master is taken into it: it tells whom the servant serves."""
    nested: list[Title] = []
    for title in titles:
        before = nested[-1] if nested else None
        if before is None or not _near(ground, before, title):
            nested.append(title)
        elif _is_servant(before) and _between(ground, before, title) in _LINKS and before.name_first < before.first:
            nested[-1] = _taken_in(before, title)
        elif _is_servant(title) and _between(ground, before, title) in _OWNERS and title.determiner == "":
            nested[-1] = _owned(before, title)
        else:
            nested.append(title)
    return nested


def _near(ground: Ground, before: Title, title: Title) -> bool:
    parse = ground.parse
    alone = not (before.plural or title.plural or before.counterpart or title.counterpart)
    return alone and parse.sentence[before.last] == parse.sentence[title.first]


def _is_servant(title: Title) -> bool:
    return title.office in _SERVANTS


def _between(ground: Ground, before: Title, title: Title) -> list[str]:
    return ground.parse.lower[before.last + 1 : title.first]


def _taken_in(servant: Title, master: Title) -> Title:
    """The servant's title with the master's words at its end: its name is the one that follows both."""
    name = (servant.name_first, servant.name_last)
    if name[0] < 0 and master.name_first > master.last:
        name = (master.name_first, master.name_last)
    return replace(servant, last=master.last, of=servant.of or master.of, name_first=name[0], name_last=name[1])


def _owned(master: Title, servant: Title) -> Title:
    """The servant's title with the master's words before it: "Name, the Mongolian president's special envoy"."""
    named = servant.name_first >= 0 or not 0 <= master.name_first < master.first
    first, last = (servant.name_first, servant.name_last) if named else (master.name_first, master.name_last)
    of = servant.of or master.of
    return replace(servant, first=master.first, of=of, determiner=master.determiner, name_first=first, name_last=last)
