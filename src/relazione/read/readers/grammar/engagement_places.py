"""Where an engagement takes place: by its own words, a visit it is part of, the events beside it, or the dateline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relazione.codebook.states import states
from relazione.read.finding import Value
from relazione.read.readers.grammar.engagement_filling import Setting
from relazione.read.readers.grammar.engagement_merging import Event
from relazione.read.readers.grammar.engagement_occasions import place_of_occasion
from relazione.read.readers.grammar.engagement_participants import Side
from relazione.read.readers.grammar.engagement_triggers import TRAVEL
from relazione.read.reading import Reading

_SOMEWHERE = frozenset(
    {
        "meeting",
        "consultation",
        "signing",
        "conference",
        "statement",
        "ceremony",
        "credentials",
        "speech",
        "cultural_event",
    }
)
_AT_TARGET = frozenset({"aid", "attack", "deployment", "mission_opening", "mission_closing"})
_RECEIVING = 2  # the side of whoever is given to
_OPENING = 3  # the sentences that tell what a dated report is about
_NEARBY = 3  # sentences within which a place still holds


def place_of_event(
    reading: Reading, setting: Setting, event: Event, sides: list[Side], events: Sequence[Event]
) -> Value | None:
    """Where it takes place: by its own words, else where one of its people is visiting, else at the dateline."""
    told = next((m.place for m in (event.lead, *event.mentions) if m.place is not None), None)
    if event.lead.trigger.frame in TRAVEL:
        if told is not None:
            return told
        place = next((_visited(reading, side) for side in sides if side.side != 1 and side.acts_for), None)
        return _sharper(reading, setting, place) if place and event.lead.status.value == "happened" else place
    if told is None and event.lead.trigger.type in _AT_TARGET:
        return next((side.acts_for for side in sides if side.side == _RECEIVING and side.state in states()), None)
    if told is not None or event.lead.trigger.type not in _SOMEWHERE:
        return told
    keys = {side.key for side in sides}
    place = _of_visit(reading, event, sides, events) or _place_nearby(event, keys, events)
    place = place or place_of_occasion(event, sides, events)
    if place is not None:
        return _sharper(reading, setting, place)
    ours = {side.state for side in sides}
    place = _at_dateline(reading, setting, ours) or _of_visit_between(reading, ours, events) or _of_host(sides)
    return place or _on_neutral_ground(reading, event)


def _visited(reading: Reading, side: Side) -> Value | None:
    """The city that names the host of a visit ("left for Cusco"), else his state."""
    named = [m for m in reading.mentions_in(side.who.start, side.who.end) if m.kind == "city" and m.actors]
    if named and side.kind == "state":
        return Value(reading.actors[named[0].actors[0]].name, named[0].start, named[0].end)
    return side.acts_for


def _of_visit(reading: Reading, event: Event, sides: Sequence[Side], events: Sequence[Event]) -> Value | None:
    """Where one of the people is on a visit told before: of several, on the last to a state that takes part."""
    keys, states = {side.key for side in sides}, {side.state for side in sides if side.state}
    visits = [
        other
        for other in reversed(events)
        if other.lead.trigger.frame in TRAVEL
        and other.lead.start <= event.lead.end
        and keys & {side.key for side in other.sides if side.side == 1}
    ]
    for other in sorted(visits, key=lambda other: not states & _hosts(other)):
        hosts = (_visited(reading, side) for side in other.sides if side.side != 1 and side.acts_for)
        return next((m.place for m in other.mentions if m.place is not None), None) or next(hosts, None)
    return None


def _hosts(visit: Event) -> set[str | None]:
    """The states that receive a visit."""
    return {side.state for side in visit.sides if side.side != 1}


def _of_visit_between(reading: Reading, ours: set[str | None], events: Sequence[Event]) -> Value | None:
    """Where a visit that the article tells of leads, where its guest and its host are of these states."""
    for other in events:
        guests = {side.state for side in other.sides if side.side == 1 and side.state}
        if other.lead.trigger.frame not in TRAVEL or not guests & ours:
            continue
        for side in other.sides:
            if side.side != 1 and side.acts_for and side.state in ours - guests:
                place = _visited(reading, side)
                return replace(place, basis="resolved") if place else None
    return None


def _of_host(sides: Sequence[Side]) -> Value | None:
    """The state that a gathering is held in."""
    return next((side.acts_for for side in sides if side.role == "host" and side.kind == "state"), None)


def _sharper(reading: Reading, setting: Setting, place: Value) -> Value:
    """The dateline's city where it lies in the state that is all the words give."""
    city = _dateline(reading)
    return city if city is not None and place.value == setting.place else place


def _at_dateline(reading: Reading, setting: Setting, states: set[str | None]) -> Value | None:
    return _dateline(reading) if setting.place in states else None


def _on_neutral_ground(reading: Reading, event: Event) -> Value | None:
    """The dateline's city in a third state, for the talk with which a report opens ("Geneva, 5 May: X met Y")."""
    opens = event.lead.sentence <= _OPENING and event.lead.status.value == "happened"
    return _dateline(reading) if opens else None


def _dateline(reading: Reading) -> Value | None:
    if reading.dateline is None or not reading.dateline.actors:
        return None
    city = reading.actors[reading.dateline.actors[0]]
    name = city.name.title() if city.name.isupper() and city.kind == "city" else city.name
    return Value(name, reading.dateline.start, reading.dateline.end, "resolved")


def _place_nearby(event: Event, keys: set[str], events: Sequence[Event]) -> Value | None:
    """The place of the last event told shortly before with one of the same people."""
    for other in reversed(events):
        apart = event.lead.sentence - other.lead.sentence
        if other is not event and 0 <= apart <= _NEARBY and keys & {side.key for side in other.sides}:
            place = next((mention.place for mention in other.mentions if mention.place is not None), None)
            if place is not None and other.lead.status.value == event.lead.status.value:
                return replace(place, basis="resolved")
    return None
