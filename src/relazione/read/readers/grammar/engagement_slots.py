"""The slots of an engagement that its clause tells: evidence, date, place."""

from __future__ import annotations

from functools import cache

from relazione.codebook.states import states
from relazione.codebook.table import rows
from relazione.read.finding import Value
from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_triggers import Trigger
from relazione.read.readers.grammar.engagement_words import words
from relazione.read.reading import Reading

_LONGEST = 32  # words; annotators cut the clause, nine in ten of theirs are shorter than 25
_AT = ("in", "at", "to", "objin", "into")
_WITHIN = frozenset({"in", "to", "into", "near"})
_PLACES = ("city", "region", "organisation", "state")  # nearest first
_LIES = ("in", "at")
_LEFT_OUT = frozenset({"advcl", "parataxis", "ccomp"})


def clause(reading: Reading, trigger: Trigger) -> tuple[int, int]:
    """The first and last token (included) of the clause that asserts the engagement, `_LONGEST` words at most."""
    parse = reading.parse
    top = trigger.governor if trigger.governor >= 0 else trigger.token
    first, last = _extent(reading, top)
    if trigger.noun and trigger.governor < 0:
        head = parse.head[trigger.token]
        if parse.dep[trigger.token] == "pobj" and parse.pos[head] == "ADP":
            first = min(first, head)
    first = max(first, min(top, trigger.token) - _LONGEST // 2)
    last = min(last, max(top, trigger.token, first) + _LONGEST - (max(top, trigger.token) - first) // 2)
    while first < last and (parse.pos[first] in ("PUNCT", "SPACE", "CCONJ") or parse.lower[first] in ("that", "which")):
        first += 1
    while last > first and parse.pos[last] in ("PUNCT", "SPACE", "CCONJ", "DET", "ADP"):
        last -= 1
    return first, last


def _extent(reading: Reading, top: int) -> tuple[int, int]:
    """The reach of a word's subtree without clauses joined to it by "and" and without what was only said around it."""
    parse = reading.parse
    first = last = top
    for child in parse.children[top]:
        if parse.dep[child] == "conj" and parse.pos[child] in ("VERB", "AUX"):
            continue
        if parse.dep[child] in _LEFT_OUT and child > top + _LONGEST // 2:
            continue
        if parse.dep[child] in _LEFT_OUT and child < top:
            continue
        first, last = min(first, parse.left[child]), max(last, parse.right[child] - 1)
    if first == top and parse.dep[top] in ("conj", "xcomp") and parse.pos[top] in ("VERB", "AUX"):
        first = top
    return first, last


def name_of(reading: Reading, trigger: Trigger) -> Value | None:
    """The name of a named event ("East Asia Summit"): the words in capitals up to the noun, or None."""
    parse, token = reading.parse, trigger.token
    if not trigger.noun or not parse.words[token][0].isupper() or parse.pos[token] != "PROPN":
        return None
    mention = reading.outer(token)
    if mention is not None and mention.kind == "organisation":
        return Value(" ".join(parse.text[mention.start : mention.end].split()), mention.start, mention.end)
    first = token
    while first > parse.left[token] and _is_in_name(parse, first - 1):
        first -= 1
    if first == token:
        return None
    start, end = parse.span(first, token)
    return Value(" ".join(parse.text[start:end].split()), start, end)


def _is_in_name(parse: Parse, i: int) -> bool:
    """Whether a word before the noun belongs to its name: capitals, a number, "Sixty-third"."""
    if i and parse.words[i] == "-" and i + 1 < len(parse):
        return parse.words[i - 1][0].isupper()
    joined = i > 1 and parse.words[i - 1] == "-" and parse.words[i - 2][0].isupper()
    return parse.words[i][0].isupper() or parse.words[i][0].isdigit() or joined


def place_of(reading: Reading, trigger: Trigger, start: int, end: int) -> Value | None:
    """The city, else building, else state where the clause says that it takes place, or None."""
    best: tuple[int, Value] | None = None
    for relation in _AT:
        for token in trigger.arguments.get(relation, ()):
            if relation == "to" and trigger.type != "visit":
                continue
            found = _place_at(reading, token)
            if found and (best is None or found[0] < best[0]):
                best = found
    if best is None and trigger.type == "visit":
        leaves = reading.parse.lemma[trigger.token] in words("leaving")
        for token in trigger.arguments.get("for" if leaves else "obj", ()):
            best = best or _place_at(reading, token)
    if best is None:
        best = next((found for t in trigger.arguments.get("at", ()) if (found := _building(reading, t))), None)
    if best is None:
        return _city_within(reading, start, end) or _of_name(reading, trigger) or _beside_person(reading, start, end)
    return _city_of(reading, best[1], start, end) or _with_city(reading, best[1])


def _of_name(reading: Reading, trigger: Trigger) -> Value | None:
    """The one city that stands before the word for a gathering ("the sixth Lima Conference"), where it is held."""
    if not trigger.noun:
        return None
    parse = reading.parse
    before = [reading.inner(i) for i in range(parse.left[trigger.token], trigger.token)]
    cities = {mention.actors: mention for mention in before if mention is not None and mention.kind == "city"}
    if len(cities) != 1 or any(mention is not None and mention.kind == "state" for mention in before):
        return None
    (mention,) = cities.values()
    return Value(reading.actors[mention.actors[0]].name, mention.start, mention.end) if mention.actors else None


def _beside_person(reading: Reading, start: int, end: int) -> Value | None:
    """The state or town behind "in" that follows the name of a person ("met with Prime Minister X in Laos")."""
    parse = reading.parse
    for person in reading.mentions_in(start, end):
        first = person.last + 2
        if person.kind != "person" or first >= len(parse) or parse.lower[first - 1] != "in":
            continue
        mention = reading.outer(first)
        if mention is None:
            last = next(i for i in range(first, len(parse)) if i + 1 == len(parse) or parse.pos[i + 1] != "PROPN")
            return _unlisted(reading, last)
        if mention.kind == "state" and mention.form == "name" and mention.actors:
            return Value(reading.actors[mention.actors[0]].name, mention.start, mention.end)
    return None


def _with_city(reading: Reading, place: Value) -> Value:
    """The city that follows a place as where it lies ("the Palais Coburg in Vienna"), else the place itself."""
    parse = reading.parse
    after = parse.token_at(place.end - 1) + 1
    if after >= len(parse) or parse.lower[after] not in _LIES:
        return place
    mention = reading.outer(after + 1) if after + 1 < len(parse) else None
    if mention is None or mention.kind != "city" or mention.form != "name" or not mention.actors:
        return place
    return Value(reading.actors[mention.actors[0]].name, mention.start, mention.end)


def _city_of(reading: Reading, state: Value, start: int, end: int) -> Value | None:
    """The city of the state that the clause names as a place too ("in Sucre in Bolivia"), or None."""
    if state.value not in states():
        return None
    for mention in reading.mentions_in(start, end):
        named = mention.kind == "city" and mention.form == "name" and mention.first and mention.actors
        if named and _is_place_word(reading.parse, mention.first - 1):
            city = reading.actors[mention.actors[0]]
            if city.state == state.value:
                return Value(city.name, mention.start, mention.end)
    return None


def _building(reading: Reading, token: int) -> tuple[int, Value] | None:
    """A named building or palace ("at the Foreign Ministry Palace"), which is no actor of the article."""
    parse = reading.parse
    if parse.pos[token] != "PROPN" or reading.outer(token) is not None:
        return None
    first = token
    while first > parse.left[token] and parse.pos[first - 1] in ("PROPN", "ADJ"):
        first -= 1
    start, end = parse.span(first, token)
    if reading.dates_in(start, end) or _is_gathering(reading, token):
        return None
    return len(_AT), Value(" ".join(parse.text[start:end].split()), start, end)


def _place_at(reading: Reading, token: int) -> tuple[int, Value] | None:
    mention = reading.outer(token)
    if mention is None:
        town = _town(reading, token) or _unlisted(reading, token)
        return (0, town) if town is not None else None
    actor = reading.actors[mention.actors[0]] if mention.actors else None
    if actor is None or mention.kind not in _PLACES or actor.name in _wide_regions():
        return None
    if _is_gathering(reading, mention.last):  # "at the Lima Forum"
        inside = (m for m in reading.mentions_in(mention.start, mention.end) if m.kind == "city" and m.actors)
        return next(((1, Value(reading.actors[m.actors[0]].name, m.start, m.end)) for m in inside), None)
    rank = _PLACES.index(mention.kind)
    return rank, Value(actor.name, mention.start, mention.end)


def _town(reading: Reading, token: int) -> Value | None:
    """The name of a town that no table has, where the words say that it is one: "in the southern port of Galu"."""
    parse = reading.parse
    if parse.lower[token] not in words("town"):
        return None
    after = next((c for c in parse.children[token] if c == token + 1 and parse.lower[c] == "of"), None)
    return _named_after(reading, after + 1, single=True) if after is not None else None


@cache
def _wide_regions() -> frozenset[str]:
    """The regions that lie in no single state (table `regions`), too wide to meet in."""
    return frozenset(row["name"] for row in rows("regions") if not row["state"])


def _is_gathering(reading: Reading, last: int) -> bool:
    """Whether a name ends in the word for a gathering ("at the Third Lima Forum"), which is no place."""
    return reading.parse.lemma[last].lower() in words("event") | words("conference")


def _unlisted(reading: Reading, token: int) -> Value | None:
    """The name of a town that no table has, right behind "in" or "to" ("met in Khorog"): towns take no article."""
    parse = reading.parse
    first = token
    while first > parse.left[token] and parse.pos[first - 1] == "PROPN":
        first -= 1
    if parse.pos[token] != "PROPN" or parse.words[token].isupper() or parse.lower[first - 1] not in _WITHIN:
        return None
    start, end = parse.span(first, token)
    begin, over = parse.sentences[parse.sentence[token]]
    told = reading.dates_in(parse.start[begin], parse.end[over - 1])
    dated = any(date.start < end and start < date.end for date in told)
    if dated or parse.lower[token] in words("instrument") or not parse.words[token][0].isupper():
        return None
    return Value(" ".join(parse.text[start:end].split()), start, end)


def _city_within(reading: Reading, start: int, end: int) -> Value | None:
    parse = reading.parse
    for mention in reading.mentions_in(start, end):
        named = mention.kind == "city" and mention.form == "name" and mention.first and mention.actors
        if named and _is_place_word(parse, mention.first - 1):
            return Value(reading.actors[mention.actors[0]].name, mention.start, mention.end)
    for i in range(parse.token_at(start), parse.token_at(max(start, end - 1))):
        if parse.lower[i] == "at":
            found = _named_after(reading, i + 1)
            if found is not None:
                return found
    return None


def _is_place_word(parse: Parse, i: int) -> bool:
    """Whether "in", "at", "to" or "the city of" stands there."""
    return parse.lower[i] in ("in", "at", "to") or (parse.lower[i] == "of" and parse.lower[i - 1] in words("town"))


def _named_after(reading: Reading, i: int, single: bool = False) -> Value | None:
    """The name in capitals that begins at a token, "the" left out, where it is no person, state or date.

    It has two words at least, unless it may be a single one.
    """
    parse = reading.parse
    if i + 1 < len(parse) and parse.lower[i] in ("the", "its", "his", "her"):
        i += 1
    last = i
    while last + 1 < len(parse) and parse.pos[last + 1] == "PROPN" and parse.sentence[last + 1] == parse.sentence[i]:
        last += 1
    if (last == i and not single) or i >= len(parse) or parse.pos[i] not in ("PROPN", "ADJ"):
        return None
    mention = reading.outer(last)
    if (mention is not None and mention.kind in ("person", "state", "group")) or _is_gathering(reading, last):
        return None
    start, end = parse.span(i, last)
    return None if reading.dates_in(start, end) else Value(" ".join(parse.text[start:end].split()), start, end)
