"""Last contacts: visits, meetings, calls, conferences and the like that took place, the newest first."""

from __future__ import annotations

from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import between, listing, nothing
from relazione.tell.wording.dates import words
from relazione.tell.wording.engagements import CONTACT, group, told
from relazione.tell.wording.people import Directory, reported

HEADING = "Last contacts"


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each contact that took place; those without any date come last and say so."""
    contacts = happened(matter, CONTACT)
    if not contacts:
        return nothing(matter, f"no contact {between(matter)} is told of")
    directory = Directory(matter.of_all("tenure"))
    return listing(contacts, lambda item: f"{dated(item)}: {told(item, directory)}.{notes.cite(item)}")


def happened(matter: Matter, wanted: str) -> list[Item]:
    """The engagements of a group (contact, event) that are told as having taken place, the newest first."""
    found = matter.of_kind("engagement")
    return [item for item in found if group(item) == wanted and (item.one("status") or "happened") == "happened"]


def dated(item: Item) -> str:
    """The day of an engagement, or when it was reported, or the words of the text where nothing is dated; in bold."""
    if item.happened:
        return f"**{words(item.happened)}**"
    return f"**Day not told** ({reported(item)})" if not item.undated else f"**Undated** ({reported(item)})"
