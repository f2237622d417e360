"""Finds engagements: what happened, or is to happen, between actors.

Triggers (words of `engagement_triggers.csv`) give mentions with participants from the parse; mentions of one event are
merged; what a clause leaves unsaid is filled in from the article; a linear score keeps the likely ones.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from relazione.codebook.states import states
from relazione.codebook.table import rows
from relazione.read.domains import domains_in
from relazione.read.finding import Finding, Participant, Value
from relazione.read.readers.grammar.engagement_attendance import is_listing, listings, with_attendance
from relazione.read.readers.grammar.engagement_candidates import candidates
from relazione.read.readers.grammar.engagement_filling import Setting, as_parties, fill, setting_of
from relazione.read.readers.grammar.engagement_inviters import with_inviter
from relazione.read.readers.grammar.engagement_judge import KEPT_FROM, likelihood, shipped
from relazione.read.readers.grammar.engagement_merging import Event, merge
from relazione.read.readers.grammar.engagement_occasions import day_of_occasion
from relazione.read.readers.grammar.engagement_participants import Side
from relazione.read.readers.grammar.engagement_places import place_of_event
from relazione.read.readers.grammar.engagement_score import features
from relazione.read.readers.grammar.engagement_signatories import as_signatories, without_strangers
from relazione.read.readers.grammar.engagement_slots import name_of
from relazione.read.readers.grammar.engagement_states import with_states
from relazione.read.readers.grammar.engagement_status import Status
from relazione.read.readers.grammar.engagement_triggers import TRAVEL
from relazione.read.reading import Reading

_READ_OUT = frozenset({"talk", "call"})
_LEAD_SENTENCES = 2  # the main talk of an article is told in its first three sentences
_READ_OUT_SENTENCES = 3  # that many tell what was discussed, best of 0 to 6 on the training articles
_DAY = len("2022-09-14")
_TOGETHER = frozenset({"mutual", "discuss"})
_SENT_OUT = "special_envoy"


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that the words could tell of: what would be found, the features of its score, and what it rests on."""

    finding: Finding
    features: list[str]
    event: Event
    sides: list[Side]


def find(reading: Reading) -> Iterator[Finding]:
    """The engagements of the article, in order of their first mention; `score` is a probability, not calibrated."""
    judged = [
        (draft, likelihood(reading, draft.event, draft.sides, draft.features, shipped())) for draft in drafts(reading)
    ]
    kept = [draft.event for draft, likely in judged if likely >= KEPT_FROM]
    setting, listed = setting_of(reading), tuple(listings(reading))
    for draft, likely in judged:
        if likely >= KEPT_FROM:
            invited = with_inviter(reading, draft.event, without_strangers(draft.sides))
            present = with_attendance(reading, listed, kept, draft.event, invited)
            place = next(iter(draft.finding.slots.get("place", ())), None)
            participants = _participants(reading, setting, draft.event, present, place)
            yield replace(draft.finding, score=round(likely, 3), participants=participants)


def drafts(reading: Reading) -> Iterator[Draft]:
    """Every event that the words could tell of; the trainers read these."""
    setting = setting_of(reading)
    merged = merge(with_states(setting, candidates(reading)))
    listed = tuple(listings(reading))
    events = [event for event in merged if not is_listing(reading, listed, event, merged)]
    filled = [(event, _sides(reading, setting, event, events)) for event in events]
    told = [(event, sides) for event, sides in filled if sides and not _is_resident(reading, event, sides)]
    whole = [replace(event, sides=sides) for event, sides in told]
    for (event, sides), filled_in in zip(told, whole, strict=True):
        place = place_of_event(reading, setting, filled_in, sides, whole)
        finding = _finding(reading, setting, event, sides, place, events)
        yield Draft(finding, features(reading, event, sides, told), event, sides)


def _sides(reading: Reading, setting: Setting, event: Event, events: Sequence[Event]) -> list[Side]:
    """Who takes part in an event, after all that the article tells."""
    found = as_signatories(reading, event, fill(reading, setting, event, events))
    return as_parties(event.lead.trigger.type, found)


def _is_resident(reading: Reading, event: Event, sides: list[Side]) -> bool:
    """Whether the visit is that of an ambassador to the very state he lives in, which is none; envoys live at home."""
    if event.lead.trigger.frame not in TRAVEL:
        return False
    hosts = {side.state for side in sides if side.side != 1}
    guests = [reading.actors[int(side.key)] for side in sides if side.side == 1 and side.key.isdigit()]
    posts = (office for guest in guests for office in guest.offices if office.office != _SENT_OUT)
    return any(office.to in hosts for office in posts if office.to)


def _finding(
    reading: Reading, setting: Setting, event: Event, sides: list[Side], place: Value | None, others: Sequence[Event]
) -> Finding:
    lead = event.lead
    slots: dict[str, tuple[Value, ...]] = {"type": (_type(event, lead.start, lead.end),)}
    name = next((found for m in event.mentions if (found := name_of(reading, m.trigger)) is not None), None)
    if name is not None:
        slots["name"] = (name,)
    date = _date(event) or day_of_occasion(reading, event, sides, others)
    if date is not None:
        slots["date"] = (date,)
    worded = next((m.words_of_date for m in (lead, *event.mentions) if m.words_of_date is not None), None)
    if worded is not None:
        slots["when"] = (worded,)
    if place is not None:
        slots["place"] = (place,)
    domains = _domains(reading, event, others)
    if domains:
        slots["domains"] = domains
    status = _status(reading, event, date)
    slots["status"] = (Value(status.value, lead.start, lead.end, "stated" if status.sure else "default"),)
    participants = _participants(reading, setting, event, sides, place)
    return Finding("engagement", lead.start, lead.end, slots, participants)


