"""The brief on all that is new since a day, whoever is concerned: `brief --since 2024-10-21`."""

from __future__ import annotations

from relazione.tell.briefs import dyad
from relazione.tell.matter import Matter
from relazione.tell.sections import by_state, domains, strengths, summary
from relazione.tell.wording.dates import iso_words

PARTIES = (0,)
ASKED = ("since",)
_OF_PARTIES = (summary, domains, strengths)  # what says nothing where nobody is asked about
SECTIONS = (by_state, *(section for section in dyad.SECTIONS if section not in _OF_PARTIES))
FIRST_PAGE = (by_state, *(section for section in dyad.FIRST_PAGE if section not in _OF_PARTIES))


def titled(matter: Matter) -> str:
    """Since when: "New since 21 October 2024"."""
    return f"New since {iso_words(matter.only.since)}" if matter.only.since else "New"
