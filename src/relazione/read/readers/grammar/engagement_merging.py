"""Puts the mentions of one engagement together and keeps different ones apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from relazione.codebook.table import rows
from relazione.read.finding import Value
from relazione.read.readers.grammar.engagement_candidates import Candidate
from relazione.read.readers.grammar.engagement_participants import Side
from relazione.read.readers.grammar.engagement_words import words

_LOOKED_BACK = 80  # events that a mention may come back to; no article of the training set tells so many
_RECENT = 4  # events looked back at for the verb of a noun
_JUST_TOLD = 2  # sentences between a talk and who headed its sides
_NEARBY = 4  # sentences from a signing to "the document was signed by"
_NEAR_DAYS = 6  # days between arrival and a meeting that still belong to one visit
_DAY = len("2022-09-14")
_OCCASIONS = frozenset({"conference", "ceremony"})  # "a seminar" is not the one told of before; "a meeting" can be
_TALKS = frozenset({"talk", "call", "conference"})  # "the meeting" may point back to any of these


@dataclass(slots=True)
class Event:
    """The draft of one engagement: its mentions so far and everyone that they name, in order of appearance.

    `lead` is the mention that tells most: most participants, then a date, then the first.
    """

    mentions: list[Candidate]
    sides: list[Side] = field(default_factory=list)
    lead: Candidate = field(init=False)

    def __post_init__(self) -> None:
        self.lead = max(self.mentions, key=_told)

    @property
    def group(self) -> str:
        """The merge group of the event's first mention."""
        return group_of(self.mentions[0].trigger.type)

    @property
    def dates(self) -> list[Value]:
        """The dates that its mentions give."""
        return [m.date for m in self.mentions if m.date is not None]

    def add(self, candidate: Candidate, more: Iterable[Side]) -> None:
        """Counts one more mention and whom it names; what was discussed on the telephone is told of the call."""
        if candidate.trigger.frame == "discuss" and self.group in _TALKS:
            candidate = replace(candidate, trigger=replace(candidate.trigger, type=self.lead.trigger.type))
        self.mentions.append(candidate)
        self.lead = max(self.lead, candidate, key=_told)
        if _is_attended(candidate) and len(candidate.sides) > 1:  # names take the place of "the heads of mission"
            self.sides = [side for side in self.sides if side.kind != "described"]
        for side in more:
            if any(side.key == other.key or (side.unnamed and _is_one(side, other)) for other in self.sides):
                continue
            self.sides = [other for other in self.sides if not (other.unnamed and _is_one(other, side))]
            self.sides.append(side)


def merge(mentions: Iterable[Candidate]) -> list[Event]:
    """The events behind the mentions, in order of their first mention."""
    events: list[Event] = []
    for candidate in mentions:
        event = _event_of(candidate, events[-_LOOKED_BACK:])
        if event is None and candidate.trigger.frame == "headed":
            continue  # who headed a side tells of no event by itself
        if event is None:
            events.append(Event([candidate], list(candidate.sides)))
        else:
            event.add(candidate, candidate.sides)
    return events


def group_of(kind: str) -> str:
    """The merge group of an engagement type: mentions of one group may tell of one event."""
    return _groups()[kind]


def _event_of(candidate: Candidate, events: Sequence[Event]) -> Event | None:
    governed = _carried_by(candidate, events) or _counted_with(candidate, events)
    if governed is not None:
        return governed
    if candidate.another:
        return None
    if candidate.resumes and not candidate.contents and (signed := _signed_before(candidate, events)) is not None:
        return signed
    if candidate.trigger.frame == "headed":
        return next((event for event in reversed(events) if _is_headed(candidate, event)), None)
    if candidate.trigger.frame == "discuss":
        return _talk_that_discussed(candidate, events)
    if candidate.points and _is_attended(candidate):
        talks = (event for event in reversed(events) if event.group in _TALKS)
        return next((event for event in talks if not _named_apart(candidate, event)), None)
    for event in reversed(events):
        if not (_same_kind(candidate, event) and _same_sides(candidate, event) and _same_time(candidate, event)):
            continue
        if not any(apart(candidate, event) for apart in _APART):
            return event
    return None


def _carried_by(candidate: Candidate, events: Sequence[Event]) -> Event | None:
    """The event of the verb that carries the noun, where both tell of one kind ("celebrated the anniversary")."""
    for event in reversed(events[-_RECENT:]):
        for mention in event.mentions:
            if mention.trigger.token == candidate.trigger.governor and event.group == group_of(candidate.trigger.type):
                return event
    return None


