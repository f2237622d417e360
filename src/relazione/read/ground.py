"""The ground on which titles and actors are found: the parse, with the names of states, bodies and places by token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from relazione.read.names import NameHit
from relazione.read.offices import OfficeHit, find_offices, office_table
from relazione.read.parse import Parse

_CALLED_AFTER_CITIES = frozenset(
    "accord accords agenda agreement agreements amendment charter consensus convention conventions declaration "
    "framework pact principles process protocol protocols roadmap statute treaty".split()
)


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
    `office_at[i]` a number into `offices` or -1. `blocked[i]` marks tokens that no person name may use; `capitals`
    holds the tokens of each capitalised word.
    """

    parse: Parse
    names: tuple[NameAt, ...]
    offices: tuple[OfficeHit, ...]
    outer: Sequence[int]
    inner: Sequence[int]
    office_at: Sequence[int]
    blocked: Sequence[bool]
    capitals: Mapping[str, Sequence[int]]

    def name_at(self, i: int, outer: bool = True) -> NameAt | None:
        """The longest (or shortest) name that token i belongs to, or None."""
        number = (self.outer if outer else self.inner)[i]
        return self.names[number] if number >= 0 else None

    def state_in(self, name: NameAt) -> str | None:
        """The state that a name stands for or belongs to (ISO alpha-3), None for international organisations."""
        return name.hit.value if name.hit.kind == "state" else name.hit.state


def lay_ground(parse: Parse, hits: Sequence[NameHit], places: Sequence[tuple[int, int]] = ()) -> Ground:
    """The ground of a parse from the hits of `find_names`; hits that cut through tokens are widened to whole tokens.

    `places` are spans of the text that name nobody, as datelines do.
    """
    size = len(parse)
    candidates = find_offices(parse)
    names = []
    for hit in hits:
        if hit.end > hit.start and size:
            first, last = parse.token_at(hit.start), parse.token_at(hit.end - 1)
            inside = any(o.first <= first and last <= o.last for o in candidates)  # "Army" in "Chief of Army Staff"
            if not inside and not (hit.kind == "city" and _is_called_after(parse, last)):
                names.append(NameAt(first, last, hit))
    names, candidates = _part(parse, names, candidates)
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
    for start, end in places:
        for i in range(parse.token_at(start), size):
            if parse.end[i] > end:
                break
            blocked[i] = True
    capitals: dict[str, list[int]] = {}
    for i, word in enumerate(parse.words):
        if word[0].isupper():
            capitals.setdefault(word, []).append(i)
    return Ground(parse, tuple(names), offices, outer, inner, office_at, blocked, capitals)


def _is_called_after(parse: Parse, last: int) -> bool:
    """Whether an instrument is called after the city that ends at a token ("the Vienna Convention"): no place then."""
    after = last + 1
    return after < len(parse) and parse.words[after][0].isupper() and parse.lower[after] in _CALLED_AFTER_CITIES


def _part(parse: Parse, names: list[NameAt], offices: list[OfficeHit]) -> tuple[list[NameAt], list[OfficeHit]]:
    """Parts office words from the name of a body that begins inside them and goes on behind them.

    Where only "of" and a state follow ("Chairman of the Cabinet of Ministers | of Peru") the office keeps the words;
    else the body does ("Speaker | of the House of Representatives"), where the words before it are an office too.
    """
    kept = []
    for office in offices:
        body = next((n for n in names if office.first < n.first <= office.last < n.last), None)
        if body is not None and _is_all_of_a_state(parse, names, office, body):
            names = [name for name in names if name is not body]
        elif body is not None:
            office = _before(parse, office, body)
        kept.append(office)
    return names, kept


def _is_all_of_a_state(parse: Parse, names: Sequence[NameAt], office: OfficeHit, body: NameAt) -> bool:
    """Whether the part of a body's name behind the office words is "of" and the name of a state."""
    begun = office.last + 2 + (parse.lower[office.last + 2] == "the")
    state = any(name.hit.kind == "state" and (name.first, name.last) == (begun, body.last) for name in names)
    return state and parse.lower[office.last + 1] == "of"


def _before(parse: Parse, office: OfficeHit, body: NameAt) -> OfficeHit:
    """The office words that end before a body's name, or all of them where those are no office."""
    last = body.first - 1
    while last > office.first and parse.lower[last] in ("of", "the", "for"):
        last -= 1
    shorter = office_table().get(" ".join(parse.lower[office.first : last + 1]))
    return office if shorter is None else OfficeHit(office.first, last, shorter)


def _inside_name(office: OfficeHit, names: Sequence[NameAt], outer: Sequence[int]) -> bool:
    """Whether the office words are a part of a longer organisation name ("Prime Minister's Office")."""
    number = outer[office.first]
    return number >= 0 and names[number].last > office.last and names[number].first <= office.first
