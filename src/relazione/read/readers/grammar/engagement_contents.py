"""What is signed, given or bought: the words that tell one instrument, gift or contract from another."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.read.readers.grammar.engagement_triggers import Trigger
from relazione.read.readers.grammar.engagement_words import words
from relazione.read.reading import Reading

_TELLING = {
    "signing": ("obj", "on", "into", "of", "for"),
    "aid": ("obj", "of", "with", "for"),
    "deal": ("obj", "of", "for"),
    "project": ("obj", "of"),
}
"""The relations whose words tell what it is about, by the type of engagement; of other types nothing is told."""

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_WHO_AND_WHERE = frozenset({"state", "city", "person", "region", "mission"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "xcomp", "ccomp"})
_BEFORE_NOUN = frozenset({"compound", "amod", "nmod"})


def contents(reading: Reading, trigger: Trigger) -> frozenset[str]:
    """The lemmas that tell what the engagement is about; empty where its words leave that open."""
    if trigger.type not in _TELLING:
        return frozenset()
    found = {token for relation in _TELLING[trigger.type] for token in trigger.arguments.get(relation, ())}
    heads = sorted(found - {trigger.token})
    telling = {i for head in heads for i in _phrase(reading, head)}
    if trigger.noun:
        telling |= {i for i in reading.parse.children[trigger.token] if reading.parse.dep[i] in _BEFORE_NOUN}
    return frozenset(reading.parse.lemma[i].lower() for i in sorted(telling) if _tells(reading, i))


def _phrase(reading: Reading, head: int) -> Iterator[int]:
    """The tokens of a noun phrase, without the clauses that hang on it and all that does not tell what it is about."""
    parse = reading.parse
    yield head
    for child in parse.children[head]:
        if parse.dep[child] == "prep" and not _is_about(reading, child):
            continue
        if parse.dep[child] not in _CLAUSES:
            yield from _phrase(reading, child)


def _is_about(reading: Reading, preposition: int) -> bool:
    """Whether a preposition tells what something is about: "on fisheries", "in the field of fish", not "in Lima"."""
    parse = reading.parse
    if parse.lower[preposition] == "in":
        return any(parse.lemma[child] in words("fields") for child in parse.children[preposition])
    return parse.lower[preposition] in words("about")


def _tells(reading: Reading, i: int) -> bool:
    """Whether a word is one of content: no state, person or date, and none that any such thing goes by."""
    parse = reading.parse
    if parse.pos[i] not in _CONTENT or parse.lemma[i].lower() in words("vague") or not parse.words[i][0].isalnum():
        return False
    mention = reading.inner(i)
    if mention is not None and mention.kind in _WHO_AND_WHERE:
        return False
    return not any(date.start <= parse.start[i] < date.end for date in reading.dates)
