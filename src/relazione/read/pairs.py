"""The two for whom "both", "the two leaders" and "the two countries" stand."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.read.cast import Cast
from relazione.read.mention import Mention

_CODE = 3  # letters of an ISO code: a pair acts for two states, not for an organisation
_SUBJECTS = ("nsubj", "nsubjpass")
# Points: who was a subject stands before who is only spoken of, up to a sentence and a half further back.
_BACK, _SUBJECT, _STEP = 1.0, 1.5, 0.1


def two_persons(cast: Cast, seen: Sequence[Mention], i: int, offices: tuple[str, ...] = ()) -> tuple[int, ...]:
    """The two persons of different states who stand out before token i and whose offices fit; empty if none.

    `seen` are the mentions so far, latest last; so is the pair. Where no two hold such offices any two persons do.
    """
    for wanted in (set(offices), set[str]()):
        points = _points(cast, seen, i, wanted)
        found: list[int] = []
        for number in sorted(points, key=lambda number: (-points[number], number)):
            if cast.figures[number].state not in [cast.figures[other].state for other in found]:
                found.append(number)
            if len(found) == 2:
                order = [number for mention in reversed(seen) for number in reversed(mention.actors)]
                return tuple(sorted(found, key=order.index, reverse=True))
    return ()


def _points(cast: Cast, seen: Sequence[Mention], i: int, wanted: set[str]) -> dict[int, float]:
    """How strongly each person of a known state offers itself; of those who hold a wanted office, where any is."""
    parse = cast.ground.parse
    points: dict[int, float] = {}
    for distance, mention in enumerate(reversed(seen)):
        acting = len(mention.actors) > 1 or parse.dep[mention.head] in _SUBJECTS
        back = parse.sentence[i] - parse.sentence[mention.first]
        score = _SUBJECT * acting - _BACK * back - _STEP * distance
        for number in reversed(mention.actors):
            figure = cast.figures[number]
            if figure.kind != "person" or figure.state is None:
                continue
            if not wanted or wanted & {office.office for office in figure.offices}:
                points[number] = max(score, points.get(number, score))
    return points


def two_states(cast: Cast, seen: Sequence[Mention], i: int) -> tuple[int, ...]:
    """The figures of the two states of the pair of persons, else of the two states most spoken of."""
    states = [cast.figures[number].state for number in two_persons(cast, seen, i)]
    if len(states) < 2 or not all(state and len(state) == _CODE for state in states):
        states = list(_main_states(cast))
    numbers = []
    for state in states:
        number = cast.known("state", state or "")
        if number is None:
            return ()
        numbers.append(number)
    return tuple(numbers)


def _main_states(cast: Cast) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for name in cast.ground.names:
        if name.hit.kind == "state":
            counts[name.hit.value] = counts.get(name.hit.value, 0) + 1
    ranked = sorted(counts, key=lambda state: (-counts[state], state))
    return tuple(ranked[:2]) if len(ranked) > 1 else ()
