"""The network of who takes part in what: parties on one side, what they did together on the other.

A gathering of many stays one node that all its participants are tied to: it is never told as a tie of each with each.
Whoever wants ties between parties projects the network (networkx: `bipartite.weighted_projected_graph`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relazione.codebook.states import label, states
from relazione.record.kind import line
from relazione.store.contract import Store
from relazione.tell.every import every_item, parties_of
from relazione.tell.item import Item
from relazione.tell.wording.dates import first_day, last_day

TOGETHER = frozenset({"engagement", "agreement", "mission", "membership"})
"""The kinds that tie parties to each other."""


@dataclass(frozen=True, slots=True)
class Node:
    """A party, or something that parties took part in; a party has no days and no proof.

    `kind`: state, actor, or the entry's kind. `first` and `last` are ISO days, both included, "" where not known.
    `proof` is the given id of the leading article with the half-open span of the quote: "daily-7:120-184".
    """

    id: str
    kind: str
    label: str
    type: str = ""
    status: str = ""
    domains: str = ""
    first: str = ""
    last: str = ""
    reports: int = 0
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A party's part in something: its role, who acted for it, and the days of the thing itself."""

    id: str
    party: str
    thing: str
    role: str
    who: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Network:
    """All nodes, parties first and sorted, then entries in the record's order; ties in the order of the entries."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


def network(store: Store) -> Network:
    """The network of a record: every engagement, agreement, mission and membership with its parties."""
    parties: set[str] = set()
    things: list[Node] = []
    ties: list[Tie] = []
    for item in every_item(store, TOGETHER):
        node = _thing(item)
        things.append(node)
        for party, role, who in _parts(item):
            parties.add(party)
            ties.append(Tie(f"{node.id}-{len(ties)}", party, node.id, role, who, node.first, node.last))
    actors = [Node(party, "state" if party in states() else "actor", label(party)) for party in sorted(parties)]
    return Network((*actors, *things), tuple(ties))


def _thing(item: Item) -> Node:
    entry, proof = item.entry, item.lead
    told = item.happened or item.one("since") or ""
    first, last = first_day(told), last_day(told)
    return Node(
        id=entry.id,
        kind=entry.kind,
        label=line(entry),
        type=item.one("type") or item.one("post") or item.one("standing") or "",
        status=item.status if item.kind == "engagement" else item.one("status") or "",
        domains=";".join(item.every("domains")),
        first=first.isoformat() if first else "",
        last=last.isoformat() if last else "",
        reports=len(entry.claims),
        proof=f"{proof.article.given_id}:{proof.claim.start}-{proof.claim.end}",
    )


def _parts(item: Item) -> Iterator[tuple[str, str, str]]:
    """Each party once, with its roles and those who acted for it."""
    if item.kind != "engagement":
        yield from ((party, "party", "") for party in parties_of(item))
        return
    for party in parties_of(item):
        sides = [side for side in item.entry.participants if (side.acts_for or side.who) == party]
        roles = dict.fromkeys(side.role for side in sides)
        people = dict.fromkeys(side.who for side in sides if side.who != party)
        yield party, ";".join(roles), "; ".join(people)
