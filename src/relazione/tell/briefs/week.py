"""The brief on all that is new since a day, whoever is concerned: `brief --since 2024-10-21`."""

from __future__ import annotations

from relazione.tell.matter import Matter
from relazione.tell.sections import (
    agreements,
    by_state,
    contacts,
    doubts,
    events,
    holders,
    memberships,
    missions,
    plans,
    positions,
    promises,
    sources,
)
from relazione.tell.wording.dates import iso_words

PARTIES = (0,)
ASKED = ("since",)
SECTIONS = (
    by_state,
    contacts,
    plans,
    events,
    agreements,
    missions,
    memberships,
    holders,
    promises,
    positions,
    doubts,
    sources,
)
FIRST_PAGE = (by_state, contacts, plans, agreements, holders)


def titled(matter: Matter) -> str:
    """Since when: "New since 21 October 2024"."""
    return f"New since {iso_words(matter.only.since)}" if matter.only.since else "New"
