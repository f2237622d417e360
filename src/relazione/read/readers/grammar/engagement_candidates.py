"""One mention of an engagement: a trigger with the sides, status, date and place that its own clause gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from relazione.read.finding import Value
from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_contents import contents
from relazione.read.readers.grammar.engagement_durations import with_length
from relazione.read.readers.grammar.engagement_ellipsis import with_echoes
from relazione.read.readers.grammar.engagement_itineraries import Stop, date_of, stops
from relazione.read.readers.grammar.engagement_participants import Side, receiving_state, sides
from relazione.read.readers.grammar.engagement_slots import clause, name_of, place_of
from relazione.read.readers.grammar.engagement_status import Status, is_denied, status_of
from relazione.read.readers.grammar.engagement_triggers import AWAITED, TRAVEL, Trigger, triggers
from relazione.read.readers.grammar.engagement_words import words
from relazione.read.readers.grammar.engagement_years import counted_back, counts_years, is_idle
from relazione.read.reading import Reading
from relazione.read.when import article_day, when

_STEPS = 8  # words looked at above a date
_SKIPPED_SECTIONS = frozenset({"byline", "boilerplate", "dateline"})
_UNFINISHED = frozenset({"VB", "VBG"})  # "to visit", "visiting"
_REASONS = frozenset({"since", "because", "although", "though"})
_DAY = len("2022-09-14")
_RECEIVERS = frozenset({"head_of_state", "head_of_government", "deputy_head", "foreign_minister"})
_SEVERAL = 2  # envoys
_PLANNED = Status("planned", True)
_NEWS = frozenset(
    "meeting call visit conference consultation signing ceremony cultural_event speech statement message credentials "
    "appointment summons expulsion".split()
)
_RECEIVING = 2  # the side of the host
_COUNTED = frozenset({"visit", "meeting", "trip", "summit"})  # not "talks", which are one


@dataclass(frozen=True, slots=True)
class Candidate:
    """One mention of an engagement, before mentions of the same one are put together.

    `start:end` is the clause. `points` is True for "the meeting" and "their talks", `another` for "a separate meeting",
    `indefinite` for "a meeting", `together` for "trilateral talks"; `governor` is the lemma of the verb that carries
    the noun, or empty, `name` that of a named event; `besides` is True for "also met"; `contents` are the words that
    tell what is signed, given or bought; `resumes` is True where that is "the document" or "this pact" of before.
    `several` is True for visits or meetings in the plural that are not pointed to ("more high-level visits").
    """

    trigger: Trigger
    sides: tuple[Side, ...]
    status: Status
    date: Value | None
    words_of_date: Value | None
    place: Value | None
    start: int
    end: int
    sentence: int
    points: bool
    another: bool
    governor: str = ""
    indefinite: bool = False
    together: bool = False
    name: str = ""
    besides: bool = False
    contents: frozenset[str] = frozenset()
    resumes: bool = False
    several: bool = False


def candidates(reading: Reading) -> Iterator[Candidate]:
    """The mentions of engagements in the order of the text; sections printed twice are read once."""
    parse = reading.parse
    for trigger in with_echoes(reading, list(triggers(reading))):
        section = reading.sections[reading.section_of[parse.sentence[trigger.token]]]
        if section.kind in _SKIPPED_SECTIONS or section.repeat_of is not None:
            continue
        if trigger.noun and trigger.token + 1 < len(parse) and parse.words[trigger.token + 1] == ":":
            continue  # "Press statement: ..." says what the text is
        if _is_asked(parse, trigger) or is_denied(parse, trigger) or is_idle(reading, trigger):
            continue
        yield from _one_each(reading, _candidate(reading, trigger))


def _is_asked(parse: Parse, trigger: Trigger) -> bool:
    """Whether the clause asks if it is so ("whether a mission has been opened"), which tells of nothing."""
    verb = trigger.governor if trigger.governor >= 0 else trigger.token
    return any(parse.lower[child] == "whether" for child in parse.children[verb])


def _one_each(reading: Reading, candidate: Candidate) -> Iterator[Candidate]:
    """One visit for each state visited ("will travel to Peru and Chile"); anything else as it is."""
    apart = candidate.trigger.type == "consultation" and candidate.another
    if apart or (candidate.trigger.type == "meeting" and candidate.trigger.frame != "discuss"):
        yield from _one_meeting_each(candidate)
        return
    if candidate.trigger.type == "credentials":
        yield from _one_envoy_each(reading, candidate)
        return
    if candidate.trigger.type == "establish_relations":
        yield from _one_tie_each(reading, candidate)
        return
    if candidate.trigger.frame not in TRAVEL:
        yield candidate
        return
    yield from _one_visit_each(reading, candidate)


def _one_envoy_each(reading: Reading, candidate: Candidate) -> Iterator[Candidate]:
    """The credentials of each envoy where they are said to be received one by one ("in separate meetings")."""
    parse = reading.parse
    first, last = parse.sentences[candidate.sentence]
    apart = any(parse.lower[i] in ("separate", "separately") for i in range(first, last))
    receivers = tuple(side for side in candidate.sides if side.posts & _RECEIVERS)
    many = [side for side in candidate.sides if side not in receivers]
    if not apart or len(many) < _SEVERAL or len(receivers) > 1:
        yield candidate
        return
    for one in many:
        yield replace(candidate, sides=(*receivers, one), another=True)


def _one_tie_each(reading: Reading, candidate: Candidate) -> Iterator[Candidate]:
    """Relations with each of several partners, each with its own date of as many ("in 1977 and 1987, respectively")."""
    own = tuple(side for side in candidate.sides if side.side == 1)
    partners = [side for side in candidate.sides if side.side == _RECEIVING]
    if len(own) != 1 or len(partners) < _SEVERAL:
        yield candidate
        return
    told = [d for d in reading.dates_in(candidate.start, candidate.end) if d.kind == "date" and d.value]
    dates = [Value(d.value or "", d.start, d.end, d.basis) for d in told] if len(told) == len(partners) else []
    for k, one in enumerate(partners):
        date = dates[k] if dates else candidate.date
        yield replace(candidate, sides=(*own, one), date=date, another=k > 0 or candidate.another)


def _one_visit_each(reading: Reading, candidate: Candidate) -> Iterator[Candidate]:
    """The visit to each state of an itinerary, each with its own days where several stops have some."""
    guests = tuple(side for side in candidate.sides if side.side == 1)
    hosts = [side for side in candidate.sides if side.side == _RECEIVING]
    dates: dict[str | None, Value] = {}
    for stop in _stops(reading, candidate, hosts):
        received = list(receiving_state(reading, stop.place, _RECEIVING))
        hosts.extend(host for host in received if all(host.state != other.state for other in (*hosts, *guests)))
        date = date_of(stop)
        dates.update({host.state: date for host in received if date is not None})
    states = list(dict.fromkeys(host.state for host in hosts))
    if len(states) < 2:
        yield candidate
        return
    for state in states:
        here = tuple(host for host in hosts if host.state == state)
        place = candidate.place if candidate.place and here[0].who.start == candidate.place.start else None
        date = dates.get(state) if len(dates) > 1 else candidate.date
        yield replace(candidate, sides=guests + here, place=place, date=date)


def _stops(reading: Reading, candidate: Candidate, hosts: Sequence[Side]) -> list[Stop]:
    """The stops listed from the first host on, up to the end of the sentence."""
    if not hosts:
        return []
    _, last = reading.parse.sentences[candidate.sentence]
    return stops(reading, min(host.who.start for host in hosts), reading.parse.end[last - 1])


def _one_meeting_each(candidate: Candidate) -> Iterator[Candidate]:
    """One meeting with each person where a programme lists whom somebody is to meet; else the meeting as it is."""
    people = [side for side in candidate.sides if side.side == _RECEIVING and _is_partner(side)]
    of_several = {side.state for side in people if side.kind == "described"}
    one_by_one = candidate.status.value != "happened" or candidate.another or len(of_several) > 1
    if not one_by_one or len(people) == 1 or candidate.together:
        yield candidate
        return
    first = tuple(side for side in candidate.sides if side.side == 1)
    for one in people:
        yield replace(candidate, sides=(*first, one), another=one is not people[0] or candidate.another)
    if not people:
        yield candidate


def _is_partner(side: Side) -> bool:
    """Whether a side is somebody to meet: a named person, or people of a state of their own."""
    return side.named if side.kind == "person" else side.kind == "described" and side.who.basis == "resolved"


def _candidate(reading: Reading, trigger: Trigger) -> Candidate:
    parse = reading.parse
    first, last = clause(reading, trigger)
    start, end = parse.span(first, last)
    status = status_of(parse, trigger)
    ahead = True if trigger.frame in AWAITED or status == _PLANNED else None
    date, told = when(reading, start, end, trigger.token, ahead)
    if date is not None and date == article_day(reading) and not _is_news(parse, trigger, status):
        date = None
    if date is None and ahead:
        date, told = when(reading, start, end, trigger.token)
    if not trigger.noun and parse.dep[trigger.token] == "amod":  # "visiting President X met on Monday": of the meeting
        date = told = None
    if told is not None and _belongs_elsewhere(parse, parse.token_at(told.start), trigger):
        date = told = None
    if date is not None and trigger.frame in TRAVEL and _is_of_another_deed(reading, date, trigger):
        date = told = None
    if date is not None and trigger.frame == "gathering" and _is_anniversary(reading, date):
        date = told = None  # the day of what is celebrated
    date = with_length(reading, trigger, _more_exact(reading, date, start, end))
    if date is None and trigger.type == "establish_relations":
        date = _since(reading, start, end)
    if counts_years(reading, trigger):
        date, told = counted_back(reading, trigger, date), None
    before = [parse.lower[c] for c in parse.children[trigger.token] if c < trigger.token]
    points = trigger.noun and any(word in words("pointing") for word in before)
    beside = [parse.lower[c] for c in parse.children[trigger.governor if trigger.governor >= 0 else trigger.token]]
    another = any(word in words("another") for word in before) or any(word in words("apart") for word in beside)
    another = another or (not trigger.noun and any(word in words("thereafter") for word in beside))
    besides = trigger.frame == "mutual" and not trigger.noun and "also" in beside
    if trigger.type == "deal" and trigger.noun and trigger.governor < 0 and all(not word.isalpha() for word in before):
        another = True  # "- Purchase of wheat" is an item of a list
    name = name_of(reading, trigger)
    return Candidate(
        trigger, tuple(sides(reading, trigger)), status, date, told,
        place_of(reading, trigger, start, end), start, end, parse.sentence[trigger.token], points, another,
        parse.lemma[trigger.governor] if trigger.governor >= 0 else "",
        trigger.noun and any(word in ("a", "an") for word in before),
        any(word in words("together") for word in before), name.value if name is not None else "", besides,
        contents(reading, trigger), _resumes(parse, trigger),
        parse.tag[trigger.token] == "NNS" and parse.lemma[trigger.token] in _COUNTED and not points,
    )  # fmt: skip


def _resumes(parse: Parse, trigger: Trigger) -> bool:
    """Whether what is signed is pointed to and not told of for the first time ("the memorandum was signed by")."""
    signed = [one for one in trigger.arguments.get("obj", ()) if parse.lemma[one].lower() in words("instrument")]
    return trigger.type == "signing" and any(
        parse.lower[child] in words("pointing") for one in signed for child in parse.children[one]
    )


def _is_news(parse: Parse, trigger: Trigger, status: Status) -> bool:
    """Whether a dated report tells it as done on its own day: not what lies ahead, lasts, or is only recalled."""
    if trigger.type not in _NEWS or status.value != "happened":
        return False
    return trigger.type != "visit" or (not trigger.noun and parse.tag[trigger.token] == "VBD")


def _is_of_another_deed(reading: Reading, date: Value, trigger: Trigger) -> bool:
    """Whether a day is that of what is done on a visit still going on, or that of the report of one only wished for."""
    parse, token = reading.parse, trigger.token
    if date.end <= parse.start[parse.sentences[parse.sentence[token]][0]]:
        return parse.tag[token] in _UNFINISHED
    beside = (
        *parse.children[token],
        *parse.children[parse.head[token]],
        *parse.children[parse.head[parse.head[token]]],
    )
    return len(date.value) == _DAY and trigger.noun and any(parse.lower[one] in words("underway") for one in beside)


def _since(reading: Reading, start: int, end: int) -> Value | None:
    """When a state that lasts began ("have had diplomatic relations since 1991"), None where nothing tells."""
    for mention in reading.dates_in(start, end):
        before = reading.parse.token_at(mention.start) - 1
        if mention.kind == "date" and mention.value and before >= 0 and reading.parse.lower[before] == "since":
            return Value(mention.value, mention.start, mention.end, mention.basis)
    return None


def _is_anniversary(reading: Reading, date: Value) -> bool:
    """Whether a date is the year that an anniversary recalls."""
    return any(mention.kind == "anniversary" for mention in reading.dates_in(date.start, date.end))


def _more_exact(reading: Reading, date: Value | None, start: int, end: int) -> Value | None:
    """The day that the clause itself gives, where all else gives only its year or month."""
    if date is None:
        return None
    for mention in reading.dates_in(start, end):
        value = mention.value or ""
        if mention.kind == "date" and value != date.value and value.startswith(date.value):
            return Value(value, mention.start, mention.end, mention.basis)
    return date


def _belongs_elsewhere(parse: Parse, token: int, trigger: Trigger) -> bool:
    """Whether a date hangs on a clause of its own below the trigger ("marked ten years of a pact signed in May")."""
    for _ in range(_STEPS):
        if token in (trigger.token, trigger.governor) or parse.head[token] == token:
            return False
        if parse.dep[token] in ("acl", "relcl") and parse.head[token] != trigger.token:
            return parse.left[trigger.token] <= token < parse.right[trigger.token]
        if parse.dep[token] == "advcl" and any(parse.lower[child] in _REASONS for child in parse.children[token]):
            return parse.left[trigger.token] <= token < parse.right[trigger.token]
        token = parse.head[token]
    return False
