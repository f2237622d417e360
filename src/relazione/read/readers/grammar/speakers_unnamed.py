"""Speakers without a name: "China's representative" is China, "the Authority" the organisation spoken of."""

from __future__ import annotations

from functools import cache

from relazione.codebook.states import states
from relazione.codebook.table import rows
from relazione.read.mention import Mention
from relazione.read.reading import Reading

_CODE = 3  # letters of an ISO code
_LINKS = ("poss", "amod", "compound", "nmod", "prep", "pobj")
_STATES = ("name", "demonym", "capital")
_BELONGING = ("of", "for", "from", "at", "in")
_FEW = 2  # a body named less often than this, by another noun, is not the one the article speaks of


@cache
def _nouns(form: str) -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("speaking_nouns") if row["form"] == form)


def speaks_for_others(reading: Reading, token: int) -> bool:
    """Whether a noun is one of people or bodies that speak ("the delegation"), and of no thing."""
    noun = reading.parse.lemma[token].lower()
    return any(noun in _nouns(form) for form in ("held", "body", "many"))


def state_speaking(reading: Reading, token: int) -> Mention | None:
    """The mention of the state for which a noun speaks ("China's representative"), or None.

    In the plural also of the body of many states ("EU leaders", "the members of the Security Council").
    """
    parse = reading.parse
    if parse.pos[token] not in ("NOUN", "PROPN"):
        return None
    noun = parse.lemma[token].lower()
    if parse.tag[token] in ("NNS", "NNPS"):
        noun = noun if noun in _nouns("many") else parse.lower[token].removesuffix("s")  # "Leaders" as a name
        body = _whose(reading, token) if noun in _nouns("many") else None
        if body is not None:
            return body
    return _owner(reading, token) if parse.pos[token] == "NOUN" and noun in _nouns("held") else None


def _whose(reading: Reading, token: int, depth: int = 0) -> Mention | None:
    """The body of many states that a noun belongs to: before it, behind "of", or behind "of" behind that."""
    parse = reading.parse
    for child in parse.children[token]:
        if parse.lower[child] == "of" and depth < _FEW:
            for inner in parse.children[child]:
                found = _of_many(reading, reading.outer(inner)) or _whose(reading, inner, depth + 1)
                if found is not None:
                    return found
        elif parse.dep[child] in _LINKS and child < token:
            found = _of_many(reading, reading.inner(child))
            if found is not None:
                return found
    return None


def _of_many(reading: Reading, mention: Mention | None) -> Mention | None:
    """The mention where it is of a body that is no single state's."""
    if mention is None or mention.kind != "organisation" or len(mention.actors) != 1:
        return None
    return None if reading.actors[mention.actors[0]].state in states() else mention


def body_named(reading: Reading, token: int) -> Mention | None:
    """The mention of the organisation for which a noun with "the" stands ("the Authority"), or None."""
    parse = reading.parse
    noun = parse.lower[token]
    if noun not in _nouns("body") or not any(parse.lower[child] == "the" for child in parse.children[token]):
        return None
    return _body(reading, token, noun)


def _owner(reading: Reading, token: int) -> Mention | None:
    """The state or body whose the noun is: "the Chilean envoy", "the envoy of Chile", "a spokesman for the army"."""
    parse = reading.parse
    below = [child for child in parse.children[token] if parse.dep[child] in _LINKS]
    below += [child for link in below if parse.lower[link] in _BELONGING for child in parse.children[link]]
    for child in below:
        for mention in (reading.inner(child), reading.outer(child)):
            if mention is None or len(mention.actors) > 1:
                continue
            if mention.kind == "organisation" or (mention.kind == "state" and mention.form in _STATES):
                return mention
    return None


def _body(reading: Reading, token: int, noun: str) -> Mention | None:
    """The organisation last named by the noun, else the international one that the article names most, before it."""
    counts: dict[int, int] = {}
    first: dict[int, Mention] = {}
    called = None
    for mention in reading.mentions:
        if mention.first >= token or mention.kind != "organisation" or len(mention.actors) != 1:
            continue
        actor = reading.actors[mention.actors[0]]
        if noun in actor.name.lower().split():
            called = mention
        if actor.state is not None and not (len(actor.state) == _CODE and actor.state.isupper()):
            counts[actor.number] = counts.get(actor.number, 0) + 1
            first.setdefault(actor.number, mention)
    if called is not None or not counts:
        return called
    most = min(counts, key=lambda number: (-counts[number], first[number].start))
    return first[most] if counts[most] >= _FEW else None
