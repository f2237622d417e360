"""Who issues a joint statement: the persons or sides that its heading names, and who "the Ministers" of it are."""

from __future__ import annotations

import re

from relazione.read.mention import Mention
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


def _signing(reading: Reading, listed: tuple[Mention, ...]) -> tuple[Mention, ...]:
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
