"""The ground on which titles and actors are found: the parse, with the names of states, bodies and places by token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relazione.read.names import NameHit
from relazione.read.offices import OfficeHit, find_offices
from relazione.read.parse import Parse


@dataclass(frozen=True, slots=True)
class NameAt:
    """A hit of the name tables on tokens first to last (included)."""

    first: int
    last: int
    hit: NameHit


@dataclass(frozen=True, slots=True)
class Ground:
    """A parse and what the tables know of its words.

    `outer[i]` and `inner[i]` are numbers into `names` of the longest and shortest name at token i, or -1;
    `office_at[i]` a number into `offices` or -1. `blocked[i]` marks tokens that no person name may use.
    """

    parse: Parse
    names: tuple[NameAt, ...]
    offices: tuple[OfficeHit, ...]
    outer: Sequence[int]
    inner: Sequence[int]
    office_at: Sequence[int]
    blocked: Sequence[bool]

    def name_at(self, i: int, outer: bool = True) -> NameAt | None:
        """The longest (or shortest) name that token i belongs to, or None."""
        number = (self.outer if outer else self.inner)[i]
        return self.names[number] if number >= 0 else None

    def state_in(self, name: NameAt) -> str | None:
        """The state that a name stands for or belongs to (ISO alpha-3), None for international organisations."""
        return name.hit.value if name.hit.kind == "state" else name.hit.state


def lay_ground(parse: Parse, hits: Sequence[NameHit]) -> Ground:
    """The ground of a parse from the hits of `find_names`; hits that cut through tokens are widened to whole tokens."""
    size = len(parse)
    candidates = find_offices(parse)
    names = []
    for hit in hits:
        if hit.end > hit.start and size:
            first, last = parse.token_at(hit.start), parse.token_at(hit.end - 1)
            if not any(o.first <= first and last <= o.last for o in candidates):  # "Army" in "Chief of Army Staff"
                names.append(NameAt(first, last, hit))
    outer, inner = [-1] * size, [-1] * size
    for number, name in sorted(enumerate(names), key=lambda pair: pair[1].last - pair[1].first):
        for i in range(name.first, name.last + 1):
            outer[i] = number
            if inner[i] < 0:
                inner[i] = number
    offices = tuple(hit for hit in candidates if not _inside_name(hit, names, outer))
    office_at = [-1] * size
    for number, office in enumerate(offices):
        for i in range(office.first, office.last + 1):
            office_at[i] = number
    blocked = [office_at[i] >= 0 or (outer[i] >= 0 and names[outer[i]].hit.kind != "city") for i in range(size)]
    return Ground(parse, tuple(names), offices, outer, inner, office_at, blocked)


def _inside_name(office: OfficeHit, names: Sequence[NameAt], outer: Sequence[int]) -> bool:
    """Whether the office words are a part of a longer organisation name ("Prime Minister's Office")."""
    number = outer[office.first]
    return number >= 0 and names[number].last > office.last and names[number].first <= office.first
