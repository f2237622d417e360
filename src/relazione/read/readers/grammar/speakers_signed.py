"""Who issues an article: the persons or sides that sign a joint statement, else whom "I" and "we" stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from relazione.read.mention import Mention
from relazione.read.readers.grammar.speakers_pairs import Voice
from relazione.read.reading import Reading

_ISSUED = re.compile(
    r"\b(?:statement|communiqu[eé]|declaration)\b[^.\n]{0,40}?\b(?:by|of|from|on behalf of)\b", re.IGNORECASE
)
_JOINT = re.compile(r"\bjoint\b[^.\n]{0,20}\b(?:statement|communiqu[eé]|declaration)\b", re.IGNORECASE)
_HEAD = 600  # characters at the head of an article in which it says who issues it
_WE = re.compile(r"\b[Ww]e,?\s+(?=the\s|[A-Z])")  # "We, the governments of A and B", "We, A and B"
_LINK = re.compile(
    r"(?:[\s,;&]|\b(?:and|the|of|as well as|republic|kingdom|states?|governments?|peoples?|leaders)\b)*", re.I
)
_BODY = re.compile(r"(?:the\s+)?(?:[\w’'-]+\s+){0,8}?of\s+", re.IGNORECASE)  # "the Heads of State and Government of"
_MET = frozenset(
    "meet hold convene gather sign issue conclude launch exchange reach".split()
)  # what those who sign a statement without a heading are told to have done at its head
_PERSONS = (("person",), ("state", "organisation"))  # whom a heading names, else the sides
_SIDES = _PERSONS[::-1]
_MINE = frozenset(("i", "my", "me", "myself"))
_LEADING = frozenset(
    ("the", "city", "capital", "of", "our", "my", "beautiful", "country", ",")
)  # before a place's name
_MANY = 2  # from more than these on "the Ministers" are all who sign and not the two named last


def signatories(reading: Reading) -> tuple[Mention, ...]:
    """The persons, else the sides, that issue a joint statement, one of each; empty where it is not joint.

    Named behind "statement by", before "joint statement" in the same line, behind "we" ("We, the leaders of A and B"),
    or as the two who met at the head of a text that goes on in "we".
    """
    found = _ISSUED.search(reading.article.text[:_HEAD])
    if found is not None:
        parse = reading.parse
        _, last = parse.sentences[parse.sentence[parse.token_at(found.end() - 1)]]
        signed = _signing(reading, reading.mentions_in(found.end(), parse.end[last - 1]))
        if signed:
            return signed
    joint = _JOINT.search(reading.article.text[:_HEAD])
    if joint is None:
        return _calling_us(reading)
    line = reading.article.text.rfind("\n", 0, joint.start()) + 1
    return _signing(reading, reading.mentions_in(line, joint.start())) or _calling_us(reading)


def _calling_us(reading: Reading) -> tuple[Mention, ...]:
    """Those who name themselves behind "we" at the head of a text: "We, the governments of A, B and C"."""
    text = reading.article.text
    for found in _WE.finditer(text, 0, _HEAD):
        of = _BODY.match(text, found.end())
        end = of.end() if of is not None else found.end()
        listed: list[Mention] = []
        for mention in reading.mentions_in(found.end(), found.end() + _HEAD):
            if mention.start < end and (listed or mention.kind != "person"):
                continue  # a body or demonym in the words before "of"
            if _LINK.fullmatch(text, end, mention.start) is None and mention.start > end:
                break
            listed.append(mention)
            end = mention.end
        signed = _signing(reading, listed)
        if signed:
            return signed
    return ()


def met_at_head(reading: Reading, quoted: Sequence[bool]) -> tuple[Mention, ...]:
    """The sides that a text tells to have met at its head, where it goes on in "we" and never says "I"."""
    parse = reading.parse
    if any(parse.lower[i] in _MINE and not quoted[i] for i in range(len(parse))):
        return ()
    told = [sentence for sentence in parse.sentences if sentence[1] - sentence[0] > 1]
    for first, last in told[:_MANY]:
        for verb in range(first, last):
            if parse.lemma[verb] in _MET and parse.tag[verb] == "VBD" and parse.head[verb] == verb:
                doers = [child for child in parse.children[verb] if parse.dep[child] == "nsubj"]
                joined = doers and any(parse.dep[i] == "conj" for i in parse.subtree(doers[0]))
                start, end = parse.span(parse.left[doers[0]], verb) if joined else (0, 0)
                return _signing(reading, reading.mentions_in(start, end), _SIDES)
    return ()


def _signing(
    reading: Reading, listed: Sequence[Mention], order: Sequence[tuple[str, ...]] = _PERSONS
) -> tuple[Mention, ...]:
    for kinds in order:
        signed: dict[str, Mention] = {}
        for mention in listed:
            side = reading.actors[mention.actors[0]].state if len(mention.actors) == 1 else None
            if mention.kind in kinds and side is not None:
                signed.setdefault(side, mention)
        if len(signed) > 1:
            return tuple(signed.values())
    return ()


def all_signing(reading: Reading, signed: tuple[Mention, ...], pair: Mention) -> list[Mention]:
    """The persons of all sides that sign, where a pronoun or role was taken for two of them; else nobody."""
    if len(signed) <= _MANY or pair.kind != "group" or pair.form not in ("pronoun", "role"):
        return []
    sides = [reading.actors[mention.actors[0]].state for mention in signed]
    if any(reading.actors[number].state not in sides for number in pair.actors):
        return []
    return speaking(reading, signed)


def speaking(reading: Reading, signed: tuple[Mention, ...]) -> list[Mention]:
    """For each side that signs the person of it who is named first, else the side itself."""
    first: dict[str, Mention] = {}
    for mention in reading.mentions:
        if mention.kind == "person" and mention.form == "name" and len(mention.actors) == 1:
            first.setdefault(reading.actors[mention.actors[0]].state or "", mention)
    return [first.get(reading.actors[mention.actors[0]].state or "", mention) for mention in signed]


def own_voice(reading: Reading, signed: tuple[Mention, ...] | None, quoted: Sequence[bool]) -> Voice | None:
    """The voice of the article itself: who signs it, else whom "I" and "we" outside quotes stand for.

    `signed` are those who sign it jointly, None where the article is nobody's own statement.
    """
    if signed:
        return Voice(tuple(mention.actors[0] for mention in signed), signed, "own")
    if signed is not None:
        for mention in reading.mentions:
            section = reading.sections[reading.section_of[reading.parse.sentence[mention.head]]]
            signs = mention.kind == "person" and mention.form == "name"
            if section.kind == "byline" and signs and mention.actors:
                return Voice(mention.actors[:1], (mention,), "own")
    for mention in reading.mentions:
        if mention.form == "first" and mention.actors and not quoted[mention.head]:
            return Voice(mention.actors[:1], (mention,), "own")
    return None


def host_voice(reading: Reading, quoted: Sequence[bool]) -> Voice | None:
    """The voice of another state than the publisher's, where the "I" of a speech welcomes guests to that state.

    So speaks the host of a visit, whose speech the guest's office publishes.
    """
    parse = reading.parse
    for token in range(len(parse)):
        if parse.lemma[token] != "welcome" or quoted[token]:
            continue
        first, last = parse.sentences[parse.sentence[token]]
        if not any(parse.lower[i] in _MINE for i in range(first, last)):
            continue
        for to in (i for i in range(token, last) if parse.lower[i] == "to"):
            place = next((i for i in range(to + 1, last) if parse.lower[i] not in _LEADING), to)
            mention = reading.outer(place)
            if mention is not None and mention.kind in ("state", "city"):
                state = reading.actors[mention.actors[0]].state
                return state_voice(reading, state, "own") if state not in (None, reading.home) else None
    return None


def home_voice(reading: Reading) -> Voice | None:
    """The voice of the state that publishes the article, None where the article does not name it."""
    return state_voice(reading, reading.home, "home")


def state_voice(reading: Reading, state: str | None, way: str) -> Voice | None:
    """The voice of a state, resting on where the article names it first; None where it does not."""
    for mention in reading.mentions:
        for number in mention.actors:
            actor = reading.actors[number]
            if actor.kind == "state" and actor.name == state:
                return Voice((number,), (mention,), way)
    return None
