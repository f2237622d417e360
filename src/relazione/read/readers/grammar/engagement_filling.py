"""Fills in the participants that a clause leaves unsaid, from the rest of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from relazione.codebook.table import rows
from relazione.read.finding import Value
from relazione.read.mention import Mention
from relazione.read.readers.grammar.engagement_arguments import coordinated
from relazione.read.readers.grammar.engagement_journeys import attended_abroad
from relazione.read.readers.grammar.engagement_merging import Event
from relazione.read.readers.grammar.engagement_participants import Side, from_mention, receiving_state
from relazione.read.readers.grammar.engagement_triggers import TRAVEL
from relazione.read.readers.grammar.engagement_words import words
from relazione.read.reading import Reading

_HOSTED = frozenset({"conference", "ceremony", "cultural_event"})
_SECOND = 2  # the receiving or the other side
PAIRS = frozenset({"mutual", "calling", "host", "discuss", "joint"})
"""The frames of what two sides do together."""
_HOME_GIVES = frozenset({"give", "send"})
_TIES = frozenset({"establish_relations", "restore_relations", "rupture"})
_PEOPLE = frozenset({"person", "group"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LANDS = frozenset({"state", "city"})
_WHERE = frozenset({"to", "in", "of"})  # "in the capital city of Khartoum"
_SHORTLY = 2  # sentences before an event in which a partner left unsaid is looked for first
_DOERS = _HOME_GIVES | {"deploy", "against"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Who and what the whole article is about: the home state, the state of its dateline, and its actors by weight.

    `people` are the first mentions of persons, most often named first; `states` the first mentions of states likewise.
    """

    home: str | None
    place: str | None
    people: tuple[tuple[int, Mention], ...]
    states: tuple[tuple[str, Mention], ...]

    @property
    def abroad(self) -> str | None:
        """The state most spoken of besides home, None where there is none."""
        return next((state for state, _ in self.states if state != self.home), None)


def setting_of(reading: Reading) -> Setting:
    """The setting of an article, by counting who is mentioned how often."""
    people: Counter[int] = Counter()
    states: Counter[str] = Counter()
    first_person: dict[int, Mention] = {}
    first_state: dict[str, Mention] = {}
    for mention in reading.mentions:
        for number in mention.actors:
            actor = reading.actors[number]
            if actor.kind == "person" and mention.form != "pronoun":
                people[number] += 1
                first_person.setdefault(number, mention)
            if actor.state is not None and actor.kind in ("state", "person") and len(mention.actors) == 1:
                states[actor.state] += 1
                if actor.kind == "state":
                    first_state.setdefault(actor.state, mention)
    place = None
    if reading.dateline is not None and reading.dateline.actors:
        place = reading.actors[reading.dateline.actors[0]].state
    return Setting(
        reading.home, place,
        tuple((n, first_person[n]) for n, _ in people.most_common()),
        tuple((s, first_state[s]) for s, _ in states.most_common() if s in first_state),
    )  # fmt: skip


def fill(reading: Reading, setting: Setting, event: Event, events: Sequence[Event]) -> list[Side]:
    """The event's sides, with the missing one added where the article tells it."""
    sides = [_named(reading, setting, side) for side in _without_bare_states(event)]
    frame = event.mentions[0].trigger.frame
    if not sides and frame not in (*TRAVEL, "joint"):
        sides = _from_clause(reading, event)
    if event.lead.trigger.type in _HOSTED:
        return attended_abroad(reading, event, sides, events) or _gathered(reading, event, sides, events)
    states = {side.state for side in sides if side.state}
    if frame in TRAVEL:
        return _visit(reading, setting, event, sides)
    if frame == "joint" and len(states) < 2:
        sides = _signed_by(setting, event, sides or _between(reading, event), events)
        states = {side.state for side in sides if side.state}
        if len(states) == 1 and event.lead.trigger.type in _TIES:
            return [*sides, *_other_partner(setting, states)]
    stateless = {side.key for side in sides if side.state is None and side.kind == "person"}
    if frame in PAIRS and len(states) + len(stateless) < 2:
        return _pair(reading, setting, event, sides, events)
    if frame in _DOERS and not any(side.side == 1 for side in sides):
        return _with_doer(reading, setting, event, sides)
    if frame in _DOERS and not any(side.side == _SECOND for side in sides):
        return [*sides, *_other_state(reading, event, sides, _SECOND, "target")]
    if frame == "mission" and len(states) < 2:
        sides = [*sides, *_other_state(reading, event, sides, _SECOND, "host", ("state", "city"))]
        return _with_receiver(setting, _with_sender(setting, sides))
    return sides


