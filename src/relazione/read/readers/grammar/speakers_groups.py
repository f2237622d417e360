"""Speakers who are several: two who meet, people whom nobody names, and the leaders or members of one body."""

from __future__ import annotations

import re
from functools import cache

from relazione.codebook.organisations import find_organisation, members
from relazione.codebook.table import rows
from relazione.read.mention import Mention
from relazione.read.reading import Reading

_JOINT = frozenset(("they", "both", "each", "two"))
_OF_OFFICE = frozenset(("prime", "foreign", "deputy", "vice"))  # "the two Prime Ministers" are not of a region
_THEY = frozenset(("they", "them", "their"))
_OWNING = ("state", "organisation", "city", "region")
_PLURAL = ("NNS", "NNPS")
_ALONE = ("leader", "head", "member", "state", "delegation")  # "the Ministers" are more often two who met
_ORGANS = frozenset(
    "alliance assembly association commonwealth community conference cooperation council forum group league "
    "union".split()
)  # words of bodies that states make up, whose members the table of members may not have
_PAIRED = ("leaders", "ministers", "presidents", "premiers")
_STATES = frozenset(("states", "nations", "countries"))
_SOME = ("all", "some", "many", "several", "other", "most")  # "all factions condemned" points to nobody either
_POINTING = ("det", "poss", "nummod", "predet")
_OPENING = 500  # characters in which a document says whose it is
_DOCUMENT = re.compile(
    r"communiqu|\b(?:outcomes?|statement|declaration|session|regular meeting|decisions?|conference of|summit)\b",
    re.IGNORECASE,
)
_NEXT = 2  # sentences after which "they" still is the body heard last


def is_joint(reading: Reading, token: int) -> bool:
    """Whether the words stand for two who meet: "they", "both", "the two leaders"; not "African leaders"."""
    parse = reading.parse
    if token < 0 or parse.lower[token] in _JOINT:
        return token >= 0
    noun = parse.lower[token].removesuffix("s")  # the lemma of "Leaders" at the head of a sentence is no lemma
    if not _is_plural(reading, token) or not {noun, parse.lemma[token]} & (
        _joint_nouns() | _counted_nouns(reading, token)
    ):
        return False
    if any(
        parse.words[child][0].isupper() and parse.dep[child] == "amod" and parse.lower[child] not in _OF_OFFICE
        for child in parse.children[token]
    ):
        return False
    inside = (reading.inner(child) for child in parse.subtree(token))
    return not any(mention is not None and mention.kind in _OWNING and mention.form != "role" for mention in inside)


def _is_plural(reading: Reading, token: int) -> bool:
    """Whether a noun is plural, also where the parse takes "Leaders" at the head of a clause for a name."""
    parse = reading.parse
    return parse.tag[token] in _PLURAL or (parse.tag[token] == "NNP" and parse.lower[token] in _PAIRED)


def is_untold(reading: Reading, token: int) -> bool:
    """Whether a plural noun without "the" and its kind speaks, which points to nobody named before ("analysts say")."""
    parse = reading.parse
    if parse.tag[token] != "NNS" or is_joint(reading, token):
        return False
    return not any(parse.dep[child] in _POINTING and parse.lower[child] not in _SOME for child in parse.children[token])


class Body:
    """The body of many states that an article hears: whose "Leaders", "Heads of Government" or "they" speak."""

    def __init__(self, reading: Reading) -> None:
        self.mention = _issuing(reading)
        self.sentence = -1  # in which it was heard last

    def heard(self, reading: Reading, token: int, found: Mention | None) -> Mention | None:
        """What a subject was found to mean, noted where it is such a body; else the body that the word means."""
        if found is None:
            return self.meant_by(reading, token)
        if found.kind == "organisation" and _is_of_many(reading, found):
            self.mention, self.sentence = found, reading.parse.sentence[token]
        return found

    def meant_by(self, reading: Reading, token: int) -> Mention | None:
        """The body that "they" or a bare "Leaders" stands for, None where they stand for others."""
        if token < 0 or self.mention is None:
            return None
        parse = reading.parse
        here = parse.sentence[token]
        if parse.lower[token] in _THEY:
            near = 0 <= here - self.sentence <= _NEXT
            if near:
                self.sentence = here
            return self.mention if near else None
        named = parse.words[token][0].isupper() and parse.lower[token].removesuffix("s") in _ALONE
        if not named or parse.tag[token] not in _PLURAL:
            return None
        if any(parse.lower[child] in _JOINT for child in parse.children[token]):  # "both Heads"
            return None
        inside = (reading.inner(child) for child in parse.subtree(token))
        if any(mention is not None and mention.kind != "group" for mention in inside):
            return None
        self.sentence = here
        return self.mention


def _issuing(reading: Reading) -> Mention | None:
    """The body of many states named first in a communiqué, None in any other text."""
    opening = reading.article.text[:_OPENING]
    if not _DOCUMENT.search(opening):
        return None
    bodies = [m for m in reading.mentions if m.kind == "organisation" and _is_of_many(reading, m)]
    return next((m for m in bodies if m.start < _OPENING or _is_told(reading, m, opening)), None)


def _is_told(reading: Reading, mention: Mention, opening: str) -> bool:
    """Whether a text gives the name of a body in full, in capitals too ("MEETING OF THE NORTHERN LEAGUE")."""
    known = find_organisation(reading.actors[mention.actors[0]].name)
    return known is not None and known.name.casefold() in opening.casefold()


def _is_of_many(reading: Reading, mention: Mention) -> bool:
    """Whether a mention is of a body that the table of organisations knows as no one state's, or of a part of one."""
    if len(mention.actors) != 1:
        return False
    actor = reading.actors[mention.actors[0]]
    known = find_organisation(actor.name) or (find_organisation(actor.state) if actor.state else None)
    if known is None:  # a body that no table has, but whose name says that states make it up
        return actor.state in (None, actor.name) and not _STATES.isdisjoint(actor.name.lower().split())
    if known.state:
        return False
    return bool(members(known.name)) or not (_ORGANS | _STATES).isdisjoint(known.name.lower().split())


def _counted_nouns(reading: Reading, token: int) -> frozenset[str]:
    """The nouns that stand for two who meet where they are counted: "both cities", "the two universities"."""
    two = any(reading.parse.lower[child] in ("both", "two") for child in reading.parse.children[token])
    return _paired_nouns() if two else frozenset()


@cache
def _paired_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("speaking_nouns"))


@cache
def _joint_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("joint_nouns"))
