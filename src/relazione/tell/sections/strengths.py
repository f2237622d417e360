"""Strengths and needs side by side, and where the strength of one side meets the need of the other."""

from __future__ import annotations

from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.wording.entries import owner, resource
from relazione.tell.wording.names import label, opened
from relazione.tell.wording.quotes import shortened

HEADING = "Strengths and needs"
SOUGHT = "strength or need"
MOST_IN_CELL = 3  # strengths or needs of one party for one resource
CELL = 70  # characters of a quote in a cell of the table


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """Two parties: a table, a row for each resource, then the matches; one party: a list."""
    profiles = found(matter)
    if not profiles or len(matter.parties) == 1:
        return listing(matter, profiles, lambda item: f"{_alone(item)}.{notes.cite(item)}")
    return [*([] if matter.on_one_page else _table(profiles, matter, notes)), "", *_matches(matter, notes)]


def found(matter: Matter) -> list[Item]:
    """The strengths and needs of the parties: strengths before needs, the newest first.

    With two parties only those that an article tells which also tells of both, and those that a match is made of.
    """
    items = [item for item in matter.of_all("profile") if matter.side(item.one("of")) is not None]
    if len(matter.parties) > 1:
        matched = {item.entry.id for pair in _matched(items, matter) for item in pair}
        shared = articles_shared(matter)
        items = [item for item in items if item.entry.id in matched or told_in(item, shared)]
    return sorted(items, key=lambda item: (item.one("side") != "strength", item.newest_first))


def articles_shared(matter: Matter) -> set[str]:
    """The articles that tell of all parties together, by their ids."""
    return {place.article for told in matter.about for place in told.places}


def told_in(item: Item, articles: set[str]) -> bool:
    """Whether one of these articles tells something."""
    return any(place.article in articles for place in item.places)


def pairs(matter: Matter) -> list[tuple[Item, Item]]:
    """Each strength of one party with each need of the other for the same resource, strength first."""
    return _matched(found(matter), matter) if len(matter.parties) > 1 else []


def _matched(items: list[Item], matter: Matter) -> list[tuple[Item, Item]]:
    needs: dict[str, list[Item]] = {}
    for item in items:
        if item.one("side") == "need":
            needs.setdefault(item.one("resource") or "other", []).append(item)
    return [
        (strength, need)
        for strength in items
        if strength.one("side") == "strength" and strength.one("resource") != "other"
        for need in needs.get(strength.one("resource") or "", ())
        if matter.side(strength.one("of")) != matter.side(need.one("of"))
    ]


def meeting(strength: Item, need: Item) -> str:
    """A match as a sentence: "Labour: Peru's strength (“...”) meets Chile's need (“...”)"."""
    return opened(
        f"{resource(strength)}: {owner(strength)} strength (“{_what(strength)}”) "
        f"meets {owner(need)} need (“{_what(need)}”)"
    )


def _table(profiles: list[Item], matter: Matter, notes: Footnotes) -> list[str]:
    rows: dict[str, list[Item]] = {}
    for item in profiles:
        rows.setdefault(resource(item), []).append(item)
    names = [opened(party.title) for party in matter.parties]
    told = [f"| Field | {' | '.join(names)} | Notes |", f"|{'---|' * (len(names) + 2)}"]
    for name, items in list(rows.items())[: matter.most]:
        sides = [[i for i in items if matter.side(i.one("of")) == side] for side in range(len(names))]
        proofs = notes.cite(*[item for side in sides for item in side[:MOST_IN_CELL]])
        told.append(f"| {opened(name)} | {' | '.join(_cell(side) for side in sides)} | {proofs} |")
    return told


def _cell(items: list[Item]) -> str:
    if not items:
        return "–"
    more = f"; and {len(items) - MOST_IN_CELL} more" if len(items) > MOST_IN_CELL else ""
    return "; ".join(f"{item.one('side')}: “{_what(item)}”" for item in items[:MOST_IN_CELL]) + more


def _matches(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each resource and direction: the table above has the words."""
    matched: dict[tuple[str, str, str], list[Item]] = {}
    for strength, need in pairs(matter):
        whose, lacking = label(strength.one("of") or ""), label(need.one("of") or "")
        matched.setdefault((resource(strength), whose, lacking), []).extend((strength, need))

    def tell(match: tuple[str, str, str]) -> str:
        what, whose, lacking = match
        proofs = notes.cite(*matched[match][: 2 * MOST_IN_CELL])
        return f"{opened(what)}: a strength of {whose} meets a need of {lacking}.{proofs}"

    return listing(matter, list(matched), tell)


def _alone(item: Item) -> str:
    field = "" if item.one("resource") in (None, "other") else f" in {resource(item)}"
    return f"{opened(label(item.one('of') or ''))}: {item.one('side')}{field}, “{_what(item)}”"


def _what(item: Item) -> str:
    return shortened(item.one("what") or item.lead.claim.quote, CELL)
