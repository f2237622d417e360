"""Whose paper this is: the home state of an article, which tells whose "President" an unnamed one is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from relazione.codebook.table import rows
from relazione.read.fold import fold
from relazione.read.ground import Ground, NameAt
from relazione.read.home_state import seeming_home
from relazione.read.names import find_names
from relazione.read.section import Section
from relazione.read.title import Title

_ARTICLE = "the "


def home_of(publisher: str | None, ground: Ground, sections: Sequence[Section], titles: Sequence[Title]) -> str | None:
    """The ISO alpha-3 code of the state in whose press or government the article appears, or None.

    Told by the publisher's name, else by the dateline's city where it opens the article, else guessed from how the text
    names states.
    """
    told = home_of_publisher(publisher or "")
    if told is not None:
        return told
    dateline = dateline_city(ground, sections)
    if dateline is None:
        return seeming_home(ground, titles, None)
    start = ground.parse.start[dateline.first]
    if dateline.hit.state and any(s.kind == "dateline" and s.start == start for s in sections):
        return dateline.hit.state
    return seeming_home(ground, titles, dateline.hit.state)


def home_of_publisher(publisher: str) -> str | None:
    """The state of a publisher (ISO alpha-3): of the tables of publishers or organisations, or named in its name."""
    listed = _listed().get(fold(publisher).removeprefix(_ARTICLE))
    if listed is not None:
        return listed
    states = [hit.value if hit.kind == "state" else hit.state for hit in find_names(publisher)]
    known = [state for state in states if state]
    if not known:
        return None
    return known[-1] if publisher.endswith(")") else known[0]


@cache
def _listed() -> dict[str, str]:
    """The states of publishers whose names do not tell them, by folded name."""
    return {fold(row["publisher"]).removeprefix(_ARTICLE): row["state"] for row in rows("publishers")}


def dateline_city(ground: Ground, sections: Sequence[Section]) -> NameAt | None:
    """The city named in the article's dateline, or None."""
    for section in sections:
        if section.kind == "dateline":
            for name in ground.names:
                start = ground.parse.start[name.first]
                if section.start <= start < section.end and name.hit.kind in ("city", "state"):
                    return name
    return None
