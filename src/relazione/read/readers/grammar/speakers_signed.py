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
_MANY = 2  # from more than these on "the Ministers" are all who sign and not the two named last


def signatories(reading: Reading) -> tuple[Mention, ...]:
    """The persons, else the sides, that issue a joint statement, one of each; empty where it is not joint.

    Named behind "statement by", or before "joint statement" in the same line.
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
        return ()
    line = reading.article.text.rfind("\n", 0, joint.start()) + 1
    return _signing(reading, reading.mentions_in(line, joint.start()))


def _signing(reading: Reading, listed: Sequence[Mention]) -> tuple[Mention, ...]:
    for kinds in (("person",), ("state", "organisation")):
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


def home_voice(reading: Reading) -> Voice | None:
    """The voice of the state that publishes the article, None where the article does not name it."""
    for mention in reading.mentions:
        for number in mention.actors:
            actor = reading.actors[number]
            if actor.kind == "state" and actor.name == reading.home:
                return Voice((number,), (mention,), "home")
    return None
