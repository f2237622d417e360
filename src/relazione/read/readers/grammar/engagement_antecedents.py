"""Whom "it" and "its" stand for: the state or body that the clause above, or the sentence before, speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.read.mention import Mention
from relazione.read.reading import Reading

_NEUTRAL = frozenset({"it", "its", "itself"})
_BODIES = frozenset({"state", "organisation"})
_STEPS = 8  # heads looked at above a pronoun
_SUBJECTS = ("nsubj", "nsubjpass")


def antecedent(reading: Reading, token: int) -> Mention | None:
    """The state or body that a neutral pronoun stands for, None for any other token and where nothing is near.

    The subjects of the clauses above the pronoun come first, from the nearest up, then that of the sentence before.
    """
    parse = reading.parse
    if parse.lower[token] not in _NEUTRAL or parse.dep[token] == "expl":
        return None
    for subject in _subjects_above(reading, token):
        mention = reading.outer(subject)
        if mention is not None and mention.kind in _BODIES and mention.actors:
            return mention
    return None


def _subjects_above(reading: Reading, token: int) -> Iterator[int]:
    """The subjects before the pronoun: of the verbs that it hangs under, then of the root of the sentence before."""
    parse = reading.parse
    above = token
    for _ in range(_STEPS):
        if parse.head[above] == above:
            break
        above = parse.head[above]
        yield from _subjects(reading, above, token)
        if parse.dep[above] in ("relcl", "acl"):  # "Peru, which closed its embassy"
            yield parse.head[above]
    number = parse.sentence[token]
    if number and reading.section_of[number] == reading.section_of[number - 1]:
        first, last = parse.sentences[number - 1]
        for i in range(first, last):
            if parse.dep[i] == "ROOT":
                yield from _subjects(reading, i, token)


def _subjects(reading: Reading, verb: int, before: int) -> Iterator[int]:
    parse = reading.parse
    for child in parse.children[verb]:
        if parse.dep[child] in _SUBJECTS and child < before:
            yield child
