"""The talk or visit that a signing belongs to, and the visit that a talk does: they share its day and place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from relazione.read.finding import Value
from relazione.read.readers.grammar.engagement_merging import Event
from relazione.read.readers.grammar.engagement_participants import Side
from relazione.read.readers.grammar.engagement_triggers import TRAVEL
from relazione.read.reading import Reading

_SIGNED_AT = frozenset({"talk", "conference", "consultation", "visit"})
_IN_VISIT = frozenset({"talk", "signing", "conference", "ceremony", "statement"})
_SAME_DAY = re.compile(
    r"\b(?:(?:earlier|later) (?:in the|that|on the same|the same)|(?:the|that) same|on that) "
    r"(?:day|morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_ON_THE_VISIT = re.compile(
    r"^(?:While )?[Tt]here\b|\b[Dd]uring (?:the|this|that|his|her|their|my|our) (?:\w+ ){0,2}(?:visit|trip|stay|tour)\b"
)
_NEAR = 8  # sentences from a talk to the signing that ends it
_BOTH = 2  # states
_DAY = len("2022-09-14")


def day_of_occasion(reading: Reading, event: Event, sides: Sequence[Side], events: Sequence[Event]) -> Value | None:
    """The day of the talk at which something is signed, or the days of the visit on which something happens.

    Of what happened "on the same day" the day told last, of what happened "during the visit" the time of that. None
    where its own words give another time, where it is not told as happened or planned alike, or where the article
    tells of no such occasion.
    """
    first, last = reading.parse.sentences[event.lead.sentence]
    sentence = reading.article.text[reading.parse.start[first] : reading.parse.end[last - 1]]
    if _SAME_DAY.search(sentence):
        return _day_told_last(event, events)
    if any(mention.words_of_date is not None for mention in event.mentions):
        return None
    if _ON_THE_VISIT.search(sentence):
        return _days_of_last_visit(event, sides, events)
    for other in occasions(event, sides, events):
        date = next((date for date in other.dates), None)
        if date is not None and (len(date.value) == _DAY or "/" in date.value):
            return replace(date, basis="resolved") if _is_shared(event, other, date) else None
    return None


def _days_of_last_visit(event: Event, sides: Sequence[Side], events: Iterable[Event]) -> Value | None:
    """The time of the last visit told before, where somebody's state is in both."""
    states = {side.state for side in sides if side.state}
    for other in reversed([one for one in events if one is not event and one.lead.start < event.lead.start]):
        if other.lead.trigger.frame in TRAVEL and states & {side.state for side in other.sides}:
            return next((replace(date, basis="resolved") for date in other.dates), None)
    return None


def _day_told_last(event: Event, events: Iterable[Event]) -> Value | None:
    """The day of the last event told before that has one."""
    before = [date for one in events if one is not event and one.lead.start < event.lead.start for date in one.dates]
    return next((replace(date, basis="resolved") for date in reversed(before) if len(date.value) == _DAY), None)


def place_of_occasion(event: Event, sides: Sequence[Side], events: Sequence[Event]) -> Value | None:
    """The place of the talk or visit at which something is signed, None where the article tells of none."""
    if event.group != "signing":
        return None
    told = (m.place for other in occasions(event, sides, events) for m in other.mentions if m.place is not None)
    place = next(told, None)
    return replace(place, basis="resolved") if place is not None else None


def occasions(event: Event, sides: Sequence[Side], events: Iterable[Event]) -> Iterator[Event]:
    """The talks and visits told shortly before an event, of the same two states, nearest first."""
    states = {side.state for side in sides if side.state}
    before = [one for one in events if one is not event and 0 <= event.lead.sentence - one.lead.sentence <= _NEAR]
    for other in reversed(before):
        theirs = {side.state for side in other.sides if side.state}
        alike = len(states) == _BOTH and states <= theirs and len(theirs) == _BOTH
        if alike and other.lead.status.value == event.lead.status.value and other.group in _SIGNED_AT:
            yield other


def _is_shared(event: Event, occasion: Event, date: Value) -> bool:
    """Whether the two fall on the same days: what is signed at a talk, and what lies within a visit of some days."""
    if event.group == "signing":
        return occasion.lead.trigger.frame not in TRAVEL or len(date.value) == _DAY
    return occasion.lead.trigger.frame in TRAVEL and "/" in date.value and event.group in _IN_VISIT
