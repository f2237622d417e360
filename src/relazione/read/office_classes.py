"""The class of an office once it is known whom it serves, and which officials of a body serve the state itself."""

from __future__ import annotations

import re
from functools import cache

from relazione.codebook.organisations import find_organisation
from relazione.codebook.table import rows
from relazione.read.ground import Ground
from relazione.read.title import Bearer, Title

_OF_BODIES = {
    "head_of_state": "organisation_head",
    "head_of_government": "organisation_head",
    "deputy_head": "official",
    "minister": "official",
    "governor": "organisation_head",
    "high_commissioner": "organisation_head",
}
_OF_ITS_STATE = frozenset({"legislator", "head_of_state", "head_of_government", "military_chief", "foreign_secretary"})
_PERHAPS_OF_ITS_STATE = frozenset({"official", "spokesperson", "organisation_head", "executive", "military_officer"})
_CROWNED = frozenset("king queen sultan emir emperor empress".split())
_PARTS = frozenset("department division directorate bureau section desk office".split())
_UN = re.compile(r"UN|United Nations|European")
_UNITED_NATIONS = frozenset({"UN", "U.N.", "United Nations"})
_INTERNATIONAL = frozenset({"organisation", "bank", "forum", "court"})


def class_of(ground: Ground, title: Title, bearer: Bearer | None) -> str:
    """The office class of a title that serves `bearer` (CODEBOOK's notes on secretaries, heads and parliaments)."""
    core = core_words(ground, title)
    if title.office == "organisation_head" and title.of and is_part(title.of[0]) and bearer not in title.of:
        return "official"  # "head of the Asia Division"
    if core == "secretary" and ground.parse.lower[title.core_last + 1 : title.core_last + 2] == ["to"]:
        return "official"  # "Secretary to the Vice Minister"
    if title.office == "ambassador" and title.to and title.to[0].value in _UNITED_NATIONS:
        return "permanent_representative"
    if bearer is not None and bearer.kind == "entity":
        return "governor" if title.office in ("head_of_state", "head_of_government") else title.office
    if bearer is not None and bearer.kind == "organisation":
        return _of_body(title, core, bearer.value)
    value = bearer.value if bearer else ""
    if title.office == "foreign_secretary" and core == "foreign secretary" and value in _ministers():
        return "foreign_minister"
    lower = ground.parse.lower
    around = " ".join([*lower[title.first : title.core_first], *lower[title.core_last + 1 : title.last + 1]])
    return _by_body(around, title, core) or _by_state(core, value) or title.office


def _by_state(core: str, state: str) -> str:
    """What the table of state titles says of the office words in a state; "" where it says nothing."""
    for row in rows("state_titles"):
        if state and row["title"] == core and (row["states"] == "-" or state in row["states"].split()):
            return row["office"]
    return ""


def core_words(ground: Ground, title: Title) -> str:
    """The office words of a title, lower case: "foreign minister"."""
    start, end = ground.parse.span(title.core_first, title.core_last)
    return ground.parse.text[start:end].lower().replace("’", "'")


def _of_body(title: Title, core: str, value: str) -> str:
    if title.office == "organisation_head" and title.to:
        return "ambassador"  # "Head of the European Union Delegation to Armenia"
    special = _by_body(value.lower(), title, core)
    if special:
        return special
    known = find_organisation(value)
    if title.office == "executive" and known is not None and known.type in _INTERNATIONAL and title.rank >= _LEADING:
        return "organisation_head"
    return _OF_BODIES.get(title.office, title.office)


_LEADING = 58  # rank of a chief executive: who stands below leads nothing


def _by_body(words: str, title: Title, core: str) -> str:
    """What the table of heads of bodies says of a title with these words about its body; "" where it says nothing."""
    padded = f" {words} ".replace("’", "'").replace(" 's", "'s")
    for row in _heads():
        if row["when"] in (title.office, core, "any") and row["word"] in padded:
            return row["office"]
    return ""


def serves_its_state(ground: Ground, bearer: Bearer, title: Title, office: str) -> str | None:
    """The state (ISO alpha-3) that an official of a body serves, None where it is the body itself.

    Ministries, parliaments, armies and the like serve their state (table `state_bodies`), if the text tells which.
    """
    name = ground.name_at(bearer.first)
    state = ground.state_in(name) if name is not None else None
    if state is None or office in _OF_ITS_STATE or title.body == "state":
        return state
    if office == "diplomat" and name is not None and name.hit.form == "mission":
        return state
    words = bearer.value.lower()
    if office in _PERHAPS_OF_ITS_STATE and any(row["word"] in words for row in rows("state_bodies")):
        return state
    return None


def is_international(bearer: Bearer) -> bool:
    """Whether a bearer is an organisation of states that the table knows: its envoys serve it and no state."""
    known = find_organisation(bearer.value)
    return known is not None and known.state is None and known.type in _INTERNATIONAL


def belongs_to_a_state(bearer: Bearer, office: str) -> bool:
    """Whether an office at a body always serves a state, whichever it is: a parliament's speaker, a bureau's chief."""
    if office in _OF_ITS_STATE:
        return True
    words = bearer.value.lower()
    stately = any(row["word"] in words for row in rows("state_bodies"))
    serving = office in ("official", "spokesperson") or (office == "organisation_head" and is_part(bearer))
    return stately and serving and not is_international(bearer) and _UN.search(bearer.value) is None


def is_part(bearer: Bearer) -> bool:
    """Whether a body is only a part of a ministry or another body: "Southwest Asia Division"."""
    return not _PARTS.isdisjoint(bearer.value.lower().split())


@cache
def _heads() -> tuple[dict[str, str], ...]:
    return tuple(
        {**row, "word": row["word"] if row["word"][0] == " " else " " + row["word"]} for row in rows("heads_of_bodies")
    )


@cache
def _ministers() -> frozenset[str]:
    return frozenset(row["state"] for row in rows("foreign_minister_secretaries"))


def crowned_and_elected(noun: str, held: str) -> bool:
    """Whether one of two titles, in lower case, is a monarch's and the other a president's: no one bears both."""
    if noun in _CROWNED:
        return "president" in held
    return noun == "president" and not _CROWNED.isdisjoint(held.split())
