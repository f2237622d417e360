"""Whose paper this is: the home state of an article, which tells whose "President" an unnamed one is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from relazione.codebook.states import states
from relazione.codebook.table import rows
from relazione.read.fold import fold
from relazione.read.ground import Ground, NameAt
from relazione.read.home_state import seeming_home
from relazione.read.names import find_names
from relazione.read.offices import office_table
from relazione.read.section import Section
from relazione.read.title import Title

_ARTICLE = "the "
# "VnExpress English", "Kyodo (in English)", "the Arabic edition": the language of a paper is no state's name.
_LANGUAGE = re.compile(
    r"\s*\(?\b(?:in )?(?:English|(?:Arabic|Chinese|French|German|Persian|Portuguese|Russian|Spanish|Turkish)"
    r"(?=[- ](?:language|edition|service|version|section)|\)))(?:[- ](?:language|edition|service|version|section))*\)?",
    re.IGNORECASE,
)
_DOMAIN = re.compile(r"\w\.([a-z]{2})(?=[/)\s]|$)")  # of a country: "news.am"
_OPEN_DOMAINS = frozenset("ai cc co eu fm io la ly me nu sh st to tv ws".split())  # sold to anybody, or words
_PUBLISHERS = 4_096  # names whose standing is remembered


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
    """The state of a publisher (ISO alpha-3): of the tables, or named in its name, or that of its web domain."""
    for name in (publisher, publisher := _LANGUAGE.sub("", publisher).strip()):
        listed = _listed().get(fold(name).removeprefix(_ARTICLE))
        if listed is not None:
            return listed
    named = [hit.value if hit.kind == "state" else hit.state for hit in find_names(publisher)]
    known = [state for state in named if state]
    if not known:
        domain = _DOMAIN.search(publisher.lower())
        return _of_domains().get(domain[1]) if domain is not None else None
    return known[-1] if publisher.endswith(")") else known[0]


@cache
def _of_domains() -> dict[str, str]:
    """The states (ISO alpha-3) by their web domains of two letters: ISO alpha-2, but for the United Kingdom's."""
    codes = {state.iso2.lower(): state.iso3 for state in states().values() if state.iso2}
    return {domain: iso3 for domain, iso3 in {**codes, "uk": "GBR"}.items() if domain not in _OPEN_DOMAINS}


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


@dataclass(frozen=True, slots=True)
class Standing:
    """All that reading knows of a publisher: two that stand alike print one text alike.

    `home` is the state (ISO alpha-3) that its name tells, `office` the class of the office that publishes,
    `government` whether a government does; None where not told.
    """

    home: str | None
    office: str | None
    government: bool


@lru_cache(_PUBLISHERS)
def standing(publisher: str | None) -> Standing:
    """What reading knows of a publisher."""
    return Standing(home_of_publisher(publisher or ""), publisher_office(publisher), is_government(publisher))


def publisher_office(publisher: str | None) -> str | None:
    """The class of the office that publishes, by the publisher's first words; None where it is no office."""
    words = fold(publisher or "").split()
    for size in (3, 2, 1):
        row = office_table().get(" ".join(words[:size]).removesuffix("'s"))
        if row is not None and row.office in ("head_of_state", "head_of_government", "foreign_minister"):
            return row.office
    return None


def is_government(publisher: str | None) -> bool:
    """Whether a word of the publisher's name is one for governments."""
    words = (publisher or "").lower().replace("'", " ").split()
    return any(word.strip("().,") in _government() for word in words)


@cache
def _government() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("government_words"))
