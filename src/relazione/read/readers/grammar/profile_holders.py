"""Who has a strength or a need, and the words of the table that tell of one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from relazione.codebook.table import rows
from relazione.read.finding import Value
from relazione.read.readers.grammar.engagement_arguments import subject_above
from relazione.read.readers.grammar.membership_sides import COUNTRIES, states_at
from relazione.read.reading import Reading

HOLDERS = frozenset(("state", "city", "organisation"))
STRENGTH, NEED = "strength", "need"


@dataclass(frozen=True, slots=True)
class Claim:
    """A strength or need: who has it, the noun that carries it, and the token from which the evidence runs."""

    of: Value
    side: str
    noun: int
    since: int


@cache
def words(kind: str) -> dict[str, str]:
    """The words of a class of the table `profile_words` with their values."""
    return {row["word"]: row["value"] for row in rows("profile_words") if row["class"] == kind}


def children_of(reading: Reading, token: int, deps: tuple[str, ...]) -> list[int]:
    """The token's children that hang on it in one of these ways."""
    parse = reading.parse
    return [child for child in parse.children[token] if parse.dep[child] in deps]


def objects_of(reading: Reading, token: int, prepositions: tuple[str, ...]) -> list[int]:
    """The objects of the token's prepositions of these words."""
    parse = reading.parse
    links = [c for c in children_of(reading, token, ("prep",)) if parse.lower[c] in prepositions]
    return [noun for link in links for noun in children_of(reading, link, ("pobj", "pcomp"))]


def subject_of(reading: Reading, verb: int) -> list[Value]:
    """Who the verb speaks of, where that is a state, city or organisation."""
    helped = [n for aux in children_of(reading, verb, ("aux",)) for n in children_of(reading, aux, ("nsubj",))]
    own = children_of(reading, verb, ("nsubj", "nsubjpass")) or helped or subject_above(reading.parse, verb)
    if reading.parse.dep[verb] == "relcl" and all(reading.parse.lower[n] in ("which", "that", "who") for n in own):
        own = [reading.parse.head[verb]]  # "Peru, which is rich in copper"
    each = [*own, *(c for subject in own for c in children_of(reading, subject, ("conj",)))]
    found = [holder for subject in each if (holder := holder_at(reading, subject)) is not None]
    return found or [value for subject in own for value in _pointed(reading, subject)]


def _pointed(reading: Reading, token: int) -> list[Value]:
    """The state behind "it" and "his country", and behind the "we" of one who speaks."""
    parse = reading.parse
    if parse.lower[token] != "we":
        return states_at(reading, token) if parse.lower[token] == "it" or parse.lower[token] in COUNTRIES else []
    before = reading.mentions_in(0, parse.start[token])
    speakers = [m for m in before if m.kind == "person" and m.actors and reading.actors[m.actors[0]].state]
    return states_at(reading, speakers[-1].head) if speakers and reading.inner(token) is None else []


def holder_at(reading: Reading, token: int) -> Value | None:
    """The state, city or organisation that a token names (for "the country" the one it stands for), else None."""
    mention = reading.inner(token)
    if mention is None or mention.kind == "person" or not mention.actors or reading.parse.lower[token] == "i":
        return None
    actor = reading.actors[mention.actors[0]]
    if actor.kind not in HOLDERS or len(mention.actors) > 1:
        return None
    basis = "stated" if mention.form in ("name", "demonym") else "resolved"
    return Value(actor.name, mention.start, mention.end, basis)
