"""Regions: which states lie in one."""

from __future__ import annotations

from functools import cache

from relazione.codebook.table import rows


@cache
def regions() -> dict[str, tuple[str, ...]]:
    """The ISO alpha-3 codes of the states of each region, by its usual name, in the order of the table."""
    found: dict[str, list[str]] = {}
    for row in rows("region_states"):
        found.setdefault(row["region"], []).append(row["iso3"])
    return {name: tuple(states) for name, states in found.items()}


def find_region(name: str) -> str | None:
    """The usual name of the region that a person means, None where no table has it: "south-east asia" is one."""
    wanted = _letters(name)
    return next((region for region in regions() if _letters(region) == wanted), None)


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold().removeprefix("the ") if letter.isalpha())
