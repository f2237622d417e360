"""What the words before a bare title tell of the state it serves: a mission, a ministry, the land of a visit, a group.

A reporter names a ministry or an embassy once and then writes the bare title of its spokesman; whoever is called
on during a visit abroad is the host, for a guest calls on those who receive him there (protocol of official visits).
"""

from __future__ import annotations

from collections import Counter

from relazione.read.cast import Cast
from relazione.read.clause_sides import PLACES
from relazione.read.ground import Ground, NameAt
from relazione.read.title import Bearer, Title
from relazione.read.title_lists import ENVOYS

_NEAR = 2  # sentences back in which a spokesman's ministry or an envoy's mission is named
_GROUP = 10  # tokens back from a title to the group that it belongs to
_RECEIVES = frozenset(
    {"head_of_state", "head_of_government", "deputy_head", "foreign_minister", "defence_minister", "minister",
     "deputy_minister", "mayor", "governor", "legislator", "foreign_secretary", "military_chief"}
)  # fmt: skip
_SEATS = frozenset("New York|Geneva|Vienna|Brussels|Davos|Munich|Addis Ababa|The Hague|Nairobi|Rome|Paris".split("|"))
_GATHERINGS = frozenset(
    "sidelines margins summit conference forum assembly session congress congresses games funeral inauguration"
    .split()
)  # fmt: skip
_PERSONS = frozenset(
    "members lawmakers legislators parliamentarians deputies senators officials officers ministers diplomats envoys "
    "delegates representatives leaders politicians mayors governors judges generals commanders advisers aides".split()
)
_UNIONS = {
    "European Union": "European Union", "EU": "European Union", "European Commission": "European Union",
    "African Union": "African Union", "AU": "African Union", "African Union Commission": "African Union",
    "ECOWAS": "ECOWAS", "ECOWAS Commission": "ECOWAS",
}  # fmt: skip
_OF_STATES = frozenset(  # fields of the commissioners of a state, a province or a town
    "police tax high revenue electoral election elections privacy information county district provincial state federal "
    "national lands prisons customs assistant deputy border rights women".split()
)
_OPENERS = frozenset({",", "–", "—", ":", "(", "namely"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MEETS = frozenset("met meet meets meeting".split())
_CALLS = frozenset("call calls called calling".split())
_WELCOMED = frozenset("received welcomed greeted hosted".split())
_FAR = 8  # tokens back from a title to the verb of a reception


def told_state(ground: Ground, title: Title, home: str | None) -> Bearer | None:
    """The state that the words before a bare title tell, None where they tell none."""
    if title.determiner in ("our", "my", "his", "her") or title.status == "former":
        return None
    found = _of_mission(ground, title, home) or _spoken_for(ground, title) or _of_group(ground, title)
    return Bearer(str(ground.state_in(found)), "state", found.first, found.last) if found is not None else None


def told_union(ground: Ground, title: Title) -> Bearer | None:
    """The union of states whose commissioner a bare one with a field of work is, where the text names one.

    Its commissioners have portfolios as ministers have (Treaty on European Union, article 17; Statutes of the African
    Union's Commission, article 3).
    """
    lower = ground.parse.lower
    fields = set(lower[title.first : title.last + 1]) - {"the", "for", "of", "commissioner"}
    if lower[title.core_last] != "commissioner" or title.of or not fields or not _OF_STATES.isdisjoint(fields):
        return None
    named = [n for n in ground.names if n.hit.value in _UNIONS]
    counts = Counter(_UNIONS[n.hit.value] for n in named)
    best = max(named, key=lambda n: (counts[_UNIONS[n.hit.value]], -n.first), default=None)
    return Bearer(_UNIONS[best.hit.value], "organisation", best.first, best.last) if best is not None else None


def _of_mission(ground: Ground, title: Title, home: str | None) -> NameAt | None:
    """The mission named last before a bare envoy's title: "The Embassy of Peru will host. Ambassador Name"."""
    if title.office not in ENVOYS or title.to:
        return None
    for name in _before(ground, title):
        if name.hit.form == "mission":
            return name if name.hit.state not in (None, home) else None
    return None


def _spoken_for(ground: Ground, title: Title) -> NameAt | None:
    """The ministry or mission that speaks before a bare spokesman does: "China's foreign ministry responded"."""
    if title.office != "spokesperson":
        return None
    for name in _before(ground, title):
        if name.hit.kind == "organisation":
            speaks = ground.parse.dep[name.last] in _SUBJECTS and ground.state_in(name) is not None
            return name if speaks else None
    return None


def _before(ground: Ground, title: Title) -> list[NameAt]:
    """The names before a title, in its sentence and the ones just before, the last first."""
    sentence = ground.parse.sentence
    near = [n for n in ground.names if n.last < title.first and ground.name_at(n.first) is n]
    return [n for n in reversed(near) if sentence[title.first] - sentence[n.first] <= _NEAR]


def _of_group(ground: Ground, title: Title) -> NameAt | None:
    """The state of the group that a title names one of: "two members of Tonga's parliament, MPs A and B"."""
    parse, i = ground.parse, title.first - 1
    if i < 1 or parse.words[i] not in _OPENERS:
        return None
    start = max(parse.sentences[parse.sentence[i]][0], i - _GROUP)
    heads = [k for k in range(start, i) if parse.lower[k] in _PERSONS and ground.office_at[k] < 0]
    if not heads or any(parse.words[k] in (",", ";") or parse.pos[k] in ("VERB", "AUX") for k in range(heads[-1], i)):
        return None
    first = heads[-1]
    while first > start and parse.pos[first - 1] in ("ADJ", "NUM", "PROPN", "NOUN", "PART"):
        first -= 1
    inside = [n for n in ground.names if first <= n.first and n.last < i and ground.state_in(n)]
    states = {ground.state_in(n) for n in inside}
    placed = any(parse.lower[n.first - 1] in ("in", "at", "to") for n in inside)
    return inside[0] if len(states) == 1 and not placed else None


def host_instead(cast: Cast, title: Title, home: str | None, weighed: str) -> Bearer | None:
    """The land of a visit, where its guest meets the bearer of a bare title whom the weights give the guest's state."""
    ground, parse = cast.ground, cast.ground.parse
    if title.office not in _RECEIVES or title.status == "former" or not _is_met(ground, title.first):
        return None
    sentence = parse.sentence[title.first]
    start = parse.sentences[sentence][0]
    guest = _guest(cast, start, title.first, home)
    told = [sentence] + [sentence - 1] * (sentence > 0 and "\n" not in parse.words[start - 1])
    for number in told if guest == weighed else ():
        if _GATHERINGS & set(parse.lower[slice(*parse.sentences[number])]):
            return None
        placed = [n for n in ground.names if parse.sentence[n.first] == number and _is_place(ground, n)]
        lands = {ground.state_in(n) for n in placed} - {guest}
        if placed:
            land = next(n for n in placed if ground.state_in(n) in lands) if len(lands) == 1 else None
            return Bearer(str(ground.state_in(land)), "state", land.first, land.last) if land is not None else None
    return None


def _is_met(ground: Ground, i: int) -> bool:
    """Whether the words before token i say that its bearer is met: "met", "talks with", "called on", "received by"."""
    parse = ground.parse
    start = parse.sentences[parse.sentence[i]][0]
    before = parse.lower[max(start, i - _FAR) : i]
    if not before:
        return False
    if before[-1] in ("by", "on"):
        return not (_WELCOMED if before[-1] == "by" else _CALLS).isdisjoint(before)
    told = any(parse.pos[k] == "VERB" for k in range(start, i))
    return before[-1] in _MEETS or (before[-1] == "with" and told and before[-2:-1] not in (["along"], ["together"]))


def _guest(cast: Cast, start: int, end: int, home: str | None) -> str | None:
    """The state of the one who goes abroad: the first person, office or pronoun of a sentence, before a title."""
    ground, parse = cast.ground, cast.ground.parse
    people = [m for m in cast.mentions if m.kind == "person" and m.last < end]
    for i in range(start, end):
        named = next((m for m in people if m.first <= i <= m.last), None)
        if named is not None:
            return cast.figures[named.actors[0]].state or home
        if parse.lower[i] in ("he", "she") and people:
            return cast.figures[max(people, key=lambda m: m.first * (m.first < start)).actors[0]].state
        if ground.office_at[i] >= 0 and parse.dep[i] in _SUBJECTS:
            office = ground.offices[ground.office_at[i]].words.office
            bearers = [f for m in people if office in (f := cast.figures[m.actors[0]]).classes]
            return bearers[-1].state if bearers else home
    return None


def _is_place(ground: Ground, name: NameAt) -> bool:
    """Whether a name is that of the place of a visit: "in Havana", "travelled to Peru"."""
    before = ground.parse.lower[name.first - 1 - (ground.parse.lower[name.first - 1] == "the")]
    return name.hit.kind in ("city", "state") and before in PLACES and name.hit.value not in _SEATS
