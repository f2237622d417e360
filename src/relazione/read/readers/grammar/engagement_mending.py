"""Mends what the parser often mistakes around the verb of an engagement: far objects, seats of missions."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.read.parse import Parse
from relazione.read.readers.grammar.engagement_words import words

MISREAD = frozenset({"with", "for", "to", "in"})
"""Prepositions that the parser takes for conjunctions."""

PARTICLES = frozenset({"together", "home", "in", "over", "back", "off", "out"})
"""Adverbs that go with a verb as particles do ("brought the two sides together")."""

_RELATIVES = frozenset("who whom whose which that where when why how what".split())
_BARE = frozenset({"VB", "VBN"})
_SHARING = frozenset({"xcomp", "pcomp", "advcl", "conj"})
_FARTHEST = 14  # words between a noun and its "of"


def late_object(parse: Parse, verb: int) -> list[int]:
    """The object that an adjunct parts from its verb ("received today, in the palace, the envoy of Peru").

    The parser takes it for an apposition to the last word of the adjunct, or of the subject.
    """
    last = parse.sentences[parse.sentence[verb]][1]
    for i in range(verb + 1, last):
        if parse.pos[i] in ("VERB", "AUX"):
            return []
        if parse.dep[i] in ("appos", "npadvmod") and parse.pos[i] in ("NOUN", "PROPN") and parse.head[i] != i - 1:
            starts = [c for c in parse.children[i] if parse.dep[c] in ("det", "nummod") and c < i]
            if starts and parse.left[i] > verb:
                return [i]
    return []


def awaited_verb(parse: Parse, verb: int) -> int:
    """The verb that tells what is to happen ("the round is to take place"), else the verb itself."""
    waiting = (child for child in parse.children[verb] if parse.dep[child] == "xcomp" and parse.tag[child] in _BARE)
    return next(waiting, verb) if parse.lemma[verb] == "be" else verb


def is_left_out(parse: Parse, verb: int) -> bool:
    """Whether a clause without a relative pronoun leaves out its object, an instrument ("the pact they signed").

    Bare relatives: Huddleston and Pullum 2002, The Cambridge Grammar of the English Language, chapter 12.
    """
    noun, beside = parse.head[verb], parse.children[verb]
    if parse.dep[verb] != "relcl" or parse.tag[verb] == "VBG" or parse.lemma[noun] not in words("instrument"):
        return False
    bare = all(parse.lower[i] not in _RELATIVES for i in range(noun + 1, verb))
    return bare and any(parse.dep[child] == "nsubj" and noun < child < verb for child in beside)


def mission_there(parse: Parse, noun: int) -> int:
    """The mission of which a city is only the seat ("its embassy in Lima, which was shut"), else the noun itself."""
    above = parse.head[parse.head[noun]]
    seat = parse.dep[noun] == "pobj" and parse.lower[parse.head[noun]] == "in"
    return above if seat and parse.lemma[above] in words("mission") else noun


def misread_object(parse: Parse, preposition: int, clause: int) -> list[int]:
    """What stands between a preposition and an infinitive that the parser hangs under it."""
    beside = parse.children[clause]
    if parse.lower[preposition] not in MISREAD or not any(parse.lower[i] == "to" for i in beside):
        return []
    return [i for i in beside if parse.dep[i] == "nsubj" and preposition < i < clause]


def manner(parse: Parse, verb: int) -> Iterator[int]:
    """The adverbs that tell where or how, with those that the parser hangs on a preposition ("met virtually with")."""
    for child in parse.children[verb]:
        for one in (child, *(parse.children[child] if parse.dep[child] == "prep" else ())):
            if parse.dep[one] == "advmod" and parse.lower[one] in words("manner"):
                yield one


def add_misread_preposition(parse: Parse, clause: int, found: dict[str, list[int]]) -> None:
    """Mends "spoke with X to discuss" where the parser takes "with" for a conjunction and X for a subject."""
    marks = [c for c in parse.children[clause] if parse.dep[c] == "mark" and parse.lower[c] in MISREAD]
    for mark in marks:
        for child in parse.children[clause]:
            if parse.dep[child] == "nsubj" and child > mark:
                found.setdefault(parse.lower[mark], []).append(child)
    if not marks and any(parse.lower[c] == "to" for c in parse.children[clause]):  # "with" left without its noun
        bare = [c for c in parse.children[parse.head[clause]] if parse.lower[c] in MISREAD and not parse.children[c]]
        for child in parse.children[clause]:
            if parse.dep[child] == "nsubj" and parse.left[child] - 1 in bare:
                found.setdefault(parse.lower[parse.left[child] - 1], []).append(child)


def behind_inviter(parse: Parse, verb: int, subject: int) -> int:
    """The subject, or the name behind it where it ends "At the invitation of the king, X, Y visited": X invites."""
    opening = [c for c in parse.children[verb] if c < subject and parse.dep[c] == "prep"]
    if not any(parse.lemma[noun] == "invitation" for c in opening for noun in parse.children[c]):
        return subject
    listed = parse.children[subject]
    joined = [c for c in listed if parse.dep[c] in ("conj", "appos") and subject < c < verb]
    return joined[-1] if joined and not any(parse.dep[c] == "cc" for c in listed) else subject


def is_passive_infinitive(parse: Parse, verb: int) -> bool:
    """Whether a passive clause shares its subject ("are expected to be signed", "after being received")."""
    return parse.dep[verb] in _SHARING and any(parse.dep[child] == "auxpass" for child in parse.children[verb])


def doer_before(parse: Parse, gerund: int) -> int | None:
    """The noun right before a gerund whose deed it is ("agreed to Peru joining"), where a preposition governs both."""
    before = gerund - 1
    if gerund == 0 or parse.dep[before] != "pobj" or parse.pos[before] not in ("NOUN", "PROPN", "PRON"):
        return None
    preposition = parse.head[before]
    whole = parse.dep[gerund] == "advcl" and parse.head[gerund] == parse.head[preposition]
    return before if whole and not any(parse.dep[c] == "mark" for c in parse.children[gerund]) else None


def far_of(parse: Parse, noun: int) -> list[int]:
    """What "of" gives a noun from which commas part it ("the opening, in 2014, of the embassy"), else nothing."""
    last = min(noun + _FARTHEST, parse.sentences[parse.sentence[noun]][1] - 1)
    if parse.words[noun + 1 : noun + 2] != [","]:
        return []
    for i in range(noun + 2, last):
        if parse.pos[i] in ("VERB", "AUX"):
            return []
        if parse.words[i] == "," and parse.lower[i + 1] == "of":
            return [child for child in parse.children[i + 1] if parse.dep[child] == "pobj"]
    return []


def particles(parse: Parse, below: int) -> list[int]:
    """The particles that the parser hangs on what stands below their verb.

    That is a preposition ("brought them together in Lima"), or the number of an object ("handed over 200 tents").
    """
    if parse.dep[below] == "prep":
        beside = [child for child in parse.children[below] if child < below and parse.dep[child] == "advmod"]
        return [child for child in beside if parse.lower[child] in PARTICLES]
    after = parse.head[below] + 1
    misread = parse.left[below] == after and parse.tag[after] == "RP" and parse.dep[after] == "quantmod"
    return [after] if misread else []


def beside_form(parse: Parse, head: int) -> list[int]:
    """The states joined to one whose form stands before it: "with the Republic of Chad, | Togo and Benin"."""
    if parse.lower[head] not in words("form") or not parse.words[head][0].isupper():
        return []
    own = [c for i in parse.children[head] if parse.lower[i] == "of" for c in parse.children[i]]
    return [c for one in own for c in parse.children[one] if parse.dep[c] == "conj" and parse.pos[c] == "PROPN"]
