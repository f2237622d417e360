"""Missions: embassies, consulates and offices of each in the other, with city and day of opening."""

from __future__ import annotations

from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.wording.entries import missions

HEADING = "Missions"
SOUGHT = "embassy, consulate or office"


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each mission, dated ones first; posts that one sentence tells of together stand together."""
    found = grouped(matter.of_kind("mission"))
    return listing(matter, found, lambda group: f"{missions(group)}.{notes.cite(*group)}")


def grouped(items: list[Item]) -> list[list[Item]]:
    """The missions, those together that differ in the sending side alone; groups with a day of their own first."""
    groups: dict[tuple[str | None, ...], list[Item]] = {}
    for item in items:
        key = tuple(item.one(slot) for slot in ("post", "in", "city", "status", "date"))
        groups.setdefault(key, []).append(item)
    return sorted(groups.values(), key=lambda group: not group[0].one("date"))