def _counted_with(candidate: Candidate, events: Sequence[Event]) -> Event | None:
    """The event of the noun that counts talks ("the third round of talks"), of which they are no other."""
    for event in reversed(events[-_RECENT:]):
        last = event.mentions[-1].trigger
        inside = last.noun and candidate.trigger.noun and candidate.trigger.token in last.arguments.get("of", ())
        if inside and event.group == group_of(candidate.trigger.type) == "talk":
            return event
    return None


def _signed_before(candidate: Candidate, events: Sequence[Event]) -> Event | None:
    """The signing told shortly before, of which a mention that points to its document says who put the name to it."""
    ours = {side.state for side in candidate.sides if side.state}
    for event in reversed(events):
        theirs = {side.state for side in event.sides if side.state}
        near = 0 < candidate.sentence - max(mention.sentence for mention in event.mentions) <= _NEARBY
        if event.group == "signing" and near and ours and (ours <= theirs or theirs <= ours):
            return event if _same_time(candidate, event) else None
    return None


def _is_headed(candidate: Candidate, event: Event) -> bool:
    """Whether an event is the talk just told of, whose sides a mention says who headed."""
    told = max(mention.sentence for mention in event.mentions)
    return event.group in _TALKS and 0 <= candidate.sentence - told <= _JUST_TOLD


def _talk_that_discussed(candidate: Candidate, events: Sequence[Event]) -> Event | None:
    """The talk in which something was discussed: the last with those named, else with one of their states."""
    keys = {side.key for side in candidate.sides}
    states = {side.state for side in candidate.sides if side.state}
    talks = [event for event in reversed(events) if event.group in _TALKS]
    for event in talks:
        if keys and keys <= {side.key for side in event.sides}:
            return event
    for event in talks:
        if not states or (_same_sides(candidate, event) and _same_time(candidate, event)):
            return event
    return None


def _told_apart(candidate: Candidate, event: Event) -> bool:
    """Whether one sentence tells of both by different words, which then are two ("in town for consultations, met")."""
    here = [m for m in event.mentions if m.sentence == candidate.sentence]
    return any(m.trigger.type != candidate.trigger.type for m in here) and candidate.trigger.frame != "discuss"


def _held_apart(candidate: Candidate, event: Event) -> bool:
    """Whether two gatherings are said to be in two places ("attended the summit in Apia and the forum in Lima")."""
    if candidate.trigger.frame != "gathering" or candidate.points or candidate.place is None:
        return False
    places = [m.place.value for m in event.mentions if m.place is not None and m.trigger.frame == "gathering"]
    ours = candidate.place.value
    return bool(places) and all(ours not in place and place not in ours for place in places)


def _named_apart(candidate: Candidate, event: Event) -> bool:
    """Whether a named gathering has a name that no mention of the event shares a word with."""
    if not candidate.name or event.group not in _TALKS:
        return False
    ours = _name_words(candidate.name)
    names = [_name_words(m.name) for m in event.mentions if m.name]
    if not names:
        return group_of(candidate.trigger.type) != "conference"
    return all(not ours & theirs or (bool(ours - theirs) and bool(theirs - ours)) for theirs in names)


def _met_besides(candidate: Candidate, event: Event) -> bool:
    """Whether somebody was "also" met whom the event does not name."""
    return candidate.besides and not {side.key for side in candidate.sides} <= {side.key for side in event.sides}


def _name_words(name: str) -> set[str]:
    return {word for word in name.lower().replace("-", " ").split() if word not in words("event")}


def _is_attended(candidate: Candidate) -> bool:
    """Whether the mention only tells who came: "the meeting was attended by"."""
    return candidate.governor in words("attending") and group_of(candidate.trigger.type) in _TALKS


def _same_kind(candidate: Candidate, event: Event) -> bool:
    group = group_of(candidate.trigger.type)
    if group == event.group:
        return True
    pointing = (
        candidate.points or candidate.trigger.frame == "discuss" or (candidate.indefinite and not candidate.sides)
    )
    return pointing and group == "talk" and event.group in _TALKS


def _same_sides(candidate: Candidate, event: Event) -> bool:
    """Whether the two can have the same participants: nobody stands in another's place and somebody is in both."""
    if not candidate.sides:
        new = candidate.indefinite and group_of(candidate.trigger.type) in _OCCASIONS
        return candidate.points or (candidate.trigger.noun and not new) or candidate.trigger.frame == "discuss"
    ours, theirs = _by_state(candidate.sides), _by_state(event.sides)
    if set(ours) - set(theirs) and set(theirs) - set(ours):
        return False
    known = {side.key for people in ours.values() for side in people} & {side.key for side in event.sides}
    alike = _meet if known else _share
    in_both = sum(1 for state in ours if _share(ours[state], theirs.get(state, [])))
    if candidate.indefinite and in_both < 2:  # "a meeting" is a new one unless both sides are the same people
        return False
    shared = False
    for state, people in ours.items():
        if state not in theirs:
            continue
        others = theirs[state]
        if people and others and not alike(people, others):
            return False
        shared = True
    return shared or not event.sides


