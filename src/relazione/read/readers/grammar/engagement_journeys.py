"""Who takes part in a gathering that a journey leads to: "went to Lima to attend the summit"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from relazione.read.readers.grammar.engagement_merging import Event
from relazione.read.readers.grammar.engagement_participants import Side
from relazione.read.readers.grammar.engagement_triggers import TRAVEL
from relazione.read.reading import Reading

_GUEST, _HOST = 1, 2  # the sides of a journey
_STEPS = 6  # heads between a gathering and the journey that it hangs on
_NOBODY = frozenset({"organisation", "described"})


def attended_abroad(reading: Reading, event: Event, sides: Sequence[Side], events: Sequence[Event]) -> list[Side]:
    """The travellers and the state that receives them, where a gathering is what they travel for; else nobody.

    The body that meets stays; the name of the gathering itself, where that reads as a body, does not.
    """
    token = event.lead.trigger.token
    if event.lead.trigger.type != "conference":
        return []
    itself = reading.outer(token)
    bodies = [s for s in sides if s.kind == "organisation" and (itself is None or s.who.start != itself.start)]
    for other in events:
        journey = next((m for m in other.mentions if m.sentence == event.lead.sentence), None)
        if journey is None or journey.trigger.frame not in TRAVEL or journey.trigger.token == token:
            continue
        if journey.trigger.token not in islice(reading.parse.above(token), _STEPS):
            continue
        guests = [side for side in journey.sides or other.sides if side.side == _GUEST]
        hosts = [side for side in journey.sides or other.sides if side.side == _HOST]
        known = {side.state for side in (*guests, *hosts)}
        strangers = {side.state for side in sides if side.kind not in _NOBODY} - known
        if guests and hosts and not strangers:
            return [*guests, *hosts, *(body for body in bodies if body.state not in known)]
    return []
