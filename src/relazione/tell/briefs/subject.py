"""The brief on one domain, over a region, an organisation's members or any party: `brief Gulf --subject energy`."""

from __future__ import annotations

from relazione.codebook.vocabulary import vocabulary
from relazione.record.english import listed
from relazione.tell.matter import Matter
from relazione.tell.page import new_since
from relazione.tell.sections import (
    agreements,
    by_state,
    contacts,
    events,
    plans,
    positions,
    promises,
    sources,
    strengths,
)
from relazione.tell.wording.names import opened

PARTIES = (0, 1, 2)
ASKED = ("subject",)
SECTIONS = (by_state, contacts, plans, events, agreements, promises, positions, strengths, sources)
FIRST_PAGE = (by_state, contacts, plans, agreements, promises)


def titled(matter: Matter) -> str:
    """The domain and where: "Energy: Central Asia", "Trade between Chile and Peru"."""
    domain = opened(vocabulary("domain")[matter.only.domain or ""])
    names = listed([opened(party.title) for party in matter.parties]) if matter.parties else ""
    where = f" between {names}" if len(matter.parties) > 1 else f": {names}" if names else ""
    return domain + where + new_since(matter)
