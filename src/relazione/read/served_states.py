"""Which state a title serves where no words beside it say so: each state of the article is weighed, the heaviest wins.

What is weighed are the words of `features`; their weights are learnt (tools/train_served_states.py) and stand in the
table `served_state_weights`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from relazione.codebook.table import rows
from relazione.read.cast import Cast
from relazione.read.ground import Ground, NameAt
from relazione.read.name_origins import homes_of_name
from relazione.read.offices import part_of
from relazione.read.title import Title

_SIDES = frozenset("side delegation government officials leaders leadership authorities team party cabinet".split())
_PLACES = frozenset("in to at from visited visiting visit toured reached".split())
_CLIMBED = frozenset("appos conj compound nmod flat pobj prep pcomp agent dative poss amod nn dep".split())
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MEETINGS = frozenset("meet speak talk call host welcome receive visit thank congratulate greet discuss hold".split())
EARLY = 2  # sentences in which an article introduces its persons
_ENVOYS = frozenset({"ambassador", "high_commissioner", "charge_daffaires", "consul_general", "consul", "diplomat"})
_AT_HOME = 0.6  # of a name: more is at home in a state, less only partly
_CLIMB = 12  # steps up the parse at most
_NEAR, _MIDDLE = 12, 40  # tokens between a title and a state


@dataclass(frozen=True, slots=True)
class Case:
    """A title without a state of its own: what is known of it and its article.

    `figure` is the number of its bearer in the cast, `home` the article's home (ISO alpha-3 or None), `hints` states
    that rules propose, by the rule's name, `against` states that rules exclude, by the rule's name.
    """

    cast: Cast
    title: Title
    figure: int
    home: str | None
    hints: Mapping[str, str]
    against: Mapping[str, frozenset[str]]


def heaviest(case: Case) -> tuple[str, NameAt | None] | None:
    """The state that the title serves and its name that stands nearest, None where the article has no state at all."""
    states = candidates(case)
    if not states:
        return None
    common = Common(case)
    best = states[-max(_weighed(case, common, states))[1]]
    return best, common.nearest(best)


def lead(case: Case) -> float:
    """By how much the heaviest state outweighs the next."""
    states = candidates(case)
    weighed = sorted(_weighed(case, Common(case), states), reverse=True)
    return weighed[0][0] - weighed[1][0] if len(weighed) > 1 else 0.0


def _weighed(case: Case, common: Common, states: Sequence[str]) -> list[tuple[float, int]]:
    """The weight of each state, with its number below zero, so that of equals the first is the greatest."""
    weights = _weights()
    return [(sum(weights.get(f, 0.0) for f in features(case, common, state)), -k) for k, state in enumerate(states)]


def candidates(case: Case) -> list[str]:
    """The states that may have the title: home first, then those the article names, in its order."""
    excluded = case.against.get("lacks", frozenset())
    named = [n.hit.state for n in case.cast.ground.names if n.hit.state and n.hit.kind in ("state", "city")]
    return [s for s in dict.fromkeys(([case.home] if case.home else []) + named) if s not in excluded]


class Common:
    """What all candidates of one case share: the sentence, the clause, how often each state is named."""

    def __init__(self, case: Case) -> None:
        self.case, self.ground = case, case.cast.ground
        parse, title = self.ground.parse, case.title
        self.at = title.name_first if title.name_first >= 0 else title.first
        self.sentence = parse.sentence[title.first]
        self.names = [n for n in self.ground.names if n.hit.kind == "state" or (n.hit.kind == "city" and n.hit.state)]
        self.here = [n for n in self.names if parse.sentence[n.first] == self.sentence]
        counts = Counter(n.hit.state for n in self.names if n.hit.kind == "state")
        foreign = [s for s in sorted(counts, key=lambda s: (-counts[s], s or "")) if s != case.home]
        self.rank = {s: k for k, s in enumerate(foreign)}
        self.verb, self.role = clause_of(self.ground, max(title.name_last, title.core_last))
        self.met = self.verb >= 0 and parse.lemma[self.verb] in _MEETINGS
        self.homes = homes_of_name([*self._honorifics(), *case.cast.figures[case.figure].words])
        self.missions = {n.hit.state for n in self.ground.names if n.hit.form == "mission"}
        self.nouns = {n.hit.state for n in self.names if n.hit.form != "demonym"}
        self.sides = self._sides()
        self.general = self._general()

    def _honorifics(self) -> list[str]:
        """The lower-case honorifics right before the name, which tell of a home too: "Datuk Seri", "Shri", "Daw"."""
        parse, first = self.ground.parse, self.case.title.name_first
        begun = first
        while begun > 0 and part_of(parse.lower[begun - 1]) == "honorific":
            begun -= 1
        return parse.lower[begun:first] if first > 0 else []

    def _sides(self) -> dict[str, set[str]]:
        """The states of the other persons of the sentence: those of the same role in the clause, and of another."""
        found: dict[str, set[str]] = {"ally": set(), "partner": set(), "before": set()}
        for mention in self.case.cast.mentions:
            if mention.kind != "person" or self.ground.parse.sentence[mention.first] != self.sentence:
                continue
            figure = self.case.cast.figures[mention.actors[0]]
            if mention.actors[0] == self.case.figure or figure.state is None or len(figure.state) != len("ISO"):
                continue
            verb, role = clause_of(self.ground, mention.last)
            same = role == self.role and verb == self.verb
            found["ally" if same else "partner" if verb == self.verb else "before"].add(figure.state)
        return found

    def _general(self) -> list[str]:
        """The features that all candidates share, to be crossed with home and abroad."""
        return [f"office={self.case.title.office}", f"early={self.sentence < EARLY}:{self.role == 'subject'}"]

    def nearest(self, state: str) -> NameAt | None:
        """The name of the state that stands nearest to the title, None where it is not named."""
        named = [n for n in self.names if n.hit.state == state]
        return min(named, key=lambda n: (abs(n.first - self.at), n.first), default=None)


def features(case: Case, common: Common, state: str) -> list[str]:
    """The words that speak for or against a state, each weighed by the table."""
    home = "home" if state == case.home else "abroad"
    found = [home, *(f"{home} {word}" for word in common.general)]
    found += [f"{home} hint={rule}" for rule, hinted in case.hints.items() if hinted == state]
    found += [f"against={rule}" for rule, states in case.against.items() if state in states]
    found += [f"{home} {side}" for side, states in common.sides.items() if state in states]
    if common.met and state in common.sides["partner"]:
        found.append(f"{home} met")
    if state in common.rank:
        found.append(f"rank={min(3, common.rank[state])}")
    if common.rank and len(common.rank) == 1 and home == "abroad":
        found.append("only one abroad")
    return found + _by_name(common, state, home) + _by_place(common, state, home)


def _by_name(common: Common, state: str, home: str) -> list[str]:
    """Whether the bearer's name is at home in the state, its envoys have a mission there, only its people are named."""
    found = []
    if common.homes:
        share = common.homes.get(state, 0.0)
        fits = "at home" if share > _AT_HOME else "partly at home" if share else "not at home"
        found.append(f"{home} name {fits}")
    if common.missions and common.case.title.office in _ENVOYS:
        found.append(f"{home} envoy {'with' if state in common.missions else 'without'} mission")
    if state not in common.nouns:
        found.append("only its people")
    return found


