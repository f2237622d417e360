"""The brief on two parties: what lies between them."""

from __future__ import annotations

from relazione.record.english import listed
from relazione.tell.matter import Matter
from relazione.tell.page import new_since
from relazione.tell.sections import (
    agreements,
    contacts,
    domains,
    doubts,
    events,
    holders,
    memberships,
    missions,
    plans,
    positions,
    promises,
    sources,
    strengths,
    summary,
)
from relazione.tell.wording.names import opened

PARTIES: tuple[int, ...] = (2,)
ASKED: tuple[str, ...] = ()
SECTIONS = (
    summary,
    holders,
    contacts,
    plans,
    events,
    agreements,
    missions,
    memberships,
    promises,
    positions,
    domains,
    strengths,
    doubts,
    sources,
)
FIRST_PAGE = (summary, holders, contacts, plans, agreements, promises, strengths)


def titled(matter: Matter) -> str:
    """The parties, and since when where only what is new is told: "Chile and Peru: new since 3 May 2024"."""
    return listed([opened(party.title) for party in matter.parties]) + new_since(matter)
