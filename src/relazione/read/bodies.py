"""Adds states, organisations, cities and regions to the cast, and tells where a capital stands for its government."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from relazione.codebook.organisations import find_organisation
from relazione.codebook.states import capitals
from relazione.codebook.table import rows
from relazione.read.cast import Cast
from relazione.read.ground import Ground, NameAt
from relazione.read.title import Bearer, Title

_WRITTEN_OUT = frozenset(("European Union",))
_PLACES = frozenset("in at from near outside around through via inside".split())
_BETWEEN = frozenset("between with and towards toward against".split())
_RELATIONS = frozenset(
    "relation relations tie ties cooperation talk talks dialogue agreement deal tension tensions".split()
)


def gather_bodies(cast: Cast) -> None:
    """Enters every name of the ground as a mention, with a figure for each state, organisation, city and region."""
    full = _full_names(cast.ground)
    for name in cast.ground.names:
        hit = name.hit
        if hit.kind == "state":
            number = cast.figure("state", hit.value, name.first, name.last)
            cast.mention(name.first, name.last, "state", hit.form, (number,))
        elif hit.kind == "city" and stands_for_government(cast.ground, name):
            number = cast.figure("state", hit.state or "", name.first, name.last)
            cast.mention(name.first, name.last, "state", "capital", (number,))
        else:
            _enter(cast, name, _always_full(full.get(hit.value, hit.value)))


def served_in_full(ground: Ground, titles: Iterable[Title]) -> list[Title]:
    """The titles, each serving bodies by their full name where the text gives it: "ARF chairman" serves the forum."""
    full = _full_names(ground)

    def named(bearer: Bearer) -> Bearer:
        return replace(bearer, value=full.get(bearer.value, bearer.value)) if bearer.kind == "organisation" else bearer

    return [replace(title, of=tuple(named(bearer) for bearer in title.of)) for title in titles]


def _always_full(name: str) -> str:
    """The name that the codebook wants even where a text only has the acronym: "EU" is the European Union."""
    known = find_organisation(name)
    return known.name if known is not None and known.name in _WRITTEN_OUT else name


def _enter(cast: Cast, name: NameAt, value: str) -> None:
    hit = name.hit
    number = cast.figure(hit.kind, value, name.first, name.last)
    figure = cast.figures[number]
    known = find_organisation(hit.value) if hit.kind == "organisation" else None
    if figure.state is None:
        seat = _seat(cast.ground, name) if hit.kind == "organisation" and known is None else None
        figure.state = hit.state or (value if known is not None else seat)
        inner = cast.ground.name_at(name.first, outer=False)
        if hit.state and inner is not None and inner.hit.kind == "state" and inner.hit.value == hit.state:
            figure.state_first, figure.state_last = inner.first, inner.last
    cast.mention(name.first, name.last, hit.kind, "name", (number,))


def _seat(ground: Ground, name: NameAt) -> str | None:
    """The state of the city that a body is said to be in: "Haneul University in Busan" is Korean; None without one."""
    if ground.parse.lower[name.last + 1 : name.last + 2] != ["in"] or name.last + 2 >= len(ground.parse):
        return None
    place = ground.name_at(name.last + 2)
    return place.hit.state if place is not None and place.hit.kind == "city" else None


def _full_names(ground: Ground) -> dict[str, str]:
    """Acronyms of the text by their full name: "ASEAN Regional Forum (ARF)" makes ARF the former."""
    full: dict[str, str] = {}
    lower = ground.parse.lower
    for name in ground.names:
        after = ground.name_at(name.last + 2) if name.last + 3 < len(lower) and lower[name.last + 1] == "(" else None
        if after is not None and name.hit.kind == after.hit.kind == "organisation" and after.hit.form == "acronym":
            full.setdefault(after.hit.value, name.hit.value)
    return full


def stands_for_government(ground: Ground, name: NameAt) -> bool:
    """Whether a capital stands for its government: as the subject of a verb, a side of relations or their possessor."""
    hit, parse = name.hit, ground.parse
    if hit.kind != "city" or not hit.state or capitals().get(hit.value, capitals().get(hit.value.title())) != hit.state:
        return False
    before = parse.lower[name.first - 1] if name.first else ""
    dep, head = parse.dep[name.last], parse.head[name.last]
    while dep == "conj" and before not in _BETWEEN and parse.pos[head] == "PROPN":  # "Washington and Moscow agreed"
        dep, head = parse.dep[head], parse.head[head]
    if before in _PLACES:
        return False
    if dep in ("nsubj", "nsubjpass"):
        return parse.pos[head] in ("VERB", "AUX")
    if before in _BETWEEN and dep in ("pobj", "conj"):
        return _about_relations(ground, name.last)
    if dep == "poss":
        return parse.lower[head] not in ("airport", "streets", "mayor", "university")
    if dep == "dobj":
        return parse.lemma[head] in _addressed()
    return dep in ("compound", "nmod") and parse.lemma[head] in _RELATIONS


@cache
def _addressed() -> frozenset[str]:
    """Verbs whose object is spoken to or acted against: a capital there is a government, no place."""
    return frozenset(row["verb"] for row in rows("addressed_verbs"))


def _about_relations(ground: Ground, i: int) -> bool:
    """Whether the phrase hangs on a word for relations: "ties between Tehran and Caracas"."""
    parse = ground.parse
    for _ in range(6):  # a short climb: city, conjunct, preposition, noun
        if parse.lemma[i] in _RELATIONS or parse.lower[i] in _RELATIONS:
            return True
        i = parse.head[i]
    return False