def _by_place(common: Common, state: str, home: str) -> list[str]:
    """Where the state is named: in the sentence or near, as a place, as a side, as an owner."""
    parse = common.ground.parse
    near = common.nearest(state)
    if near is None:
        return [f"{home} unnamed"]
    gap = abs(near.first - common.at)
    distance = "near" if gap <= _NEAR else "middle" if gap <= _MIDDLE else "far"
    found = [f"{home} {distance}", f"{distance} {'before' if near.first < common.at else 'after'}"]
    back = common.sentence - parse.sentence[near.first]
    found.append(f"{home} sentence={max(-1, min(2, back))}")
    before = [n for n in common.here if n.first < common.at]
    if before and before[-1].hit.state == state:
        found.append(f"{home} last before")
    for name in common.here:
        if name.hit.state == state:
            found += [f"{home} {word}" for word in _standing(common.ground, name)]
    return found


def _standing(ground: Ground, name: NameAt) -> list[str]:
    """How a state's name stands in its sentence."""
    parse, after = ground.parse, name.last + 1
    words = []
    following = parse.lower[after : after + 3]
    if _SIDES & set(following):
        words.append("side")
    if parse.lower[name.first - 1 : name.first] and parse.lower[name.first - 1] in _PLACES:
        words.append("place")
    if following[:1] in (["'s"], ["’s"]):
        words.append("owner")
    return words


def clause_of(ground: Ground, i: int) -> tuple[int, str]:
    """The verb above token i (-1 if none) and the role in its clause: subject, object or other."""
    parse = ground.parse
    for _ in range(_CLIMB):
        dep, head = parse.dep[i], parse.head[i]
        if parse.pos[head] in ("VERB", "AUX") and dep not in _CLIMBED | {"ROOT"}:
            return head, "subject" if dep in _SUBJECTS else "object" if dep == "dobj" else "other"
        if parse.pos[head] in ("VERB", "AUX") and dep == "prep":
            return head, "other"
        if head == i:
            break
        i = head
    return -1, "none"


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("served_state_weights")}
