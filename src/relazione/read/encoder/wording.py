"""How a sentence is put to the encoder: names masked by what they stand for, so that no name can be learnt.

Persons, states, cities and organisations give way to one stand-in each, which tells only its kind and whether it is on
the speaker's side. A clause is pointed at by the pieces it covers and the piece of its verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from relazione.read.encoder.word_pieces import CLOSING, OPENING, number_of, pieces_of
from relazione.read.mention import Mention
from relazione.read.reading import Reading

LONGEST = 96  # pieces of a sentence; what follows is not read
_NAMED = ("name", "demonym", "capital")
# The stand-in by kind of mention and form, on the speaker's side and on another; a form not listed goes by its kind.
_STAND_INS = {
    "person": ("he", "someone"),
    "state": ("britain", "france"),
    "state demonym": ("british", "french"),
    "state capital": ("london", "paris"),
    "city": ("london", "paris"),
    "organisation": ("nato", "nato"),
    "mission": ("embassy", "embassy"),
}


@dataclass(frozen=True, slots=True)
class Pointed:
    """Where a clause stands among the pieces of its sentence: `first` and `last` piece, last included, and its verb."""

    first: int
    last: int
    verb: int


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence as numbers of pieces, and the clauses of it that are asked for."""

    pieces: tuple[int, ...]
    clauses: tuple[Pointed, ...]


def word_sentence(
    reading: Reading, sentence: int, speakers: Sequence[int], clauses: Iterable[tuple[int, int, int]]
) -> Wording:
    """The wording of a sentence; each clause is given by its first and last token (included) and its verb's token."""
    pieces, owners = [number_of(OPENING)], [-1]
    sides = {reading.actors[number].state or reading.home for number in speakers} - {None}
    masked = -1
    for token in range(*reading.parse.sentences[sentence]):
        mention = reading.outer(token)
        stand_in = _stand_in(reading, mention, sides) if mention is not None else ""
        if mention is not None and stand_in:
            if mention.start == masked:
                continue
            masked = mention.start
        numbers = pieces_of(stand_in or reading.parse.words[token])
        pieces.extend(numbers)
        owners.extend([token] * len(numbers))
    del pieces[LONGEST - 1 :], owners[LONGEST - 1 :]
    pieces.append(number_of(CLOSING))
    return Wording(tuple(pieces), tuple(_pointed(owners, clause) for clause in clauses))


def _stand_in(reading: Reading, mention: Mention, sides: set[str | None]) -> str:
    """The word that masks a mention, or "" where it is no name."""
    if mention.form not in _NAMED:
        return ""
    own = any(reading.actors[number].state in sides for number in mention.actors)
    pair = _STAND_INS.get(f"{mention.kind} {mention.form}") or _STAND_INS.get(mention.kind)
    return pair[0 if own else 1] if pair else ""


def _pointed(owners: list[int], clause: tuple[int, int, int]) -> Pointed:
    """A clause cut off by the length of the sentence is pointed at by the opening piece."""
    first, last, verb = clause
    inside = [place for place, token in enumerate(owners) if first <= token <= last]
    if not inside:
        return Pointed(0, 0, 0)
    return Pointed(inside[0], inside[-1], next((p for p, token in enumerate(owners) if token == verb), inside[0]))
