"""Which codes are states', and how English names them."""

from __future__ import annotations

from functools import cache

from relazione.codebook.table import rows


@cache
def _names() -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in rows("states")}


def is_state(code: str) -> bool:
    """Whether the code is a state's ISO 3166 alpha-3, dissolved states (SUN, YUG) and XKX included."""
    return code in _names()


def state_name(code: str) -> str | None:
    """The short English name of a state, None where the code is no state's."""
    return _names().get(code)
