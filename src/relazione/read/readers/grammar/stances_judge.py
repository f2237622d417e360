"""How likely each stance is for the candidates of an article: the linear model, and the encoder where it can matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from relazione.read.encoder.session import Encoder, encoder
from relazione.read.readers.grammar.positions_candidates import Candidate, wording_of
from relazione.read.readers.grammar.stances_model import (
    blended,
    linear_sums,
    mood_stance,
    ruled_stance,
    shipped_weights,
)
from relazione.read.reading import Reading

# Where the linear model leaves nothing open the encoder is not asked. With publishers held out, this asks for half of
# the pieces that asking wherever a stance is at all likely would, and costs 0.003 of the record score of positions.
_WORTH = 0.2  # under this likelihood of any stance
_RULED = 0.5  # over this, where a verb or mood names the stance
_SURE, _CLEAR = 0.85, 0.6  # over this, where one stance has this share of it
MANY = 8  # more speakers than this are a gathering, not joint speakers


@dataclass(frozen=True, slots=True)
class Models:
    """The weights of the linear model, and the encoder, or None to do without."""

    weights: Mapping[str, tuple[float, ...]]
    encoder: Encoder | None


@cache
def shipped() -> Models:
    """The models that ship with the program."""
    return Models(shipped_weights(), encoder())


def likelihoods_of(
    reading: Reading, candidates: Sequence[Candidate], models: Models | None = None
) -> list[tuple[float, ...]]:
    """The likelihoods of OUTCOMES for each candidate, in order; they sum to one.

    The shipped models judge unless others are given. Candidates without a speaker are judged by the linear model alone.
    """
    used = models or shipped()
    sums = [linear_sums(candidate.features, used.weights) for candidate in candidates]
    if used.encoder is not None:
        for numbers in _worth_asking(reading, candidates, sums):
            rows = used.encoder.sums(wording_of(reading, [candidates[number] for number in numbers]))
            for number, row in zip(numbers, rows.tolist(), strict=True):
                sums[number] = blended(sums[number], row)
    return [tuple(exp(value) for value in row) for row in sums]


def _worth_asking(
    reading: Reading, candidates: Sequence[Candidate], sums: Sequence[tuple[float, ...]]
) -> list[list[int]]:
    """The numbers of the candidates to ask the encoder for, those of one sentence and speaker together."""
    together: dict[tuple[int, tuple[int, ...]], list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        voice = candidate.voice
        if voice is not None and len(voice.actors) <= MANY and _is_open(reading, candidate, sums[number]):
            together[candidate.sentence, tuple(voice.actors)].append(number)
    return list(together.values())


def _is_open(reading: Reading, candidate: Candidate, sums: tuple[float, ...]) -> bool:
    """Whether the encoder could still change what is made of a candidate."""
    likely = 1 - exp(sums[0])
    if likely < _WORTH or (likely > _SURE and exp(max(sums[1:])) >= _CLEAR * likely):
        return False
    if likely <= _RULED:
        return True
    ruled = ruled_stance(reading.parse, candidate.clause) or mood_stance(reading.parse, candidate.clause)
    return ruled is None
