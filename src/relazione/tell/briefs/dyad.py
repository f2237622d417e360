"""The brief on two parties: what lies between them."""

from __future__ import annotations

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

PARTIES = 2
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
