"""Pledges, requests, proposals and what was agreed: what one side may be held to, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import between, listing, nothing
from relazione.tell.wording.entries import speakers, stance, stances
from relazione.tell.wording.people import Directory, reported
from relazione.tell.wording.quotes import shortened

HEADING = "Pledges, requests and proposals"
GROUP = "promise"


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each, pledges and requests before proposals, the newest first."""
    found = in_groups(matter, (GROUP,))
    if not found:
        return nothing(matter, f"no pledge, request or proposal {between(matter)} is told of")
    return tell(found, matter, notes)


def tell(found: Sequence[list[Item]], matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each group of positions taken in the same words."""
    directory = Directory(matter.of_all("tenure"))
    return listing(found, lambda group: f"{position(group, directory)}.{notes.cite(*group)}")


def position(group: list[Item], directory: Directory) -> str:
    """Who took which stance in which words: "Ana Lopez (...) asked Peru, reported on 3 May 2021: “...”"."""
    lead = group[0]
    verb = stance(lead) if len({stance(item) for item in group}) == 1 else stance_alone(lead)
    return f"{speakers(group, directory)} {verb} ({reported(lead)}): “{shortened(lead.lead.claim.quote)}”"


def stance_alone(item: Item) -> str:
    """The phrase of a stance without whom it concerns: for two sides that said the same to each other."""
    return stances().get(item.one("stance") or "inform", stances()["inform"])["alone"]


def in_groups(matter: Matter, wanted: tuple[str, ...]) -> list[list[Item]]:
    """The positions whose stances belong to these groups of the table, in the table's order, then the newest first.

    Positions of one stance that rest on the same words (both said it) stand together.
    """
    order = [name for group in wanted for name, row in stances().items() if row["group"] == group]
    groups: dict[tuple[object, ...], list[Item]] = {}
    for item in matter.of_kind("position"):
        claim = item.lead.claim
        if item.one("stance") in order:
            groups.setdefault((item.one("stance"), claim.article, claim.start, claim.end), []).append(item)
    return sorted(groups.values(), key=lambda g: (_rank(g[0], order), g[0].newest_first))


def _rank(item: Item, order: list[str]) -> int:
    return order.index(item.one("stance") or "")