def _by_state(sides: Sequence[Side]) -> dict[str, list[Side]]:
    """For each state its named persons and bodies; the state itself counts as nobody in particular."""
    found: dict[str, list[Side]] = {}
    for side in sides:
        people = found.setdefault(side.state or side.key, [])
        if side.named and side.kind not in ("state", "described"):
            people.append(side)
    return found


def _share(people: Sequence[Side], others: Sequence[Side]) -> bool:
    """Whether somebody is surely among both."""
    return bool({one.key for one in people} & {other.key for other in others})


def _meet(people: Sequence[Side], others: Sequence[Side]) -> bool:
    """Whether somebody is among both."""
    return any(_is_one(one, other) for one in people for other in others)


def _is_one(one: Side, other: Side) -> bool:
    """Whether two sides are the same participant, or can be: one is known only by an office that the other may hold."""
    if one.key == other.key:
        return True
    if one.kind != "person" or other.kind != "person" or one.state != other.state or one.unnamed == other.unnamed:
        return False
    return not one.posts or not other.posts or bool(one.posts & other.posts)


def _same_time(candidate: Candidate, event: Event) -> bool:
    statuses = {m.status.value for m in event.mentions if m.status.sure}
    under_way = candidate.points and event.group == "visit" and candidate.status.value == "planned"
    if candidate.status.sure and statuses and candidate.status.value not in statuses and not under_way:
        return False  # who has left is on the visit that "is scheduled from 3 to 5 May"
    if candidate.date is None or not event.dates:
        return candidate.points or not _dated_apart(candidate, event)
    near = _NEAR_DAYS if event.group == "visit" else 0
    return any(_agree(candidate.date.value, other.value, near) for other in event.dates)


def _dated_apart(candidate: Candidate, event: Event) -> bool:
    """Whether both name a time and no word of it is the same ("on Monday", "late on Saturday")."""
    told = [m.words_of_date for m in event.mentions if m.words_of_date is not None]
    if candidate.words_of_date is None or not told:
        return False
    ours = _time_words(candidate.words_of_date)
    return all(not ours & _time_words(value) for value in told)


def _time_words(value: Value) -> set[str]:
    return set(value.value.lower().replace(",", " ").split()) - words("time")


def _agree(one: str, other: str, near: int) -> bool:
    """Whether two dates can be the same time: a prefix, within the interval, or at most `near` days apart."""
    if one.startswith(other) or other.startswith(one):
        return True
    for span, day in ((one, other), (other, one)):
        start, _, end = span.partition("/")
        if end and start <= day.partition("/")[0] <= end:
            return True
    days = [each.partition("/")[0] for each in (one, other)]
    if near and all(len(day) == _DAY for day in days):
        return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) <= near
    return False


def _told(mention: Candidate) -> tuple[int, bool, bool, bool]:
    states = {side.state for side in mention.sides if side.state}
    named = not any(side.unnamed for side in mention.sides)
    return min(len(states), 2), mention.date is not None or mention.words_of_date is not None, named, not mention.points


def _visited_apart(candidate: Candidate, event: Event) -> bool:
    """Whether the guests of two visits are of different states ("his visit to Peru" and "hers to Oman")."""
    ours, theirs = _guests(candidate.sides), _guests(event.sides)
    return event.group == "visit" and bool(ours and theirs) and not ours & theirs


def _called_apart(candidate: Candidate, event: Event) -> bool:
    """Whether one is a courtesy call on somebody and the other talks between delegations."""
    kinds = {"calling", "consultation"}
    ours = {candidate.trigger.frame, candidate.trigger.type} & kinds
    theirs = {event.lead.trigger.frame, event.lead.trigger.type} & kinds
    return bool(ours and theirs) and not ours & theirs


def _guests(sides: Iterable[Side]) -> set[str | None]:
    return {side.state for side in sides if side.role == "guest" and side.state}


def _about_apart(candidate: Candidate, event: Event) -> bool:
    """Whether what is signed, given or bought is told of both, and in no common word ("the pact on visas")."""
    told = [mention.contents for mention in event.mentions if mention.contents]
    return bool(candidate.contents and told) and not any(candidate.contents & theirs for theirs in told)


def _is_many(candidate: Candidate, event: Event) -> bool:
    """Whether undated visits in the plural are those to come, and not the one that is told of ("more such visits")."""
    return candidate.several and candidate.date is None and not all(m.several for m in event.mentions)


_APART = (_is_many, _told_apart, _held_apart, _named_apart, _met_besides, _visited_apart, _called_apart, _about_apart)


@cache
def _groups() -> dict[str, str]:
    return {row["type"]: row["group"] for row in rows("engagement_types")}
