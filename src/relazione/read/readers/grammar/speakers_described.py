"""Clauses whose grammatical subject is only spoken of: a government tells what another is, does well or has to do."""

from __future__ import annotations

from relazione.read.parse import Parse
from relazione.read.readers.grammar.speakers_pairs import Voice
from relazione.read.readers.grammar.stances_clauses import Clause, is_passive, manner_of
from relazione.read.reading import Reading

_FEELING = frozenset(
    "prepared ready pleased committed willing determined grateful concerned keen happy proud confident open opposed "
    "interested eager thankful hopeful convinced supportive against able due glad honoured honored worried".split()
)  # what one says of oneself: "Chile is ready to help" is a word of Chile's
_BEING = ("be", "remain", "become")
_MUST = ("must", "should", "need", "ought")
_ROLES = ("role", "part")
_ACTS = frozenset("reach conclude achieve sign decide".split())
_ADDRESSING = frozenset(
    "ask invite urge request implore exhort tell inform remind notify warn assure advise instruct".split()
)


def is_described(reading: Reading, clause: Clause, subject: Voice) -> bool:
    """Whether a government tells of another: "Peru is our oldest friend", "plays a vital role", "must stop".

    Nothing of that is a stance of the other's.
    """
    parse, verb = reading.parse, clause.verb
    actors = [reading.actors[number] for number in subject.actors]
    if clause.report >= 0 or not all(actor.kind == "state" for actor in actors):
        return False
    if any(actor.state == reading.home for actor in actors):  # "Peru and Ghana are old friends": so says its own
        return len(actors) > 1 and _is_state_of_things(reading, clause)
    children = parse.children[verb]
    if parse.lemma[verb] in _BEING:
        said = [child for child in children if parse.dep[child] in ("attr", "acomp")]
        return any(parse.dep[c] == "attr" or parse.lower[c] not in _FEELING for c in said)
    if parse.lemma[verb] == "play":
        return any(parse.dep[child] == "dobj" and parse.lemma[child] in _ROLES for child in children)
    return not manner_of(parse.lemma[verb]) and any(parse.lower[child] in _MUST for child in children)


def is_addressed(reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells what its subject was asked, invited or told, which is another's word: "Peru was asked"."""
    return clause.report < 0 and is_told(reading.parse, clause.verb)


def is_told(parse: Parse, verb: int) -> bool:
    """Whether a verb says what its subject has heard from another: "was informed", "was invited"."""
    return parse.lemma[verb] in _ADDRESSING and is_passive(parse, verb)


def feels(reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells how its subject stands to a matter: "Chile is opposed to", "remains committed to"."""
    parse, verb = reading.parse, clause.verb
    children = parse.children[verb]
    if parse.lemma[verb] in _BEING:
        return any(parse.dep[child] == "acomp" and parse.lower[child] in _FEELING for child in children)
    return parse.lower[verb] in _FEELING and is_passive(parse, verb)


def _is_state_of_things(reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells how two states stand to each other, and not what they do: "are partners", "enjoy ties"."""
    parse, verb = reading.parse, clause.verb
    if manner_of(parse.lemma[verb]) or feels(reading, clause) or parse.lemma[verb] in _ACTS:
        return False
    return not any(parse.tag[child] == "MD" for child in parse.children[verb])
