"""Adds governments, cabinets, delegations and sides that no organisation's name tells: "the Chilean side"."""

from __future__ import annotations

from functools import cache

from relazione.codebook.table import rows
from relazione.read.cast import Cast
from relazione.read.ground import Ground, NameAt

_INSIDE = ("compound", "amod", "nmod", "poss")
_MINISTRIES = ("Ministry of ", "Federal Ministry ", "Federal Department of ")
_TYPES = frozenset(("ministry", "parliament", "military", "court", "bank", "police"))
_WHOLE = frozenset("federal royal union central interim transitional caretaker imperial national".split())
_LONGEST = 5  # words before the noun that can tell whose it is


def gather_governments(cast: Cast, home: str | None) -> None:
    """Enters every government noun that says whose it is, or that means home, as a mention of that state or body.

    A noun without a state of its own stands for the last such body of the article, where "the" stands before it.
    """
    ground, parse = cast.ground, cast.ground.parse
    latest: dict[str, int] = {}
    for i, low in enumerate(parse.lower):
        row = _nouns().get(low)
        if row is None or not _stands_alone(ground, i):
            continue
        owner = _owner(ground, i)
        first, last = (i, i) if owner is None else (min(i, owner.first), max(i, owner.last))
        if owner is not None:
            latest[low] = cast.figure("state", owner.hit.value, owner.first, owner.last)
        elif not _definite(ground, i):
            continue
        elif low not in latest and row["home"] == "yes" and home is not None:
            latest[low] = cast.figure("state", home, i, i)
        if low in latest:
            cast.mention(first, last, "state", row["form"], (latest[low],))


def own_bodies(cast: Cast, home: str | None) -> None:
    """Gives home the ministries, parliaments and forces that no name tells apart: "the Foreign Ministry"."""
    stateless = (f for f in cast.figures if f.kind == "organisation" and f.state is None)
    for figure in stateless if home is not None else ():
        if figure.name in _national() or figure.name.startswith(_MINISTRIES):
            figure.state = home


@cache
def _national() -> frozenset[str]:
    """Names that every state's ministry, parliament or force has, with nothing added (table `organisation_words`)."""
    return frozenset(r["head"] for r in rows("organisation_words") if r["alone"] == "yes" and r["type"] in _TYPES)


@cache
def _nouns() -> dict[str, dict[str, str]]:
    return {row["noun"]: row for row in rows("government_nouns")}


def _stands_alone(ground: Ground, i: int) -> bool:
    """Whether the noun heads its phrase and belongs to no name or title: not in "Cabinet Secretary"."""
    parse = ground.parse
    if ground.office_at[i] >= 0 or ground.name_at(i) is not None or parse.pos[i] not in ("NOUN", "PROPN"):
        return False
    return not (parse.dep[i] in _INSIDE and parse.head[i] > i)


def _definite(ground: Ground, i: int) -> bool:
    """Whether "the" stands before the noun, or before the word that tells which: "the Federal Cabinet"."""
    lower = ground.parse.lower
    before = i - 1 - (i > 1 and lower[i - 1] in _WHOLE)
    return _opens(ground, i) or (before >= 0 and lower[before] == "the")


def _opens(ground: Ground, i: int) -> bool:
    """Whether a bare "Government" opens its sentence, as officials write of their own."""
    parse = ground.parse
    first, _ = parse.sentences[parse.sentence[i]]
    return first == i and parse.lower[i] == "government" and i + 1 < len(parse) and parse.pos[i + 1] in ("VERB", "AUX")


def _owner(ground: Ground, i: int) -> NameAt | None:
    """The state that a noun is said to be of, None where the words do not tell."""
    parse = ground.parse
    for k in range(i - 1, max(-1, i - 1 - _LONGEST), -1):
        name = ground.name_at(k)
        if name is not None and name.hit.kind == "state" and (parse.head[name.last] == i or name.last == i - 1):
            return name
        if parse.pos[k] in ("VERB", "AUX", "PUNCT", "ADP", "DET") and parse.lower[k] not in ("'s", "’s"):
            break
    if i + 2 < len(parse) and parse.lower[i + 1] == "of":
        k = i + 2 + (parse.lower[i + 2] == "the")
        name = ground.name_at(k) if k < len(parse) else None
        if name is not None and name.first == k and name.hit.kind == "state":
            return name
    return None
