"""Other events: aid, deals, sanctions, disputes and whatever else one side did with regard to the other."""

from __future__ import annotations

from relazione.tell.footnotes import Footnotes
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.sections.contacts import dated, happened
from relazione.tell.wording.engagements import EVENT, told
from relazione.tell.wording.people import Directory

HEADING = "Other events"
SOUGHT = "other event"


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each event that took place, the newest first."""
    events = happened(matter, EVENT)
    directory = Directory(matter.offices, matter.parties)
    return listing(events, lambda item: f"{dated(item)}: {told(item, directory, when=False)}.{notes.cite(item)}")
