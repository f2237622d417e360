"""Speakers of a list: "they" after "the ministers of A, B and C met" are all of them, not the last two."""

from __future__ import annotations

from relazione.read.mention import Mention
from relazione.read.reading import Reading

_PAIR = 2
_CHAIN = ("conj", "appos")
_TITLED = frozenset("the his her their majesty majesties highness excellency royal hon h.e. .".split())


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


def beside(reading: Reading, mention: Mention) -> list[Mention]:
    """Whom "and" joins to a person or state that begins a list of two, also where the parse has not joined them."""
    within = reading.inner(mention.first)
    if within is not None and within.kind == mention.kind and within.last < mention.head and _several(within, mention):
        return [within]  # "Prime Ministers A and B"
    parse = reading.parse
    token = mention.last + 1
    if token + 1 >= len(parse) or parse.lower[token] != "and":
        return []
    token += 1
    while token + 1 < len(parse) and parse.lower[token] in _TITLED:
        token += 1
    other = reading.outer(token)
    joined = (
        other is not None and mention.last < other.first and other.kind == mention.kind and _several(other, mention)
    )
    return [other] if other is not None and joined and len(other.actors) == 1 else []


def _several(one: Mention, other: Mention) -> bool:
    return not set(one.actors) & set(other.actors)


def _named(mention: Mention) -> bool:
    return mention.kind == "person" and mention.form == "name" and len(mention.actors) == 1


def _top(reading: Reading, token: int) -> int:
    """The first of the words that a list joins to a word."""
    parse = reading.parse
    while parse.dep[token] in _CHAIN and parse.head[token] != token:
        token = parse.head[token]
    return token
