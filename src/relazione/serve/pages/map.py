"""The map: points and arcs between seats of government, and the places where things happened; no borders."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from relazione.record.english import shown
from relazione.record.states import is_state
from relazione.serve import addresses
from relazione.serve.drawings.map import Arc, Spot, drawn_map, seat_of, where_is
from relazione.serve.pages.network import choices
from relazione.serve.selection import selected
from relazione.serve.visit import Page, Row, Visit, rows_asked
from relazione.tell.every import parties_of
from relazione.tell.item import Item

_ARCS, _SPOTS, _ROWS = 80, 120, 30
_MOST_OF_ONE = 6  # a gathering of more is told by its place, not by an arc between each and each


def page(visit: Visit) -> Page:
    """The map of what is selected: arcs between two to six states together, points where things took place."""
    chosen = selected(visit, "engagement", "agreement", "mission")
    arcs: Counter[tuple[str, str]] = Counter()
    spots: Counter[tuple[str, str]] = Counter()
    for entry in chosen.entries:
        states = sorted({party for party in parties_of(Item(entry, ())) if is_state(party)})
        if 2 <= len(states) <= _MOST_OF_ONE:
            arcs.update(combinations(states, 2))
        place = entry.one("place") or entry.one("city") or ""
        found = where_is(place) if place else None
        if found is not None:
            spots[found.name, found.state] += 1
    lines = [
        Arc(start, end, number, addresses.dyad(one, other), f"{shown(one)} and {shown(other)}: {number} together")
        for (one, other), number in arcs.most_common(_ARCS)
        if (start := seat_of(one)) is not None and (end := seat_of(other)) is not None
    ]
    points = [
        Spot(point, number, addresses.party(name), f"{name}: {number}")
        for (name, _), number in spots.most_common(_SPOTS)
        if (point := where_is(name)) is not None
    ]
    most = rows_asked(visit, _ROWS)
    pairs: list[Row] = [
        {"one": shown(one), "other": shown(other), "together": number, "address": addresses.dyad(one, other)}
        for (one, other), number in arcs.most_common(most)
    ]
    places: list[Row] = [
        {"place": name, "state": shown(state), "entries": number, "address": addresses.party(name)}
        for (name, state), number in spots.most_common(most)
    ]
    return Page(
        "map",
        f"Where states meet{chosen.of}",
        {"Pairs": pairs, "Places": places},
        visit.store.extent(),
        {"drawing": drawn_map(lines, points), **choices()},
        chosen.parties,
        totals={"Pairs": len(arcs), "Places": len(spots)},
        cut=chosen.cut,
    )
