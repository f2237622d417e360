"""States by any of their usual names, and the parties that a person may ask about on the command line."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from relazione.codebook.gazetteer import Entry, gazetteer
from relazione.codebook.table import rows

PARTY_KINDS = ("state", "organisation", "city")


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory with a code of its own.

    `iso3` is ISO 3166-1 alpha-3 (dissolved states: their last code; Kosovo: XKX), `iso2` may be empty. `name` is the
    common short English name, `official` the formal one. `cow` and `gw` are the numeric codes of the Correlates of War
    and of Gleditsch and Ward, None where their lists have none. `capital` is None for territories without one.
    """

    iso3: str
    iso2: str
    name: str
    official: str
    cow: int | None
    gw: int | None
    capital: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """What a person means by a name: `kind` (state | organisation | city), `value` and `label` for print.

    `value` is ISO alpha-3 for states and the tables' full name for the others.
    """

    kind: str
    value: str
    label: str


@cache
def states() -> dict[str, State]:
    """All states and territories by ISO alpha-3, in the order of the codes."""
    seats: dict[str, str] = {}
    for row in rows("cities_aliases"):
        if row["role"].endswith("capital"):
            seats.setdefault(row["iso3"], row["name"])
    return {row["iso3"]: _state(row, seats.get(row["iso3"])) for row in rows("states")}


def _state(row: dict[str, str], capital: str | None) -> State:
    cow, gw = (int(row[system]) if row[system] else None for system in ("cow", "gw"))
    return State(row["iso3"], row["iso2"], row["name"], row["official"], cow, gw, capital)


def label(value: str) -> str:
    """The common short English name of a state's ISO alpha-3 code; any other value as it is."""
    state = states().get(value)
    return state.name if state else value


def capital(iso3: str) -> str | None:
    """The seat of a state's government in its usual English spelling, None where the table has none."""
    state = states().get(iso3)
    return state.capital if state else None


@cache
def capitals() -> dict[str, str]:
    """Every spelling of a city that stands for its government, mapped to the state's ISO alpha-3."""
    return {row["name"]: row["iso3"] for row in rows("cities_aliases") if row["role"].endswith("capital")}


def find_party(name: str) -> Party | None:
    """The state, organisation or city that a person means by a name or code, None where no table has it.

    Codes come first (KOR, KR), then names of states, organisations and cities; case and a leading "the" do not matter.
    """
    wanted = " ".join(name.split())
    wanted = wanted[4:] if wanted.lower().startswith("the ") else wanted
    for iso3, state in states().items():
        if wanted.upper() in (iso3, state.iso2):
            return Party("state", iso3, state.name)
    entry = gazetteer().get(wanted, (None,))[0]
    if entry is None or entry.kind not in PARTY_KINDS:
        entry = _folded().get(wanted.casefold().replace("’", "'"))
    if entry is None:
        return None
    return Party(entry.kind, entry.value, label(entry.value) if entry.kind == "state" else entry.value)


@cache
def _folded() -> dict[str, Entry]:
    """The entries of parties by their spelling in small letters; the first of several wins."""
    found: dict[str, Entry] = {}
    for surface, entries in gazetteer().items():
        if entries[0].kind in PARTY_KINDS:
            found.setdefault(surface.casefold().replace("’", "'"), entries[0])
    return found


def contested() -> tuple[dict[str, str], ...]:
    """Territories in dispute with their claimants (ISO alpha-3 codes parted by |), as the table has them."""
    return rows("contested")
