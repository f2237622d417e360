"""Sister cities: which town a text says is tied to which, also where no table knows the towns."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.read.finding import Value
from relazione.read.readers.grammar.agreement_nouns import Instrument
from relazione.read.reading import Reading

SISTERS = "sister_city"
LINKS = frozenset(("including", "namely", "like"))  # "with five cities including Bergen and Porto"
NEAR, WIDE = 4, 6  # words from the noun's phrase to "with", and from "with" to "including"
CLIMB = 4  # verbs above the noun, of which one has the town as its subject
BRACKET = 5  # words of a state in brackets
CITIES = frozenset(("city", "town", "municipality", "cities", "towns", "municipalities", "council"))


def partners(reading: Reading, instrument: Instrument) -> list[tuple[Value, ...]]:
    """The pairs of towns of ties told as "Bergen has sister city ties with Porto and Lima"; empty for other words."""
    if instrument.type != SISTERS:
        return []
    ours = list(_subject(reading, instrument.head))
    theirs = list(_listed(reading, instrument))
    if len(ours) == len(("a", "b")) and not theirs:
        return [(ours[0], ours[1])]
    return [(ours[0], town) for town in theirs if town.value != ours[0].value] if len(ours) == 1 else []


def _subject(reading: Reading, head: int) -> Iterator[Value]:
    """The towns that are the subject of a verb above the noun, "it" being the subject of the verb over that."""
    parse, token = reading.parse, head
    for _ in range(CLIMB):
        above = parse.head[token]
        if above == token:
            return
        token = above
        for child in parse.children[token]:
            if parse.dep[child] == "nsubj" and parse.lower[child] != "it":
                yield from _towns(reading, child)
                return


def _towns(reading: Reading, noun: int) -> Iterator[Value]:
    """The towns that a subject names: "Bergen", "Bergen City", "the cities of Bergen and Porto"."""
    parse = reading.parse
    named = [noun]
    if parse.words[noun].islower() and parse.lower[noun] in CITIES:
        named = [c for link in parse.children[noun] if parse.lower[link] == "of" for c in parse.children[link]]
    for token in list(named):
        named += [c for c in parse.children[token] if parse.dep[c] == "conj"]
    for token in named:
        first, last = token, token
        while first and parse.dep[first - 1] == "compound" and parse.words[first - 1][0].isupper():
            first -= 1
        last -= last > first and parse.lower[last] in CITIES
        if (town := _town(reading, first, last)) is not None:
            yield town


def _town(reading: Reading, first: int, last: int) -> Value | None:
    """The name at these tokens, None for what is in small letters, a state or a person."""
    mention = reading.outer(first)
    start, end = reading.parse.span(first, last)
    name, text = reading.parse.text[start:end], reading.parse.text
    called = f"{name} City" in text or f"City of {name}" in text
    other = mention is not None and mention.kind in ("state", "person") and mention.form != "capital" and not called
    return None if other or not name[0].isupper() else Value(name, start, end)


def _listed(reading: Reading, instrument: Instrument) -> Iterator[Value]:
    """The towns after "with", each with its state behind it in brackets, after a comma or after "in"."""
    parse = reading.parse
    last = parse.sentences[parse.sentence[instrument.head]][1]
    span = range(instrument.head + 1, min(instrument.head + 1 + NEAR, last))
    token = next((i + 1 for i in span if parse.lower[i] == "with"), last)
    if token < last and not parse.words[token][0].isupper():
        token = next((i + 1 for i in range(token, min(token + WIDE, last)) if parse.lower[i] in LINKS), last)
    while token < last:
        end = token
        while end < last and parse.words[end][0].isupper():
            end += 1
        town = _town(reading, token, end - 1) if end > token else None
        if town is None:
            return
        yield town
        token = _past_state(reading, end, last)
        while token < last and parse.lower[token] in (",", "and", "as", "well"):
            token += 1


def _past_state(reading: Reading, token: int, last: int) -> int:
    """The token after the state of a town: "(Norway)", ", Norway", "in Norway"."""
    parse = reading.parse
    if token < last and parse.words[token] == "(":
        return next((i + 1 for i in range(token, min(token + BRACKET, last)) if parse.words[i] == ")"), token)
    mention = reading.outer(token + 1) if token + 1 < last and parse.lower[token] in (",", "in") else None
    return mention.last + 1 if mention is not None and mention.kind == "state" else token
