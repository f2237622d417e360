"""Memberships and standings: of one party in the other, or of both in the same organisation."""

from __future__ import annotations

from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.wording.entries import standing_of
from relazione.tell.wording.names import label

HEADING = "Memberships and standings"
SOUGHT = "membership or standing"


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each standing: those with a stated beginning first, then the newest."""
    found = grouped(standings(matter))
    return listing(matter, found, lambda group: f"{standing_of(group)}.{notes.cite(*group)}")


def grouped(items: list[Item]) -> list[list[Item]]:
    """The standings, the longest first; without a beginning, those that differ in the member alone together."""
    groups: dict[tuple[str | None, ...], list[Item]] = {}
    for item in sorted(items, key=lambda item: (item.one("since") or "~", item.newest_first)):
        dated = item.one("since") or item.one("until")
        key = (item.entry.id,) if dated else (item.one("organisation"), item.one("standing"), item.entry.last_attested)
        groups.setdefault(key, []).append(item)
    return list(groups.values())


def standings(matter: Matter) -> list[Item]:
    """The standings of one party in the other; for two that share organisations, the standing of each in those."""
    direct = matter.of_kind("membership")
    if len(matter.parties) == 1:
        return direct
    seats: dict[str, set[int]] = {}
    for item in matter.of_all("membership"):
        side = matter.side(item.one("member"))
        if side is not None:
            seats.setdefault(label(item.one("organisation") or ""), set()).add(side)
    known = {item.entry.id for item in direct}
    shared = [
        item
        for item in matter.of_all("membership")
        if item.entry.id not in known
        and len(seats.get(label(item.one("organisation") or ""), ())) > 1
        and matter.side(item.one("member")) is not None
    ]
    return direct + shared
