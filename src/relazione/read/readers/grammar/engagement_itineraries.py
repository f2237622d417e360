"""The stops of a journey that one clause lists: "will travel to Oslo on 6-7 May and London on 8-11 May"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relazione.read.dates import DateMention
from relazione.read.finding import Value
from relazione.read.mention import Mention
from relazione.read.reading import Reading

_BETWEEN = frozenset({",", "and", "then", "from", "on", "to", "in", "for", "finally", "before", ";", "(", ")", "-"})
_ACTING = frozenset({"nsubj", "nsubjpass", "poss", "compound"})  # a state that does something, or whose something is
_PLACES = frozenset({"city", "state"})


@dataclass(frozen=True, slots=True)
class Stop:
    """One place of an itinerary and the day or days told right after it, None where none are."""

    place: Mention
    date: DateMention | None


def stops(reading: Reading, start: int, end: int) -> list[Stop]:
    """The places that follow one another from the one that begins at `start`, with nothing but dates between them.

    `end` is where the sentence ends. Of a city and its state only the city is a stop. Empty where `start` is no place.
    """
    found: list[Stop] = []
    for place, date in _listed(reading, start, end):
        state = _state(reading, place)
        if place is not None and (not found or state != _state(reading, found[-1].place)):
            found.append(Stop(place, None))
        if date is not None and found and found[-1].date is None:
            found[-1] = Stop(found[-1].place, date)
    return found


def date_of(stop: Stop) -> Value | None:
    """The date of a stop as a value, None where it has none that can be resolved."""
    if stop.date is None or stop.date.value is None:
        return None
    return Value(stop.date.value, stop.date.start, stop.date.end, stop.date.basis)


def _listed(reading: Reading, start: int, end: int) -> Iterator[tuple[Mention | None, DateMention | None]]:
    """The places and dates in their order, up to the first word that is of neither."""
    parse = reading.parse
    dates = reading.dates_in(start, end)
    token, last = parse.token_at(start), parse.token_at(end - 1)
    while token <= last:
        mention = reading.outer(token)
        date = next((date for date in dates if date.start <= parse.start[token] < date.end), None)
        if mention is not None and mention.kind in _PLACES and mention.actors:
            if parse.dep[mention.head] in _ACTING:
                return
            yield mention, None
            token = mention.last + 1
        elif date is not None:
            yield None, date
            token = parse.token_at(date.end - 1) + 1
        elif parse.lower[token] in _BETWEEN:
            token += 1
        else:
            return


def _state(reading: Reading, place: Mention | None) -> str | None:
    return reading.actors[place.actors[0]].state if place is not None else None