def _status(reading: Reading, event: Event, date: Value | None) -> Status:
    """The status that some mention's words give, else planned where the date lies after publication."""
    status = next((m.status for m in (event.lead, *event.mentions) if m.status.sure), event.lead.status)
    published = reading.article.published
    if not status.sure and date is not None and published is not None and date.value > published.isoformat():
        return Status("planned", True)
    over = date is not None and published is not None and _is_over(date.value, published)
    if over and status.value == "planned" and event.lead.trigger.noun:  # "the need noted at the 2023 summit"
        return Status("happened", True)
    return status


def _is_over(date: str, published: datetime.date) -> bool:
    """Whether a day, month, year or interval lies wholly before the day of publication."""
    end = date.rpartition("/")[2]
    return end < published.isoformat()[: len(end)]


def _date(event: Event) -> Value | None:
    """The date of the leading mention that has one, in its most precise form: one stop's days, not the whole trip's.

    Of a visit that is pointed to with its days ("the visit, from 3 to 5 May") these, and not the day of departure.
    """
    dates = [m.date for m in (event.lead, *event.mentions) if m.date is not None]
    best = dates[0] if dates else None
    days = next((m.date for m in event.mentions if m.points and m.date is not None and "/" in m.date.value), None)
    if days is not None and best is not None and event.group == "visit" and len(best.value) == _DAY:
        return days
    for date in dates:
        if best is not None and _is_within(date.value, best.value):
            best = date
    return best


def _is_within(date: str, span: str) -> bool:
    """Whether a date is a more precise form of another, or lies inside the interval that the other is."""
    first, _, last = span.partition("/")
    begin, _, end = date.partition("/")
    if not last:
        return date != span and date.startswith(span)
    return date != span and len(begin) == len(first) and first <= begin and (end or begin) <= last


def _type(event: Event, start: int, end: int) -> Value:
    trigger = event.lead.trigger
    return Value(trigger.type, start, end, "stated")


def _read_out(reading: Reading, event: Event, others: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """The sentences after the article's main talk, which tell what it was about, up to the next event."""
    parse, lead = reading.parse, event.lead
    if event.group not in _READ_OUT or min(mention.sentence for mention in event.mentions) > _LEAD_SENTENCES:
        return
    taken = {mention.sentence for other in others if other is not event for mention in other.mentions}
    for number in range(lead.sentence + 1, min(lead.sentence + 1 + _READ_OUT_SENTENCES, len(parse.sentences))):
        if number in taken:
            return
        first, last = parse.sentences[number]
        yield parse.start[first], parse.end[last - 1]


def _domains(reading: Reading, event: Event, others: Sequence[Event]) -> tuple[Value, ...]:
    found: dict[str, Value] = {}
    spans = [(mention.start, mention.end) for mention in event.mentions]
    for start, end in [*spans, *_read_out(reading, event, others)]:
        for value in domains_in(reading.article.text, start, end, general=False):
            found.setdefault(value.value, value)
    usual = _usual_domain()[event.lead.trigger.type]
    if usual and not found:
        return (Value(usual, event.lead.start, event.lead.end, "default"),)
    return tuple(found.values())


@cache
def _usual_domain() -> dict[str, str]:
    return {row["type"]: row["domain"] for row in rows("engagement_types")}


def _participants(
    reading: Reading, setting: Setting, event: Event, sides: list[Side], place: Value | None
) -> tuple[Participant, ...]:
    """Who takes part; of those who meet as equals the state of the place is the host, else that of dateline or home."""
    if event.lead.trigger.frame not in _TOGETHER:
        return tuple(side.participant() for side in sides) + _summoner(reading, event, sides, place)
    here = (_state_at(reading, place) if place is not None else None) or setting.place or setting.home
    return tuple(side.participant("host" if side.state == here else "guest") for side in sides)


def _summoner(reading: Reading, event: Event, sides: list[Side], place: Value | None) -> tuple[Participant, ...]:
    """The state whose ministry summons an envoy, where the words name only its place ("summoned in Lima")."""
    state = _state_at(reading, place) if place is not None and event.lead.trigger.type == "summons" else None
    if place is None or state is None or {side.state for side in sides} & {state} or len(sides) > 1:
        return ()
    host = Value(state, place.start, place.end, "resolved")
    return (Participant(host, host, "host"),)


def _state_at(reading: Reading, place: Value) -> str | None:
    """The state in which a place that the article names lies, None where that is not known."""
    if place.value in states():
        return place.value
    named = [reading.actors[m.actors[0]] for m in reading.mentions_in(place.start, place.end) if m.actors]
    return next((actor.state for actor in named if actor.state and actor.kind in ("city", "state", "region")), None)
