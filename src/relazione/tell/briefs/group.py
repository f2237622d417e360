"""The brief on one party as the states of an organisation or a region see it: `brief Peru --group ASEAN`."""

from __future__ import annotations

from relazione.tell.briefs import dyad
from relazione.tell.matter import Matter
from relazione.tell.page import new_since
from relazione.tell.sections import by_state, summary
from relazione.tell.wording.names import opened

PARTIES = (1,)
ASKED = ("group",)
SECTIONS = (summary, by_state, *dyad.SECTIONS[1:])
FIRST_PAGE = (summary, by_state, *dyad.FIRST_PAGE[1:])


def titled(matter: Matter) -> str:
    """Who is seen by whom: "Peru, as seen by the members of ASEAN"."""
    seen, seeing = matter.parties
    return f"{opened(seen.title)}, as seen by {seeing.name}{new_since(matter)}"
