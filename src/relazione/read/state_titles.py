"""Which states have an office, and whose alone a title is, by the tables `state_offices` and `office_states`."""

from __future__ import annotations

from functools import cache

from relazione.codebook.table import rows
from relazione.read.ground import Ground
from relazione.read.office_classes import core_words
from relazione.read.title import Title


def states_that_own(ground: Ground, title: Title) -> tuple[str, ...]:
    """The states whose title it is even where the text does not name them: "Majlis Speaker"."""
    core = core_words(ground, title)
    return tuple(state for state, always in own_states().get(core, ()) if always)


@cache
def own_states() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Title -> the states that use it, and whether it is theirs even where the text does not name them."""
    owners: dict[str, tuple[tuple[str, bool], ...]] = {}
    for row in rows("office_states"):
        states = tuple((state, row["named"] == "no") for state in row["states"].split())
        owners[row["title"]] = owners.get(row["title"], ()) + states
    return owners


def lacks(ground: Ground, title: Title, state: str) -> bool:
    """Whether the state's constitution has no such office, or no body that the title names (table `state_offices`)."""
    core = core_words(ground, title)
    return state in _without(title.office, core) or any(
        state in _without_body().get(ground.parse.lower[i], ()) for i in range(title.first, title.last + 1)
    )


@cache
def _without(office: str, core: str) -> frozenset[str]:
    """The states that lack an office of these words."""
    king = core in ("king", "queen", "emir", "amir", "sultan", "emperor")
    word = "king" if king else "president" if "president" in core else core
    keys = (office, f"{office}:{word}", f"words:{core.split()[-1]}")
    return frozenset(state for row in rows("state_offices") if row["lacks"] in keys for state in row["states"].split())


@cache
def _without_body() -> dict[str, frozenset[str]]:
    """The states without a body, by the word that a title would name it with: "parliament", "senate"."""
    found = ((row["lacks"].partition("body:")[2], row["states"]) for row in rows("state_offices"))
    return {word: frozenset(states.split()) for word, states in found if word}
