"""Whose paper this is: the home state of an article, which tells whose "President" an unnamed one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from relazione.read.ground import Ground, NameAt
from relazione.read.names import find_names
from relazione.read.section import Section

_FOREIGN = frozenset({"counterpart", "colleague", "delegation", "guest", "visitor", "embassy", "side"})
_LINKS = frozenset({"of", "to", "in", "from"})
_WAYS = frozenset(
    {"visit", "trip", "travel", "arrive", "fly", "leave", "tour", "ambassador", "envoy", "head", "journey"}
)
_FOREIGNER = -2  # papers say whom a foreign minister serves, seldom of their own
_TITLE_WORDS = 8  # a title and the name that it belongs to


def home_of(publisher: str | None, ground: Ground, sections: Sequence[Section]) -> str | None:
    """The ISO alpha-3 code of the state in whose press or government the article appears, or None.

    Tried in order: a state, city or organisation of one state in the publisher's name; the dateline's city; the state
    most often named in the text otherwise than as the state of a foreign envoy or guest.
    """
    if publisher:
        states = [hit.value if hit.kind == "state" else hit.state for hit in find_names(publisher)]
        known = [state for state in states if state]
        if known:
            return known[-1] if publisher.endswith(")") else known[0]
    dateline = dateline_city(ground, sections)
    if dateline is not None and dateline.hit.state:
        return dateline.hit.state
    return _most_named(ground)


def dateline_city(ground: Ground, sections: Sequence[Section]) -> NameAt | None:
    """The city named in the article's dateline, or None."""
    for section in sections:
        if section.kind == "dateline":
            for name in ground.names:
                start = ground.parse.start[name.first]
                if section.start <= start < section.end and name.hit.kind in ("city", "state"):
                    return name
    return None


def _most_named(ground: Ground) -> str | None:
    counts: Counter[str] = Counter()
    for number, name in enumerate(ground.names):
        state = ground.state_in(name)
        if state is not None and name.hit.kind in ("state", "city"):
            counts[state] += _weight(ground, number)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or ranked[0][1] <= 0 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _weight(ground: Ground, number: int) -> int:
    """How much a name speaks for its state as the home: nothing where it says whom a foreigner serves or visits.

    Papers write the state behind a city abroad ("Cusco, Peru"), not behind their own.
    """
    parse, name = ground.parse, ground.names[number]
    after = min(name.last + 1, len(parse) - 1)
    if _serves(ground, name):
        return _FOREIGNER
    if ground.office_at[after] >= 0 or parse.lemma[after] in _FOREIGN or _is_linked(ground, name):
        return 0
    before = ground.names[number - 1] if number else None
    if name.hit.kind == "state":
        if before is not None and before.hit.kind == "city" and name.first - before.last == 2:
            return -2 if parse.lower[name.first - 1] == "," else 0
        return 2 if parse.dep[name.last] in ("nsubj", "poss") else 1
    return 0 if before is not None and before.last >= name.first else 1


def _is_linked(ground: Ground, name: NameAt) -> bool:
    """Whether the name stands behind an office or a way ("the ambassador to Peru", "a visit to Peru")."""
    parse = ground.parse
    token = parse.head[name.last]
    if parse.dep[name.last] != "pobj" or parse.lower[token] not in _LINKS:
        return False
    above = parse.head[token]
    if parse.lower[token] != "of" and parse.lemma[above] in _WAYS:
        return True
    return _has_office(ground, above)


def _serves(ground: Ground, name: NameAt) -> bool:
    """Whether the name stands behind an office and its holder ("Foreign Minister X of Peru"): a foreigner."""
    parse = ground.parse
    token = parse.head[name.last]
    above = parse.head[token]
    if parse.dep[name.last] != "pobj" or parse.lower[token] != "of" or parse.pos[above] != "PROPN":
        return False
    return ground.office_at[above] < 0 and _has_office(ground, above)


def _has_office(ground: Ground, head: int) -> bool:
    """Whether office words stand in a phrase, at its head or shortly before."""
    first = max(ground.parse.left[head], head - _TITLE_WORDS)
    return any(ground.office_at[i] >= 0 for i in range(first, head + 1))
