"""Speakers of a list: "they" after "the ministers of A, B and C met" are all of them, not the last two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.read.mention import Mention
from relazione.read.reading import Reading

_PAIR = 2
_CHAIN = ("conj", "appos")
_NOMINAL = ("PROPN", "NOUN", "PRON")
_JOINTLY = ("together", "along", "jointly", "alongside")
_SPEAKING = ("person", "state", "organisation")
_NUMBERS = {"three": 3, "trio": 3, "four": 4, "five": 5}
_STATES = ("states", "countries", "nations", "governments", "parties", "neighbours", "neighbors", "members")
_LISTED = ("person", "state")
_LINE = 8  # words of a line that only announces a list
_BACK = 8  # sentences back in which those who are counted were listed
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
    host = _host(reading, sentence, pair.actors, listed)
    if host is not None and not _is_two(reading, pair):
        return [host, *listed.values()]
    whole = len(listed) > _PAIR and all(number in listed for number in pair.actors)
    return list(listed.values()) if whole else []


def _is_two(reading: Reading, pair: Mention) -> bool:
    return any(reading.parse.lower[i] in ("two", "both") for i in range(max(0, pair.first - 1), pair.last + 1))


def _host(reading: Reading, sentence: int, pair: tuple[int, ...], listed: Mapping[int, Mention]) -> Mention | None:
    """Who met a list, where a pair was taken for that person and the last listed: "she met A, B and C. They"."""
    if len(listed) < _PAIR or pair[0] in listed or pair[1] not in listed:
        return None
    near = (m for m in reading.mentions if sentence - 1 <= reading.parse.sentence[m.first] <= sentence)
    return next((m for m in near if m.kind == "person" and m.actors == pair[:1]), None)


def coordinated(reading: Reading, token: int) -> Iterator[int]:
    """A noun and all that "and" joins to it or to the name beside it: "the Premier, Name, and the King"."""
    parse = reading.parse
    yield token
    for child in parse.children[token]:
        if parse.dep[child] == "conj" and child > token and parse.pos[child] in _NOMINAL:
            yield from coordinated(reading, child)
        elif parse.dep[child] == "appos" and child > token:
            yield from (i for i in parse.children[child] if _is_other(reading, child, i))


def _is_other(reading: Reading, token: int, joined: int) -> bool:
    """Whether a word joined to a name in apposition is of another person, and not a further office of the same."""
    parse = reading.parse
    named = parse.dep[joined] == "conj" and joined > token and parse.pos[joined] in _NOMINAL
    one, other = reading.outer(token), reading.outer(joined)
    persons = one is not None and other is not None and one.kind == other.kind == "person"
    return named and persons and one != other


def beside(reading: Reading, mention: Mention) -> list[Mention]:
    """Whom "and" joins to a person or state that begins a list of two, also where the parse has not joined them."""
    within = reading.inner(mention.first)
    if within is not None and _is_inside(within, mention) and _several(within, mention):
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


def with_them(reading: Reading, token: int) -> list[Mention]:
    """Whom a subject speaks "together with", between it and its verb: "the minister, along with A and B, urged"."""
    parse, own = reading.parse, _sides(reading, token)
    for link in range(token + 1, parse.head[token]):
        joint = parse.lower[link] == "alongside" or (parse.lower[link] == "with" and parse.lower[link - 1] in _JOINTLY)
        if joint:
            named = (reading.outer(i) for i in range(link + 1, parse.head[token]))
            found = {mention.first: mention for mention in named if mention is not None and mention.kind in _SPEAKING}
            return [m for m in found.values() if own.isdisjoint(reading.actors[n].state for n in m.actors)]
    return []


def _sides(reading: Reading, token: int) -> set[str | None]:
    mention = reading.outer(token)
    return {reading.actors[number].state for number in mention.actors} if mention is not None else set()


def counted(reading: Reading, token: int) -> list[Mention]:
    """The persons or states for whom a number stands, where so many were listed last: "the three", "all four".

    Numbers of "states" or "parties" are states, else persons before states.
    """
    parse = reading.parse
    number = next((_NUMBERS[parse.lower[i]] for i in (token, *parse.children[token]) if parse.lower[i] in _NUMBERS), 0)
    if not number or not any(parse.lower[i] in ("the", "all") for i in parse.children[token]):
        return []
    kinds = ("state",) if parse.lower[token] not in _NUMBERS and parse.lower[token] in _STATES else _LISTED
    for sentence in range(parse.sentence[token], max(-1, parse.sentence[token] - _BACK), -1):
        start, end = parse.sentences[sentence]
        for kind in kinds:
            named: dict[int, Mention] = {}
            for mention in reading.mentions:
                if mention.kind == kind and len(mention.actors) == 1 and start <= mention.first < min(end, token):
                    named.setdefault(mention.actors[0], mention)
            if len(named) == number:
                return list(named.values())
    return []


def _is_inside(within: Mention, whole: Mention) -> bool:
    named = within.form == whole.form == "name" and within.last < whole.last
    return within.kind == whole.kind and (within.last < whole.head or named)


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


def announced(reading: Reading, sentence: int) -> int:
    """The noun of a short line that ends in a colon and tells who did what is listed below it ("The two leaders:")."""
    parse = reading.parse
    first, last = parse.sentences[sentence]
    words = [token for token in range(first, last) if parse.pos[token] != "SPACE"]
    if not 1 < len(words) <= _LINE or parse.words[words[-1]] != ":":
        return -1
    nouns = [token for token in words[:-1] if parse.pos[token] in ("NOUN", "PROPN") and parse.head[token] == token]
    return nouns[0] if nouns and not any(parse.pos[token] in ("VERB", "AUX") for token in words) else -1
