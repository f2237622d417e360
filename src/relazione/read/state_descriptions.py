"""Which state a description stands for that the text has named before: "the Baltic state", "the island nation"."""

from __future__ import annotations

from functools import cache

from relazione.codebook.table import rows
from relazione.read.cast import Cast

_NOUNS = frozenset({"state", "nation", "country", "republic", "kingdom", "island", "sultanate", "monarchy", "power"})
_DETERMINERS = frozenset({"the", "this"})
_LONGEST = 5  # words before the noun, the determiner counted
_NAMED = frozenset({"name", "demonym", "capital"})


def describe_states(cast: Cast, home: str | None) -> None:
    """Adds a mention for each description of a state: the state of that kind that the text has named last before it.

    A word for one kind of state alone ("the Kingdom") may stand for the home state too where none is named.
    """
    parse = cast.ground.parse
    named = sorted((m for m in cast.mentions if m.kind == "state" and m.form in _NAMED), key=lambda m: m.first)
    if not named:
        return
    for i in range(1, len(parse)):
        lower = parse.lower[i]
        if (lower not in _NOUNS and lower not in _alone()) or parse.pos[i] not in ("NOUN", "PROPN"):
            continue
        first = _first(cast, i)
        if first is None or (i + 1 < len(parse) and parse.lower[i + 1] in ("of", "-")):
            continue
        wanted = _states_of(" ".join(parse.lower[first + 1 : i]).replace("-", " "), lower)
        before = [m.actors[0] for m in named if m.last < first and len(m.actors) == 1]
        fits = [number for number in before if cast.figures[number].state in wanted]
        if fits:
            cast.mention(first, i, "state", "role", (fits[-1],))
        elif home in wanted and first + 1 == i and parse.words[i][0].isupper():
            cast.mention(first, i, "state", "role", (cast.figure("state", home, first, i),))


def states_of_kind(noun: str) -> frozenset[str]:
    """The states (ISO alpha-3) of which a noun alone is enough to speak ("kingdom"), lower case; none for others."""
    return _alone().get(noun, frozenset())


def _first(cast: Cast, noun: int) -> int | None:
    """The determiner that a description begins with, None where there is none near."""
    parse = cast.ground.parse
    for i in range(noun - 1, max(-1, noun - 1 - _LONGEST), -1):
        if parse.lower[i] in _DETERMINERS:
            return i
        if parse.pos[i] not in ("ADJ", "PROPN", "NOUN", "PUNCT") or parse.words[i] in (",", ".", ";", ":"):
            return None
    return None


def _states_of(phrase: str, noun: str) -> frozenset[str]:
    """The states that fit the words of a description, none where no row has them; the longest phrase counts."""
    if not phrase:
        return _alone().get(noun, frozenset())
    held = f" {phrase} "
    known = [words for words in _kinds() if f" {words} " in held]
    return _kinds()[max(known, key=len)] if known else frozenset()


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {row["phrase"]: _listed(row) for row in rows("state_descriptions") if row["phrase"]}


@cache
def _alone() -> dict[str, frozenset[str]]:
    return {row["noun"]: _listed(row) for row in rows("state_descriptions") if row["noun"]}


def _listed(row: dict[str, str]) -> frozenset[str]:
    if row["states"]:
        return frozenset(row["states"].split())
    return frozenset(other["iso3"] for other in rows("region_states") if other["region"] == row["region"])
