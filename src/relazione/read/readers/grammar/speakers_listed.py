"""Speakers of a list: "they" after "the ministers of A, B and C met" are all of them, not the last two."""

from __future__ import annotations

from relazione.read.mention import Mention
from relazione.read.reading import Reading

_PAIR = 2
_CHAIN = ("conj", "appos")


def whole_list(reading: Reading, pair: Mention) -> list[Mention]:
    """The mentions of the list of persons that ends in the two whom a pronoun or role stands for; empty where none."""
    if len(pair.actors) != _PAIR or pair.form not in ("pronoun", "role"):
        return []
    last = next(
        (m for m in reversed(reading.mentions) if m.first < pair.first and m.actors == pair.actors[-1:] and _named(m)),
        None,
    )
    if last is None:
        return []
    sentence = reading.parse.sentence[last.head]
    top = _top(reading, last.head)
    listed: dict[int, Mention] = {}
    for mention in reading.mentions:
        if _named(mention) and reading.parse.sentence[mention.head] == sentence and _top(reading, mention.head) == top:
            listed.setdefault(mention.actors[0], mention)
    whole = len(listed) > _PAIR and all(number in listed for number in pair.actors)
    return list(listed.values()) if whole else []


def _named(mention: Mention) -> bool:
    return mention.kind == "person" and mention.form == "name" and len(mention.actors) == 1


def _top(reading: Reading, token: int) -> int:
    """The first of the words that a list joins to a word."""
    parse = reading.parse
    while parse.dep[token] in _CHAIN and parse.head[token] != token:
        token = parse.head[token]
    return token
