"""The network: who meets whom, in which days, about what; a gathering of many stays one thing that all are tied to."""

from __future__ import annotations

from collections import Counter

from relazione.codebook.vocabulary import vocabulary
from relazione.record.english import shown
from relazione.serve import addresses
from relazione.serve.drawings.network import Gathering, Node, Tie, network
from relazione.serve.selection import selected
from relazione.serve.visit import Page, Row, Visit, rows_asked
from relazione.tell.every import parties_of
from relazione.tell.item import Item

_NODES, _GATHERINGS, _ROWS = 36, 18, 30


def page(visit: Visit) -> Page:
    """The network of what is selected: its most connected parties, their ties, and gatherings of more than two."""
    chosen = selected(visit, "engagement", "agreement")
    met: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    groups: dict[tuple[str, ...], tuple[int, str]] = {}
    for entry in chosen.entries:
        parties = tuple(sorted(set(parties_of(Item(entry, ())))))
        met.update(parties if len(parties) > 1 else ())
        if len(parties) == 2:
            pairs[parties[0], parties[1]] += 1
        elif len(parties) > 2:
            number, address = groups.get(parties, (0, addresses.entry(entry)))
            groups[parties] = number + 1, address
    kept = [name for name, _ in met.most_common(_NODES)]
    nodes = [Node(name, shown(name), met[name], addresses.party(name)) for name in kept]
    ties = [
        Tie(one, other, number, addresses.dyad(one, other))
        for (one, other), number in pairs.most_common()
        if one in kept and other in kept
    ]
    ordered = sorted(groups.items(), key=lambda group: (-group[1][0], group[0]))[:_GATHERINGS]
    gatherings = [
        Gathering(tuple(name for name in names if name in kept), len(names), number, address)
        for names, (number, address) in ordered
    ]
    rows: list[Row] = [
        {"one": shown(one), "other": shown(other), "together": number, "address": addresses.dyad(one, other)}
        for (one, other), number in pairs.most_common(rows_asked(visit, _ROWS))
    ]
    many: list[Row] = [
        {"parties": [shown(name) for name in names], "together": number, "address": address}
        for names, (number, address) in ordered
    ]
    return Page(
        "network",
        f"Who meets whom{chosen.of}",
        {"Pairs": rows, "Gatherings of more than two": many},
        visit.store.extent(),
        {"drawing": network(nodes, ties, gatherings), **choices()},
        chosen.parties,
        totals={"Pairs": len(pairs), "Gatherings of more than two": len(groups)},
        cut=chosen.cut,
    )


def choices() -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in the form of a selection."""
    types = sorted(vocabulary("engagement").items(), key=lambda each: each[1])
    return {"types": types, "domains": sorted(vocabulary("domain").items())}
