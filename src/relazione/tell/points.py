"""The timeline of a brief: what lies on it, and on which lane."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.record.kind import sentence
from relazione.tell.drawing import Drawing, Point, timeline
from relazione.tell.item import Item
from relazione.tell.matter import Matter
from relazione.tell.wording.dates import first_day, last_day
from relazione.tell.wording.engagements import CONTACT, group

CONTACTS, EVENTS, AGREEMENTS, MISSIONS, PLANNED = "Contacts", "Other events", "Agreements", "Missions", "Planned"
LANES = (CONTACTS, AGREEMENTS, MISSIONS, EVENTS, PLANNED)
_AHEAD = frozenset({"planned", "proposed"})


def timeline_of(matter: Matter) -> Drawing | None:
    """The timeline of what touches every party of a brief and has a day, a month or a year; None for too little."""
    return timeline(list(_points(matter)), LANES)


def _points(matter: Matter) -> Iterator[Point]:
    for item in matter.about:
        lane, told = _place(item)
        first, last = first_day(told), last_day(told)
        if lane and first and last:
            yield Point(lane, first, last, f"{told}: {sentence(item.entry)}", lane == PLANNED)


def _place(item: Item) -> tuple[str, str]:
    """The lane and the date of an entry; no lane for what has no place on a timeline."""
    if item.kind == "engagement" and item.status == "happened":
        return (CONTACTS if group(item) == CONTACT else EVENTS), item.happened
    if item.kind == "engagement":
        return (PLANNED if item.status in _AHEAD else ""), item.happened
    slot = {"agreement": "signed", "mission": "date"}.get(item.kind, "")
    return {"agreement": AGREEMENTS, "mission": MISSIONS}.get(item.kind, ""), item.one(slot) or ""