def as_parties(kind: str, sides: Iterable[Side]) -> list[Side]:
    """The sides as an engagement of this type counts them: where states deal with each other, the states."""
    standing = _parties()[kind]
    found: list[Side] = []
    for side in sides:
        whole = standing == "states" and side.kind != "state"
        if standing and side.kind == "state" and side.acts_for is not None:  # "the Government of Peru"
            side = replace(side, who=side.acts_for)
        if (whole or (standing and side.kind in _PEOPLE)) and side.acts_for is not None and side.kind != "described":
            value = side.acts_for
            side = replace(side, who=value, kind="state", key=f"state {value.value}")
        if all(side.key != other.key for other in found):
            found.append(side)
    return found


@cache
def _parties() -> dict[str, str]:
    return {row["type"]: row["parties"] for row in rows("engagement_types")}


def _from_clause(reading: Reading, event: Event) -> list[Side]:
    """The people and states that the clause mentions, at most one for each state, where its grammar gives nobody."""
    found: list[Side] = []
    for mention in reading.mentions_in(event.lead.start, event.lead.end):
        if mention.kind in ("person", "state") and mention.form != "capital":
            for one in from_mention(reading, mention, 1, "party"):
                if one.state is not None and all(one.state != other.state for other in found):
                    found.append(one)
    return found[:2]


def _gathered(reading: Reading, event: Event, sides: list[Side], events: Sequence[Event]) -> list[Side]:
    """A gathering's sides: not the conference itself, but the state that receives it and those who talk beside it."""
    token = event.lead.trigger.token
    here = reading.outer(token)
    if here is not None and here.kind == "organisation" and len(sides) > 1:
        sides = [side for side in sides if side.who.start != here.start]
    for mention in event.mentions:
        for relation in ("in", "at"):
            for place in mention.trigger.arguments.get(relation, ()):
                found = reading.outer(place)
                if found is None or found.kind not in ("state", "city"):
                    continue
                state = reading.actors[found.actors[0]].state if found.actors else None
                if state is not None and all(side.state != state for side in sides):
                    value = Value(state, found.start, found.end, "resolved")
                    sides = [*sides, Side(value, value, "host", _SECOND, "state", f"state {state}", True)]
    if len({side.state for side in sides}) < 2 or _is_beside(reading, token):  # nobody meets alone
        for other in events:
            if other.lead.sentence == event.lead.sentence and other.lead.trigger.frame in PAIRS and other is not event:
                known = {side.key for side in sides}
                return [*sides, *(side for side in other.sides if side.key not in known)]
    return sides


def _is_beside(reading: Reading, token: int) -> bool:
    """Whether a gathering is told of as that on whose sidelines something else happens."""
    parse = reading.parse
    above = parse.head[parse.head[token]]
    return parse.dep[token] == "pobj" and parse.lemma[above] in words("sidelines")


def _without_bare_states(event: Event) -> list[Side]:
    """The sides without states for whom somebody stands; the host of a visit stays a state."""
    if event.mentions[0].trigger.frame in TRAVEL:
        return list(event.sides)
    present = {side.state for side in event.sides if side.kind in ("person", "organisation", "mission", "city")}
    named = {(side.state, side.side) for side in event.sides if side.kind == "person" and side.named and side.state}
    return [
        side
        for side in event.sides
        if (side.kind != "state" or side.state not in present)
        and (side.kind != "described" or len(event.mentions) == 1 or (side.state, side.side) not in named)
    ]


def _named(reading: Reading, setting: Setting, side: Side) -> Side:
    """For "his Peruvian counterpart" the Peruvian whom the article names, else the side as it is."""
    if side.kind != "described" or "counterpart" not in side.who.value:
        return side
    for number, mention in setting.people:
        actor = reading.actors[number]
        if actor.state == side.state and actor.name[:1].isupper():
            one = next(one for one in from_mention(reading, mention, side.side, side.role) if one.key == str(number))
            return replace(one, who=Value(actor.name, side.who.start, side.who.end, "resolved"))
    return side


