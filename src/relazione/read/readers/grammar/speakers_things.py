"""Clauses that tell of things: whose the proposal is that they tell of, and who acts on a thing in the passive."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.read.parse import Parse
from relazione.read.readers.grammar.speakers_unnamed import speaks_for_others
from relazione.read.readers.grammar.stances_clauses import Clause
from relazione.read.reading import Reading

_PAPERS = frozenset("statement communique communiqué declaration letter message resolution note".split())
_OWNED = frozenset("proposal request offer appeal demand suggestion complaint objection plea".split())
_OWNERS = ("of", "by", "from")
_THINGS = ("NN", "NNS", "DT")


def is_of_thing(reading: Reading, clause: Clause) -> bool:
    """Whether a clause that nobody reports tells what a thing does or is: "the visit underlines the friendship"."""
    parse, subject = reading.parse, clause.subject
    if subject < 0 or clause.report >= 0 or reading.outer(subject) is not None:
        return False
    return parse.tag[subject] in _THINGS and not speaks_for_others(reading, subject)


def agents(parse: Parse, verb: int) -> Iterator[int]:
    """The nouns behind "by" that tell who acts in a passive clause, "in a joint statement by A and B" too."""
    links = [child for child in parse.children[verb] if parse.dep[child] in ("agent", "prep")]
    links += [
        below
        for link in links
        if parse.lower[link] == "in"
        for noun in parse.children[link]
        if parse.lemma[noun] in _PAPERS
        for below in parse.children[noun]
    ]
    for link in links:
        if parse.dep[link] == "agent" or parse.lower[link] == "by":
            yield from parse.children[link]


def owner_of_stance(reading: Reading, clause: Clause) -> int:
    """Whose the proposal or request is that a clause tells of, -1 where none: "Peru's proposal has been pending"."""
    parse, subject = reading.parse, clause.subject
    if subject < 0 or parse.lemma[subject] not in _OWNED or clause.report >= 0:
        return -1
    for child in parse.children[subject]:
        if parse.dep[child] == "poss":
            return child
        if parse.lower[child] in _OWNERS:
            return next(iter(parse.children[child]), -1)
    return -1
