"""Places compared: what is known of cities keeps two of them apart, nothing else does."""

from __future__ import annotations

from functools import cache, lru_cache

from relazione.codebook.table import rows
from relazione.record.naming import plain
from relazione.record.states import is_state
from relazione.resolve.report import Report

_CACHED_PLACES = 1 << 14


def places_fit(one: Report, other: Report) -> bool:
    """Whether the two places can be one: not two different cities, nor cities or states of different states.

    A place that is neither (a palace, a university) fits every city, for nothing tells where it stands.
    """
    first, second = cities_in(one.one("place") or ""), cities_in(other.one("place") or "")
    if first and second and not first & second:
        return False
    here, there = states_of(one.one("place") or ""), states_of(other.one("place") or "")
    return not here or not there or bool(here & there)


@lru_cache(_CACHED_PLACES)
def cities_in(place: str) -> frozenset[str]:
    """The cities that a place names, by their plain names ("Perth and Canberra" names two); empty for none."""
    parts = place.replace(" and ", ",").replace(" in ", ",").split(",")
    return frozenset(city for part in parts if (city := plain(part)) in _cities())


@lru_cache(_CACHED_PLACES)
def states_of(place: str) -> frozenset[str]:
    """The states in which a place may lie; empty where that is not known."""
    if is_state(place):
        return frozenset({place})
    return frozenset(state for city in cities_in(place) for state in _cities()[city])


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    """The states that have a city of that plain name."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("cities"):
        name = plain(row["name"])
        if name:
            found[name] = (*found.get(name, ()), row["iso3"])
    return found