def _other_partner(setting: Setting, known: set[str]) -> list[Side]:
    """The state that the article speaks of most besides the known one: with whom ties are made or broken."""
    other = next((state for state, _ in setting.states if state not in known), None)
    return _add_state(setting, other, [], 1, "party")


def _between(reading: Reading, event: Event) -> list[Side]:
    """The parties that the sentence names elsewhere with "between" ("the accord between X and Y, signed in May")."""
    parse = reading.parse
    first, last = parse.sentences[event.lead.sentence]
    found: list[Side] = []
    for i in range(first, last):
        if parse.lower[i] == "between":
            for child in parse.children[i]:
                for token in coordinated(parse, child) if parse.dep[child] == "pobj" else ():
                    mention = reading.outer(token)
                    found.extend(from_mention(reading, mention, 1, "party") if mention else ())
    return found


def _signed_by(setting: Setting, event: Event, sides: list[Side], events: Sequence[Event]) -> list[Side]:
    """Adds the states of the talk or visit told nearest before, where the words name one party or none."""
    known = {side.state for side in sides if side.state}
    if len(known) > 1:
        return sides
    for other in reversed(events):
        if other is event or other.lead.start > event.lead.start or other.lead.trigger.frame not in PAIRS | TRAVEL:
            continue
        states = list(dict.fromkeys(side.state for side in other.sides if side.state))
        if len(states) == 2 and known <= set(states):
            for state in states:
                sides = sides if state in known else _add_state(setting, state, sides, 1, "party")
            return sides
    return sides


def _other_state(
    reading: Reading, event: Event, sides: Sequence[Side], side: int, role: str, kinds: Sequence[str] = ("state",)
) -> list[Side]:
    """The first state that the clause names besides those of the sides, as a side of its own."""
    known = {one.state for one in sides} | {None}
    for mention in reading.mentions_in(event.lead.start, event.lead.end):
        if mention.kind in kinds and mention.actors and reading.actors[mention.actors[0]].state not in known:
            return list(from_mention(reading, mention, side, role))
    return []


def _with_doer(reading: Reading, setting: Setting, event: Event, sides: list[Side]) -> list[Side]:
    """Adds who gives or acts: another state of the clause, else, for gifts and messages, the home state."""
    frame = event.mentions[0].trigger.frame
    role = "supporter" if frame == "give" else "party"
    other = _other_state(reading, event, sides, 1, role)
    if other:
        return [*other, *sides]
    if frame in _HOME_GIVES:
        return _add_state(setting, setting.home, sides, 1, role)
    return sides


def _with_sender(setting: Setting, sides: list[Side]) -> list[Side]:
    """Adds the home state to a mission's host, where nobody is told who sends it."""
    if any(side.side == 1 for side in sides) or any(side.state == setting.home for side in sides):
        return sides
    return _add_state(setting, setting.home, sides, 1, "party")


def _with_receiver(setting: Setting, sides: list[Side]) -> list[Side]:
    """Adds the home state to another state's mission, where nobody is told who receives it ("in the capital")."""
    if len({side.state for side in sides}) != 1 or any(side.state == setting.home for side in sides):
        return sides
    return _add_state(setting, setting.home, sides, _SECOND, "host")


def _visit(reading: Reading, setting: Setting, event: Event, sides: list[Side]) -> list[Side]:
    guests = [side for side in sides if side.side == 1]
    hosts = [side for side in sides if side.side == 2]
    if not guests and hosts:
        host = hosts[0].state
        guests = _person_of_other_state(reading, setting, event, {host} - {None}, 1, "guest")
    land = None if hosts else _land(reading, event)
    if land is not None and not guests:  # "received X, who is on a visit to the country"
        near = [reading.outer(i) for m in event.mentions for i in m.trigger.arguments.get("context", ())]
        guests = [one for mention in near if mention for one in from_mention(reading, mention, 1, "guest")]
    if not hosts and guests:
        guest = guests[0].state
        if land is not None and guest is not None:
            hosts = _of_the_land(reading, setting, event, land, guest)
        elif guest is not None:
            hosts = _where_to(reading, event, {side.state for side in guests})
        for state in (setting.place, setting.home, *(name for name, _ in setting.states)):
            if not hosts and state is not None and state not in {s.state for s in guests} and guest is not None:
                hosts = _add_state(setting, state, [], 2, "host")
                break
    return [*guests, *hosts]


