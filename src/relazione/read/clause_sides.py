"""What the clause of a title tells of its bearer's side: whom it meets or visits, whose delegation it leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from relazione.read.cast import Cast
from relazione.read.ground import Ground, NameAt
from relazione.read.served_states import clause_of
from relazione.read.title import Title

_LEADS = frozenset({"lead", "head"})
_ACCOMPANIES = frozenset({"accompany", "join", "flank"})
_MEETS = frozenset("meet receive call welcome host greet visit confer hold have conduct brief talk speak thank".split())
_TALKS = frozenset(
    "talk talks discussion discussions meeting meetings conversation consultations negotiations dialogue".split()
)
_MUTUAL = frozenset("meet discuss exchange sign co-chair cochair confer agree hold".split())
_TRAVELS = frozenset("visit arrive travel fly tour".split())
_JOURNEYS = frozenset("visit trip arrival tour travel journey".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SPEAKERS = frozenset({"i", "we"})
_PRONOUNS = frozenset({"he", "she", "they"})
_OWNERS = (["'s"], ["’s"], ["'"], ["’"])
_PARTNERS = frozenset({"with", "by", "on", "between"})  # "talks with", "was received by", "called on"
PLACES = frozenset("in at to visiting visited".split())
_NEAR = 10  # tokens between a delegation's state and who leads it
_STEPS = 6  # steps up or along the parse at most


@dataclass(frozen=True, slots=True)
class Sides:
    """What a clause tells of a bearer: the name of the state that is its own, the states that are another's."""

    own: NameAt | None = None
    others: frozenset[str] = frozenset()


def sides_of(cast: Cast, title: Title, number: int, home: str | None, speaks: bool) -> Sides:
    """The sides of the clause in which the title of figure `number` stands; `speaks` where "I" is home's voice."""
    own = _led(cast, title) if title.status != "former" else None
    if own is not None:
        return Sides(own)
    if title.status == "former" or "outgoing" in cast.ground.parse.lower[title.first : title.core_first]:
        return Sides()
    return Sides(None, frozenset(_others(cast, title, number, home if speaks else None)))


def _led(cast: Cast, title: Title) -> NameAt | None:
    """The state whose delegation the bearer leads, or whose envoy it accompanies."""
    ground, parse = cast.ground, cast.ground.parse
    by = title.first - 1
    if by < 1 or parse.lower[by] != "by":
        return None
    if parse.lower[by - 1] in ("side", "delegation"):  # "and the Finnish side by Minister Name"
        return _state_before(ground, by, by - 2)
    verb = parse.head[by]
    for _ in range(_STEPS):
        if parse.pos[verb] == "VERB":
            break
        verb = parse.head[verb]
    if parse.lemma[verb] in _LEADS:
        return _state_before(ground, verb, verb - _NEAR)
    if parse.lemma[verb] in _ACCOMPANIES:
        return _accompanied(cast, verb)
    return None


def _state_before(ground: Ground, end: int, start: int) -> NameAt | None:
    """The name of a state, or of a city of one, that ends last before token `end` and not before `start`."""
    sentence = ground.parse.sentence
    for i in range(end - 1, max(start, 0) - 1, -1):
        name = ground.name_at(i) if sentence[i] == sentence[end] else None
        if name is not None and name.hit.state and name.hit.kind in ("state", "city"):
            return None if ground.parse.lower[name.first - 1] in PLACES else name
    return None


def _accompanied(cast: Cast, verb: int) -> NameAt | None:
    """The name of the state of the person who is accompanied: the subject of the verb or of the clause above."""
    parse = cast.ground.parse
    for _ in range(_STEPS):
        for i in parse.children[verb]:
            if parse.dep[i] in _SUBJECTS:
                return _named_state(cast, i)
        if parse.dep[verb] not in ("acl", "advcl", "conj") or parse.head[verb] == verb:
            return None
        verb = parse.head[verb]
        if parse.pos[verb] in ("NOUN", "PROPN"):
            return _named_state(cast, verb)
    return None


def _named_state(cast: Cast, i: int) -> NameAt | None:
    for mention in cast.mentions:
        if mention.kind == "person" and mention.first <= i <= mention.last:
            figure = cast.figures[mention.actors[0]]
            return cast.ground.name_at(figure.state_first) if figure.state and figure.state_first >= 0 else None
    return None


def _others(cast: Cast, title: Title, number: int, voice: str | None) -> Iterator[str]:
    """The states that the clause sets against the bearer: whom it meets, where it travels; `voice` is that of "I"."""
    ground = cast.ground
    last = max(title.last, title.name_last)
    verb, role = clause_of(ground, last)
    yield from _visited(ground, verb, role, last)
    if verb < 0 or not _meets(ground, verb):
        return
    if role == "subject":
        yield from _beside(cast, title, number, verb)
    elif _preposition(ground, last) in _PARTNERS | {""}:
        yield from subjects_of(cast, verb, number, voice)


