"""Strengths and needs by a rank in the world, by the share that is imported, and by a shortage told as a noun."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.read.finding import Value
from relazione.read.readers.grammar.membership_sides import states_at
from relazione.read.readers.grammar.profile_holders import (
    NEED,
    STRENGTH,
    Claim,
    children_of,
    holder_at,
    objects_of,
    subject_of,
    words,
)
from relazione.read.reading import Reading

WORLD = frozenset(("world", "globe"))
OWNING = frozenset(("have", "own", "possess", "boast", "operate"))
PART = frozenset(("percent", "%", "cent", "most", "all", "half", "much", "bulk", "majority", "third", "quarter"))


def ranks_and_lacks(reading: Reading, token: int) -> Iterator[Claim]:
    """The claims that the word at a token tells in one of these ways."""
    parse = reading.parse
    if parse.lemma[token] == "import" and parse.pos[token] == "VERB":
        yield from _imported(reading, token)
    if parse.lemma[token] in OWNING and parse.pos[token] in ("VERB", "AUX"):
        yield from _leading(reading, token)
    if parse.lemma[token] in words("wish") and parse.pos[token] == "VERB":
        yield from _sought(reading, token)
    if parse.lower[token] in words("role") or parse.lower[token] in words("buyer"):
        yield from _ranked(reading, token)
    if parse.lower[token] in words("shortage") and parse.pos[token] == "NOUN":
        yield from _short(reading, token)


def _imported(reading: Reading, verb: int) -> Iterator[Claim]:
    """As in "imports 80 percent of its food": what a state has to get abroad, not what one other state sells it."""
    for noun in children_of(reading, verb, ("dobj",)):
        inside = objects_of(reading, noun, ("of",)) if reading.parse.lower[noun] in PART else []
        for thing in inside:
            yield from _claims(reading, subject_of(reading, verb), NEED, thing)


def _sought(reading: Reading, verb: int) -> Iterator[Claim]:
    """As in "Chad wants access to the ports of Benin": what it has not of its own."""
    for noun in children_of(reading, verb, ("dobj",)):
        if reading.parse.lower[noun] == "access" and objects_of(reading, noun, ("to",)):
            yield from _claims(reading, subject_of(reading, verb), NEED, noun)


def _leading(reading: Reading, verb: int) -> Iterator[Claim]:
    """As in "owns the world's largest merchant fleet"."""
    for noun in children_of(reading, verb, ("dobj",)):
        if _of_the_world(reading, noun):
            yield from _claims(reading, subject_of(reading, verb), STRENGTH, noun)


def _ranked(reading: Reading, noun: int) -> Iterator[Claim]:
    """As in "Egypt, the world's largest importer of wheat" and "is the world's second largest producer of copper"."""
    parse = reading.parse
    above = parse.head[noun]
    if not _of_the_world(reading, noun):
        return
    side = NEED if parse.lower[noun] in words("buyer") else STRENGTH
    if parse.dep[noun] == "attr" and parse.lemma[above] == "be":
        yield from _claims(reading, subject_of(reading, above), side, noun)
    elif parse.dep[noun] == "appos" and (holder := holder_at(reading, above)) is not None:
        yield from _claims(reading, [holder], side, noun)


def _of_the_world(reading: Reading, noun: int) -> bool:
    """Whether the noun is ranked among all: "the world's largest importer", "the largest importer in the world"."""
    parse = reading.parse
    first = any(parse.tag[c] in ("JJS", "RBS") for c in (*parse.children[noun], *_deep(reading, noun)))
    owners = [*children_of(reading, noun, ("poss",)), *objects_of(reading, noun, ("in",))]
    return first and any(parse.lower[owner] in WORLD for owner in owners)


def _deep(reading: Reading, noun: int) -> list[int]:
    """The words inside the noun's adjectives: "most" of "the most fertile"."""
    return [inner for child in children_of(reading, noun, ("amod",)) for inner in reading.parse.children[child]]


def _short(reading: Reading, noun: int) -> Iterator[Claim]:
    """As in "the shortage of nurses in Malta" and "Malta's shortage of nurses"."""
    things = objects_of(reading, noun, ("of",))
    places = [*objects_of(reading, noun, ("in",)), *(p for t in things for p in objects_of(reading, t, ("in",)))]
    owners = children_of(reading, noun, ("poss", "amod"))
    owners += [owner for place in places for owner in children_of(reading, place, ("amod",))]  # "in Maltese hospitals"
    named = [token for token in (*owners, *places) if _is_state(reading, token)]
    parse = reading.parse
    if parse.lower[noun] in words("dearth") and not named and parse.dep[noun] == "nsubj":
        struck = parse.head[noun]  # "drought has affected crops in Mali"
        things_in = [struck, *children_of(reading, struck, ("dobj",))]
        places = [place for thing in things_in for place in objects_of(reading, thing, ("in",))]
        named = [p for place in places for p in (place, *objects_of(reading, place, ("of",))) if _is_state(reading, p)]
    for token in named[:1] if things or parse.lower[noun] in words("dearth") else ():
        yield from _claims(reading, states_at(reading, token)[:1], NEED, noun)


def _is_state(reading: Reading, token: int) -> bool:
    mention = reading.inner(token)
    return mention is not None and mention.kind == "state"


def _claims(reading: Reading, holders: list[Value], side: str, noun: int) -> Iterator[Claim]:
    """A claim on each holder, its evidence from the holder or the noun on, whichever comes first."""
    for holder in holders:
        yield Claim(holder, side, noun, min(reading.parse.token_at(holder.start), reading.parse.left[noun]))