def _where_to(reading: Reading, event: Event, known: set[str | None]) -> list[Side]:
    """The host whose state or city the clause names behind "to" or "in" after the word for the visit."""
    parse, lead = reading.parse, event.lead
    for mention in reading.mentions_in(parse.start[lead.trigger.token], lead.end):
        before = mention.first - 1 - (parse.lower[mention.first - 1] == "the")
        if mention.kind not in _LANDS or mention.form == "demonym" or parse.lower[before] not in _WHERE:
            continue
        for host in receiving_state(reading, mention, _SECOND):
            if host.state not in known:
                return [host]
    return []


def _land(reading: Reading, event: Event) -> int | None:
    """The noun that stands for a visit's host ("a visit to the island"), None where there is none."""
    for mention in event.mentions:
        for relation in ("to", "obj", "in", "on", "into"):
            for token in mention.trigger.arguments.get(relation, ()):
                if reading.parse.lemma[token] in words("land") and reading.outer(token) is None:
                    return token
    return None


def _of_the_land(reading: Reading, setting: Setting, event: Event, land: int, guest: str) -> list[Side]:
    """The host that "the country" stands for: who else the sentence speaks of, else the report's place or home."""
    first, last = reading.parse.sentences[event.lead.sentence]
    here = reading.mentions_in(reading.parse.start[first], reading.parse.end[last - 1])
    beside = (reading.actors[number].state for mention in here for number in mention.actors)
    state = next((s for s in (*beside, setting.place, setting.home) if s is not None and s != guest), None)
    if state is None:
        return []
    value = Value(state, *reading.parse.span(land, land), "resolved")
    return [Side(value, value, "host", 2, "state", f"state {state}", True)]


def _pair(reading: Reading, setting: Setting, event: Event, sides: list[Side], events: Sequence[Event]) -> list[Side]:
    """Adds the partner: of the sentence, of an earlier talk with the same person, or of the article as a whole."""
    known = {side.state for side in sides if side.state}
    if sides:
        for other in events:
            if other is event or other.mentions[0].trigger.frame not in PAIRS | TRAVEL:
                continue
            partners = [s for s in other.sides if s.state and s.state not in known and s.kind == "person"]
            if partners and any(s.key == mine.key for s in other.sides for mine in sides):
                return [*sides, *(replace(p, side=2, role="party") for p in partners[:1])]
    found = list(sides)
    while len({s.state for s in found if s.state}) < 2:
        more = _person_of_other_state(reading, setting, event, {s.state for s in found if s.state}, 2, "party")
        if not more:
            return found
        found.extend(more)
    return found


def _person_of_other_state(
    reading: Reading, setting: Setting, event: Event, known: set[str | None], side: int, role: str
) -> list[Side]:
    """The nearest person before, else the most mentioned, of a state not yet there, else such a state itself."""
    for number, mention in (*_people_before(reading, event), *setting.people):
        for one in from_mention(reading, mention, side, role):
            if one.key == str(number) and one.state is not None and one.state not in known:
                return [one]
    for state, mention in setting.states:
        if state not in known:
            value = Value(state, mention.start, mention.end, "resolved")
            return [Side(value, value, role, side, "state", f"state {state}", True)]
    return []


def _people_before(reading: Reading, event: Event) -> list[tuple[int, Mention]]:
    """The persons named shortly before an event, those of its own sentence and subjects first."""
    parse, lead = reading.parse, event.mentions[0]
    start = parse.start[parse.sentences[max(0, lead.sentence - _SHORTLY)][0]]
    named = [
        mention
        for mention in reading.mentions_in(start, parse.start[lead.trigger.token])
        if mention.kind == "person" and mention.form != "pronoun" and len(mention.actors) == 1
    ]
    named.sort(key=lambda m: (parse.sentence[m.head] != lead.sentence, parse.dep[m.head] not in _SUBJECTS, -m.head))
    return [(mention.actors[0], mention) for mention in named]


def _add_state(setting: Setting, state: str | None, sides: list[Side], side: int, role: str) -> list[Side]:
    if state is None:
        return sides
    mention = next((m for name, m in setting.states if name == state), None)
    if mention is None:
        return sides
    value = Value(state, mention.start, mention.end, "resolved")
    return [*sides, Side(value, value, role, side, "state", f"state {state}", True)]