def _preposition(ground: Ground, i: int) -> str:
    """The first preposition above token i on the way to its verb, "" where there is none."""
    parse = ground.parse
    for _ in range(_STEPS):
        if parse.dep[i] in ("prep", "agent"):
            return parse.lower[i]
        if parse.pos[i] in ("VERB", "AUX") or parse.head[i] == i:
            return ""
        i = parse.head[i]
    return ""


def _meets(ground: Ground, verb: int) -> bool:
    """Whether the verb is one of meeting: by itself, or with an object that is a talk."""
    parse, lemma = ground.parse, ground.parse.lemma[verb]
    if lemma not in _MEETS | _MUTUAL:
        return False
    if lemma not in ("hold", "have", "conduct"):
        return True
    return any(parse.lower[i] in _TALKS for i in parse.children[verb] if parse.dep[i] in ("dobj", "nsubjpass"))


def subjects_of(cast: Cast, verb: int, number: int, voice: str | None) -> Iterator[str]:
    """The states of those who meet the bearer: persons, states, "I" and "we", "he" on a journey."""
    parse = cast.ground.parse
    while parse.dep[verb] in ("conj", "xcomp") and not any(parse.dep[i] in _SUBJECTS for i in parse.children[verb]):
        if parse.head[verb] == verb or parse.pos[parse.head[verb]] not in ("VERB", "AUX"):
            break
        verb = parse.head[verb]
    for i in parse.children[verb]:
        if parse.dep[i] not in _SUBJECTS:
            continue
        if parse.lower[i] in _SPEAKERS:
            yield from [voice] if voice else []
        elif parse.lower[i] in _PRONOUNS:
            yield from _last_named(cast, i, number)
        else:
            yield from _states_of(cast, parse.left[i], i, number)


def _last_named(cast: Cast, i: int, number: int) -> Iterator[str]:
    """The state of the person named last as a subject before token i, where it has gone abroad."""
    parse = cast.ground.parse
    start, end = parse.sentences[max(0, parse.sentence[i] - 1)][0], parse.sentences[parse.sentence[i]][1]
    named = [n for n in cast.ground.names if start <= n.first < end and n.hit.kind in ("state", "city")]
    places = {n.hit.state for n in named if parse.lower[n.first - 1] in PLACES}
    before = [m for m in cast.mentions if m.kind == "person" and m.last < i]
    subjects = [m for m in before if parse.dep[m.head] in _SUBJECTS and m.actors[0] != number]
    for mention in sorted(subjects, key=lambda m: -m.first)[:1]:
        state = cast.figures[mention.actors[0]].state
        if state and places - {state}:
            yield state


def _states_of(cast: Cast, first: int, last: int, number: int) -> Iterator[str]:
    """The states of the persons, and else the states themselves, that are named on these tokens."""
    persons = [m for m in cast.mentions if m.kind == "person" and first <= m.first and m.last <= last + 1]
    told = [cast.figures[m.actors[0]].state for m in persons if m.actors[0] != number]
    yield from (state for state in told if state)
    if not persons:
        head = cast.ground.name_at(last)
        if head is not None and head.hit.kind == "state":
            yield head.hit.value


def _beside(cast: Cast, title: Title, number: int, verb: int) -> Iterator[str]:
    """The states of those with whom the bearer shares a mutual verb: "President A and Minister B exchanged views"."""
    parse = cast.ground.parse
    if parse.lemma[verb] not in _MUTUAL or any(parse.lower[i] == "with" for i in parse.children[verb]):
        return
    people = [m for m in cast.mentions if m.kind == "person" and parse.sentence[m.first] == parse.sentence[verb]]
    sharing = [m for m in people if clause_of(cast.ground, m.last) == (verb, "subject")]
    objects = [m for m in people if clause_of(cast.ground, m.last) == (verb, "object")]
    if len(sharing) == 2 and not objects:
        for mention in sharing:
            state = cast.figures[mention.actors[0]].state
            if mention.actors[0] != number and state:
                yield state


def _visited(ground: Ground, verb: int, role: str, last: int) -> Iterator[str]:
    """The state that the bearer travels to: it is the subject of the verb, or a journey is its own."""
    parse = ground.parse
    end = parse.sentences[parse.sentence[last]][1]
    travels = role == "subject" and verb >= 0 and parse.lemma[verb] in _TRAVELS
    owned = parse.lower[last + 1 : last + 2] in _OWNERS or parse.words[last].endswith(("'s", "’s"))
    owned = owned and any(parse.lemma[i] in _JOURNEYS for i in range(last + 1, min(end, last + 5)))
    if not (travels or owned):
        return
    for i in range(last + 1, min(end, last + _NEAR)):
        name = ground.name_at(i)
        if name is not None and name.hit.state and name.hit.kind in ("state", "city") and parse.lower[i - 1] != "from":
            yield name.hit.state
            return
