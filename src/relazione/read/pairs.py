"""The two for whom "both", "the two leaders" and "the two countries" stand."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.read.cast import Cast
from relazione.read.mention import Mention

_CODE = 3  # letters of an ISO code: a pair acts for two states, not for an organisation


def two_persons(cast: Cast, seen: Sequence[Mention], offices: tuple[str, ...] = ()) -> tuple[int, ...]:
    """The two persons of different states last spoken of whose offices fit, in order of mention; empty if none.

    `seen` are the mentions so far, latest last. Where no two hold such offices any two persons do.
    """
    for wanted in (set(offices), set[str]()):
        found: list[int] = []
        states: set[str] = set()
        for mention in reversed(seen):
            for number in reversed(mention.actors):
                figure = cast.figures[number]
                held = {office.office for office in figure.offices}
                if figure.kind != "person" or figure.state is None or figure.state in states:
                    continue
                if wanted and not held & wanted:
                    continue
                found.append(number)
                states.add(figure.state)
                if len(found) == 2:
                    return tuple(reversed(found))
    return ()


def two_states(cast: Cast, seen: Sequence[Mention]) -> tuple[int, ...]:
    """The figures of the two states of the pair of persons, else of the two states most spoken of."""
    states = [cast.figures[number].state for number in two_persons(cast, seen)]
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
