"""Agreements: each with its parties, day of signing, status and anniversaries."""

from __future__ import annotations

from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.wording.engagements import subjects
from relazione.tell.wording.entries import agreement, anniversaries

HEADING = "Agreements"
SOUGHT = "agreement"


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each agreement, the newest first."""
    found = matter.of_kind("agreement")
    return listing(matter, found, lambda item: f"{_told(item, matter)}.{notes.cite(item)}")


def _told(item: Item, matter: Matter) -> str:
    about = subjects(item.every("domains"))
    days = anniversaries(item, matter.horizon)
    return agreement(item) + (f", on {about}" if about else "") + (f"; {days}" if days else "")
