"""Planned, proposed, called off: engagements that had not taken place when they were told of."""

from __future__ import annotations

from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.wording.engagements import told
from relazione.tell.wording.people import reported

HEADING = "Planned, proposed, called off"
SOUGHT = "plan or proposal"


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each plan, the newest first; a plan whose day has passed says that nothing confirms it."""
    plans = [item for item in matter.of_kind("engagement") if item.status != "happened"]
    directory = matter.directory()
    return listing(matter, plans, lambda i: f"{told(i, directory, matter.horizon)} ({_told_when(i)}).{notes.cite(i)}")


def _told_when(item: Item) -> str:
    return reported(item) if item.entry.last_attested else f"told {reported(item)}"
