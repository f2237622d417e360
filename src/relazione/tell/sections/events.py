"""Other events: aid, deals, sanctions, disputes and whatever else one side did with regard to the other."""

from __future__ import annotations

from relazione.tell.footnotes import Footnotes
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.page import listing
from relazione.tell.sections.contacts import dated, happened
from relazione.tell.wording.engagements import EVENT, told

HEADING = "Other events"
SOUGHT = "other event"


def lines(matter: Matter, notes: Footnotes) -> list[str]:
    """One line for each event that took place, the newest first."""
    missions = {(post.one("status"), post.one("of")) for post in matter.of_kind("mission")}
    events = [item for item in happened(matter, EVENT) if not _told_as_mission(item, missions)]
    directory = matter.directory()
    return listing(
        matter, events, lambda item: f"{dated(item)}: {told(item, directory, when=False)}.{notes.cite(item)}"
    )


def _told_as_mission(item: Item, missions: set[tuple[str | None, str | None]]) -> bool:
    """Whether an opening or closing is what the section on missions tells anyway."""
    status = {"mission_opening": "opened", "mission_closing": "closed"}.get(item.one("type") or "")
    senders = {side.acts_for or side.who for side in item.entry.participants}
    return any((status, sender) in missions for sender in senders)
