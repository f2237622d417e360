"""The brief on one party: all that the record tells of a state, a city or an organisation."""

from __future__ import annotations

from relazione.tell.briefs import dyad

PARTIES = (1,)
ASKED = ()
SECTIONS = dyad.SECTIONS
FIRST_PAGE = dyad.FIRST_PAGE
titled = dyad.titled
