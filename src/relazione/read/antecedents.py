"""Who of several persons a later word stands for: the nearer and the subject first, not whose state is addressed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from relazione.codebook.table import rows
from relazione.read.ground import Ground
from relazione.read.mention import Mention
from relazione.read.parse import Parse

_SUBJECTS = ("nsubj", "nsubjpass")
_VERBAL = ("VERB", "AUX")
_TOWARDS = ("with", "to", "toward", "towards", "on", "upon", "against")
_PARTS = ("amod", "poss", "compound", "nmod")
_DEEP = 8  # steps up the parse from a subject's head to its verb
# Points: a sentence back costs as much as being no subject; measured on the training articles.
_BACK, _SUBJECT, _STEP, _MAIN = 2.0, 2.5, 0.1, 0.5
ADDRESSED = 6.0  # what a person loses whose own state the clause speaks to


def salience(parse: Parse, mention: Mention, i: int, distance: int) -> float:
    """How strongly a mention before token i offers itself, higher is likelier; `distance` counts mentions between."""
    score = -_BACK * (parse.sentence[i] - parse.sentence[mention.first]) - _STEP * distance
    if parse.dep[mention.head] in _SUBJECTS:
        score += _SUBJECT
        if parse.dep[parse.head[mention.head]] in ("ROOT", "ccomp"):
            score += _MAIN
    return score


def addressed_states(ground: Ground, i: int) -> frozenset[str]:
    """The states that the clause whose subject is token i speaks to: "thanked Chile", "expand ties with Chile"."""
    parse = ground.parse
    verb = _verb_of(parse, i)
    if verb < 0:
        return frozenset()
    found = set()
    for child in _addressed(parse, verb):
        for token in (child, *(c for c in parse.children[child] if parse.dep[c] in _PARTS)):
            name = ground.name_at(token)
            if name is not None and name.hit.kind == "state":
                found.add(name.hit.value)
    return frozenset(found)


def _verb_of(parse: Parse, i: int) -> int:
    """The verb whose subject is token i or the phrase it stands in, -1 where it is no subject."""
    for _ in range(_DEEP):
        if parse.pos[i] in _VERBAL or parse.head[i] == i:
            return -1
        if parse.dep[i] in _SUBJECTS:
            return parse.head[i] if parse.pos[parse.head[i]] in _VERBAL else -1
        i = parse.head[i]
    return -1


def _addressed(parse: Parse, verb: int) -> Iterator[int]:
    """The nouns that a verb is directed to: its object where it addresses one, and what follows "with"."""
    for child in parse.children[verb]:
        if parse.dep[child] in ("dobj", "dative") and parse.lemma[verb] in _addressing():
            yield child
        elif parse.dep[child] == "prep" and parse.lower[child] in _TOWARDS and parse.lemma[verb] in _addressing():
            yield from (noun for noun in parse.children[child] if parse.dep[noun] == "pobj")
    for token in range(verb + 1, parse.right[verb]):
        if parse.lower[token] == "with" and parse.dep[token] == "prep":
            yield from (noun for noun in parse.children[token] if parse.dep[noun] == "pobj")


@cache
def _addressing() -> frozenset[str]:
    """Verbs whose object is spoken to, praised or blamed (tables `addressed_verbs` and `stance_verbs`)."""
    turned = {row["verb"] for row in rows("stance_verbs") if row["stance"] in ("appreciate", "condemn", "request")}
    return frozenset(turned) | {row["verb"] for row in rows("addressed_verbs")}
