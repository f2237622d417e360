"""The draft of a title: what the title grammar gathers while it grows outwards from the office words."""

from __future__ import annotations

from dataclasses import dataclass, field

from relazione.codebook.organisations import find_organisation
from relazione.read.ground import Ground, NameAt
from relazione.read.title import Bearer

_UNION = "European Union"
# Parts of states, or breakaways of them, with a president and ministers of their own whom papers name as such.
SELF_GOVERNED = frozenset(
    {"Abkhazia", "Bougainville", "Iraqi Kurdistan", "Jubaland", "Nagorno-Karabakh", "Puntland", "Republika Srpska",
     "South Ossetia"}
)  # fmt: skip
_BODY_WORDS = frozenset(
    "ministry department parliament army navy government cabinet senate majlis congress force forces mofa mfa "
    "mofat dfat".split()
)


@dataclass(slots=True)
class TitleDraft:
    """The draft of a title while it grows, from the core outwards; positions are token numbers, last included.

    `taken` is the last token of the name that the title before has, -1 where it has none.
    """

    first: int
    last: int
    status: str = "current"
    deputy: bool = False
    determiner: str = ""
    of: list[Bearer] = field(default_factory=list)
    to: list[Bearer] = field(default_factory=list)
    taken: int = -1


def bearer_of(ground: Ground, name: NameAt) -> Bearer | None:
    """Whom a name makes a title serve: ministries, parliaments and armies serve their state."""
    hit = name.hit
    if hit.kind == "state":
        return Bearer(hit.value, "state", name.first, name.last)
    if hit.value in SELF_GOVERNED:
        return Bearer(hit.value, "entity", name.first, name.last)
    if hit.kind in ("city", "region"):
        state = hit.state or _state_of_province(ground, name)
        return Bearer(state, "state", name.first, name.last) if state else None
    body = {ground.parse.lower[i] for i in range(name.first, name.last + 1)} & _BODY_WORDS
    if body:
        return Bearer(hit.state, "state", name.first, name.last) if hit.state else None
    return Bearer(in_full(ground, hit.value), "organisation", name.first, name.last)


def _state_of_province(ground: Ground, name: NameAt) -> str | None:
    """The state of the city that a province is called after: "Minister of | Lusaka Province"."""
    inside = (n for n in ground.names if name.first <= n.first and n.last < name.last)
    return next((n.hit.state for n in inside if n.hit.kind == "city" and n.hit.state), None)


def in_full(ground: Ground, value: str) -> str:
    """The fullest form in the text of a table's organisation; the EU is always the European Union (CODEBOOK)."""
    known = find_organisation(value)
    if known is None or known.name == _UNION:
        return value if known is None else _UNION
    forms = {n.hit.value for n in ground.names if n.hit.kind == "organisation"}
    return known.name if known.name in forms else value
