"""Cities that only name a conference or an agreement, or in which something is held: they stand for no government."""

from __future__ import annotations

from functools import cache

from relazione.codebook.table import rows
from relazione.read.mention import Mention
from relazione.read.parse import Parse

_MODIFYING = ("compound", "nmod", "amod", "conj", "appos")
_HELD_IN = ("in", "at")
_DEPTH = 4  # steps from a city up to what it names: "the Minsk Package of Measures", "Baku-Tbilisi railway"


def is_venue(parse: Parse, mention: Mention) -> bool:
    """Whether a city is named for what bears its name or takes place in it: "the Doha Round", "the talks in Geneva"."""
    if mention.kind != "city" and mention.form != "capital":
        return False
    above = parse.head[mention.head]
    if parse.dep[mention.head] == "pobj":
        return parse.lower[above] in _HELD_IN and _is_held(parse, above)
    token = mention.head
    for _ in range(_DEPTH):
        if parse.dep[token] not in _MODIFYING:
            return False
        token = parse.head[token]
        if token > mention.last and _is_called(parse, token, "named"):
            return True
    return False


def _is_held(parse: Parse, preposition: int) -> bool:
    """Whether what is in a city is held there: "talks in", "negotiations under way in", "commitments undertaken in".

    The word before counts too: the parse often gives the place to the verb of the sentence.
    """
    above = parse.head[preposition]
    if parse.dep[above] in ("acl", "prep"):
        above = parse.head[above]
    return any(_is_called(parse, token, "held") for token in (above, max(0, preposition - 1)))


def _is_called(parse: Parse, token: int, role: str) -> bool:
    """Whether a token is a noun of that role; the parse leaves some plurals as they are ("talks")."""
    return any((noun, role) in _nouns() for noun in (parse.lemma[token].lower(), parse.lower[token].removesuffix("s")))


@cache
def _nouns() -> frozenset[tuple[str, str]]:
    return frozenset((row["noun"], row["role"]) for row in rows("place_named_nouns"))
