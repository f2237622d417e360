"""Whose paper this is: the home state of an article, which tells whose "President" an unnamed one is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from relazione.read.ground import Ground, NameAt
from relazione.read.names import find_names
from relazione.read.section import Section


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
    parse = ground.parse
    counts: Counter[str] = Counter()
    for name in ground.names:
        if name.hit.kind == "state":
            nearby = ground.office_at[min(name.last + 1, len(parse) - 1)] >= 0
            counts[name.hit.value] += 0 if nearby else (2 if parse.dep[name.last] in ("nsubj", "poss") else 1)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]
