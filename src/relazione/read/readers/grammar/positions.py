"""Positions: a stance that an actor expresses, found clause by clause (codebook kind `position`)."""

from __future__ import annotations

from collections.abc import Iterator

from relazione.read.domains import domains_in
from relazione.read.finding import Finding, Value
from relazione.read.readers.grammar.positions_candidates import Candidate, candidates_of
from relazione.read.readers.grammar.positions_towards import Sides
from relazione.read.readers.grammar.stances_model import OUTCOMES, likelihoods, sure_stance
from relazione.read.reading import Reading

_ENOUGH = 0.35  # likelihood of any stance from which a clause counts as a position: best record with publishers held out
_MANY = 5  # more speakers than this are a gathering, not joint speakers


def find(reading: Reading) -> Iterator[Finding]:
    """The positions of an article in text order, one for each speaker of a joint stance.

    The score is the likelihood that the clause asserts a position at all.
    """
    sides = Sides(reading)
    for candidate in candidates_of(reading):
        if candidate.voice is None or len(candidate.voice.actors) > _MANY:
            continue
        shares = likelihoods(candidate.features)
        if 1 - shares[0] >= _ENOUGH:
            stance = sure_stance(reading.parse, candidate.clause) or OUTCOMES[_likeliest(shares)]
            yield from _findings(reading, sides, candidate, stance, 1 - shares[0])


def _likeliest(shares: tuple[float, ...]) -> int:
    return max(range(1, len(shares)), key=lambda i: shares[i])


def _findings(reading: Reading, sides: Sides, candidate: Candidate, stance: str, score: float) -> Iterator[Finding]:
    clause, voice, parse = candidate.clause, candidate.voice, reading.parse
    if voice is None:
        return
    start, end = parse.span(clause.first, clause.last)
    head = Value(stance, parse.start[clause.head], parse.end[clause.head])
    domains = domains_in(reading, start, end) or domains_in(reading, *_sentence(reading, candidate), general=False)
    for number, mention in zip(voice.actors, voice.mentions, strict=True):
        actor = reading.actors[number]
        side = sides.of(actor, mention)
        slots: dict[str, tuple[Value, ...]] = {"speaker": (reading.who(actor, mention),), "stance": (head,)}
        if side is not None:
            slots["for"] = (side,)
        towards = sides.towards(clause, stance, actor, side.value if side else None)
        if towards is not None:
            slots["towards"] = (towards,)
        slots["about"] = (Value(reading.article.text[head.start : end], head.start, end),)
        if domains:
            slots["domains"] = domains
        yield Finding("position", start, end, slots, score=round(score, 3))


def _sentence(reading: Reading, candidate: Candidate) -> tuple[int, int]:
    first, last = reading.parse.sentences[candidate.sentence]
    return reading.parse.span(first, last - 1)
