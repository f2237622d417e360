"""Who is meant: whether two mentions in two reports are the same person, organisation, city or state."""

from __future__ import annotations

from functools import lru_cache

from relazione.record.states import is_state
from relazione.resolve.names import OTHER, SAME, compare_persons, name_parts, same_organisation

_CACHED_PAIRS = 1 << 18  # comparisons remembered: the same actors meet again and again


@lru_cache(_CACHED_PAIRS)
def same_person(
    one: str, other: str, states: tuple[str | None, str | None] = (None, None), same_office: bool = False
) -> bool:
    """Whether two names are one person.

    `states` are the state (ISO alpha-3) or organisation each acts for, None where not told. Two different states make
    two persons, however alike the names. A family name alone (Park) is the same person as a full name only where state
    and office agree; two or more parts of a longer name (Javad Zarif) where the state agrees.
    """
    first, second = states
    if first and second and first != second and is_state(first) and is_state(second):
        return False
    found = compare_persons(one, other)
    if found == OTHER:
        return False
    if found == SAME and min(len(name_parts(one)), len(name_parts(other))) > 1:
        return True
    parts = min(len(one.split()), len(other.split()))
    agree = first is not None and first == second
    return agree and (same_office or parts > 1)


@lru_cache(_CACHED_PAIRS)
def same_actor(one: str, other: str) -> bool:
    """Whether two names that are no persons' are one state, organisation or city. A state is only ever itself."""
    if one == other:
        return True
    return not (is_state(one) or is_state(other)) and same_organisation(one, other)


def same_side(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Whether two participants, each (who, acts for), are the same actor in two reports of one event.

    A state and whoever acts for it are the same side (the papers say "Chile" and "Ana Lopez"), two persons only if
    they are the same person; beside a shared event a family name is enough.
    """
    (who, state), (whom, other_state) = one, other
    if same_actor(who, whom):
        return True
    if is_state(who) or is_state(whom):
        return bool(state and state == other_state)
    return same_person(who, whom, (state, other_state), same_office=True)
