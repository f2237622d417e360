"""From when a state stands in an organisation."""

from __future__ import annotations

import re
from dataclasses import replace

from relazione.read.finding import Value
from relazione.read.parse import Parse
from relazione.read.readers.grammar.membership_bodies import Standing
from relazione.read.reading import Reading
from relazione.read.when import when

SINCE = frozenset(("since", "from"))
NEAR = 4  # words between the standing and "since 2004"
YEARS = re.compile(r"\d{4}/\d{4}")  # "in 2023-24": a term
TAKING_UP = frozenset(("assume", "join", "rejoin", "accede", "enter", "become", "establish", "found"))
DATED = frozenset(("chair", "host", "founding_member", "candidate"))  # standings whose year is that of taking them up


def taken_up(reading: Reading, noun: Standing, start: int, end: int) -> Value | None:
    """The date from which the standing holds: after "since", or that of taking it up, None where none is told."""
    parse = reading.parse
    first, last = parse.sentences[parse.sentence[noun.last]]
    for date in reading.dates_in(parse.start[noun.first], parse.end[last - 1]):
        before = parse.lower[max(parse.token_at(date.start) - 1, 0)]
        term = (
            noun.standing != "candidate"
            and YEARS.fullmatch(date.value or "") is not None
            and before in ("for", "in", "from")
        )
        if date.value and (before in SINCE or term) and parse.token_at(date.start) - parse.token_at(end) <= NEAR:
            return _first_day(Value(date.value, date.start, date.end, date.basis))
    verb = next((t for t in (noun.last, *_heads(parse, noun.last)) if parse.lemma[t] in TAKING_UP), None)
    if noun.standing not in DATED and verb is None:
        return None
    deed = noun.last if verb is None or parse.pos[noun.last] == "VERB" else verb
    date_of_event, _ = when(reading, start, end, deed)
    if date_of_event is None or not parse.start[first] <= date_of_event.start < parse.end[last - 1]:
        return None
    term = YEARS.fullmatch(date_of_event.value) is not None
    if term == (noun.standing == "candidate") and "/" in date_of_event.value:
        return None  # the days of a meeting, or the term that a candidate seeks
    return _first_day(date_of_event)


def _heads(parse: Parse, token: int) -> tuple[int, ...]:
    """What a token hangs on, and of "as an observer" what that hangs on."""
    above = parse.head[token]
    return (above, parse.head[above]) if parse.lower[above] == "as" else (above,)


def _first_day(day: Value) -> Value:
    """The beginning of a term: 2023 of "2023-24"."""
    return replace(day, value=day.value.split("/")[0])
