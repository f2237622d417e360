"""The panel: what passed between two states in a year or a month, one row a dyad and period, for statistics.

Counted are entries, never reports. `bilateral` counts and the counts by type take what exactly two states took part in
and what happened; `multilateral` counts gatherings of three and more, in which each pair of participants shares: so
a summit of twenty never passes for 190 meetings. What is dated to no more than the year has no month and is left out of
a monthly panel; what has no date is left out of both. Planned, proposed and cancelled things are not counted, but in
`planned`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations, permutations

from relazione.codebook.states import states
from relazione.codebook.table import rows
from relazione.codebook.vocabulary import vocabulary
from relazione.errors import RunStopped
from relazione.record.naming import plain
from relazione.store.contract import Store
from relazione.store.fresh import fresh
from relazione.tell.item import Item

UNITS = {"dyad-year": len("2022"), "dyad-month": len("2022-05")}
"""The units of a panel, with the length of the ISO prefix that a date must have to be counted."""
_ACTS, _RECEIVES = "guest", "host"
_BILATERAL = 2
_MONTHS = 12


@dataclass(slots=True)
class _Cell:
    """A draft of one row: counts, domains and the offices of those who met; filled while entries are gone through."""

    counts: Counter[str] = field(default_factory=Counter)
    domains: Counter[str] = field(default_factory=Counter)
    offices: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry as a panel counts it: what it counts as, its period, who shares in it, in which direction."""

    columns: tuple[str, ...]
    period: str
    parties: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    domains: tuple[str, ...]
    offices: frozenset[str]


def columns(unit: str) -> tuple[str, ...]:
    """The names of the panel's columns, in order; raises RunStopped where there is no such unit."""
    _prefix(unit)
    period = ("year", "month") if unit == "dyad-month" else ("year",)
    sides = tuple(f"{name}_{side}" for side in ("a", "b") for name in ("iso3", "cow", "gw"))
    return (*sides, *period, *_counted(), "highest_office", *(f"domain_{name}" for name in vocabulary("domain")))


def _prefix(unit: str) -> int:
    """How much of a date names its period."""
    if unit not in UNITS:
        raise RunStopped(f"there is no unit {unit!r}", "--unit", f"Choose one of: {', '.join(UNITS)}.")
    return UNITS[unit]


@cache
def _counted() -> tuple[str, ...]:
    types = tuple(f"n_{name}" for name in vocabulary("engagement"))
    stances = ("positions_cooperative", "positions_conflictual")
    return ("bilateral", "multilateral", "planned", *types, "agreements_signed", "missions_opened", *stances, "reports")


def panel(
    store: Store, unit: str = "dyad-year", directed: bool = False, zero_filled: bool = False
) -> Iterator[tuple[str | int | None, ...]]:
    """The rows in the order of their codes and periods, each as long as `columns(unit)`.

    A dyad is told once, its codes in alphabetical order; with `directed` twice, and what has a direction (a visit, a
    stance) counts from the side that acts only. With `zero_filled` each pair of the states that the record names has a
    row for each period in which the record's articles were published. None stands for a code that a state
    has not, and for "nobody of known office took part". Raises RunStopped where there is no such unit.
    """
    length = _prefix(unit)
    cells: dict[tuple[str, str, str], _Cell] = defaultdict(_Cell)
    for happening in _happenings(store, length):
        for pair in _dyads(happening, directed):
            cell = cells[(*pair, happening.period)]
            cell.counts.update(happening.columns)
            cell.domains.update(happening.domains)
            cell.offices.update(happening.offices)
    keys: Iterable[tuple[str, str, str]] = (
        _filled(cells, _published(store, unit), directed) if zero_filled else sorted(cells)
    )
    empty = _Cell()
    for one, other, period in keys:
        yield _row(one, other, period, cells.get((one, other, period), empty))


def _dyads(happening: Happening, directed: bool) -> Iterator[tuple[str, str]]:
    if not directed:
        yield from combinations(sorted(happening.parties), 2)
    elif happening.pairs:
        yield from happening.pairs
    else:
        yield from permutations(sorted(happening.parties), 2)


def _filled(
    cells: Iterable[tuple[str, str, str]], periods: Sequence[str], directed: bool
) -> Iterator[tuple[str, str, str]]:
    """Every dyad in every period; what happened outside those periods keeps its row."""
    told = sorted(cells)
    named = sorted({code for one, other, _ in told for code in (one, other)})
    kept: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one, other, period in told:
        kept[one, other].append(period)
    for one, other in permutations(named, 2) if directed else combinations(named, 2):
        yield from ((one, other, period) for period in sorted({*periods, *kept[one, other]}))


def _published(store: Store, unit: str) -> list[str]:
    """Every period from the first day of publication in sight to the last; none where no article is dated."""
    covered = store.extent()
    if covered.first_day is None or covered.last_day is None:
        return []
    first, last = (day.isoformat()[: UNITS[unit]] for day in (covered.first_day, covered.last_day))
    years = range(covered.first_day.year, covered.last_day.year + 1)
    if unit == "dyad-year":
        return [f"{year:04}" for year in years]
    months = (f"{year:04}-{month:02}" for year in years for month in range(1, _MONTHS + 1))
    return [month for month in months if first <= month <= last]


def _row(one: str, other: str, period: str, cell: _Cell) -> tuple[str | int | None, ...]:
    sides = [code for iso3 in (one, other) for code in (iso3, states()[iso3].cow, states()[iso3].gw)]
    ranks = {office: rank for rank, office in enumerate(vocabulary("office"))}
    highest = min(cell.offices, key=lambda office: ranks.get(office, len(ranks)), default=None)
    counts = [cell.counts[name] for name in _counted()]
    return (*sides, *map(int, period.split("-")), *counts, highest, *(cell.domains[d] for d in vocabulary("domain")))


def _happenings(store: Store, length: int) -> Iterator[Happening]:
    """What the record's entries count as; one without a date of that precision or without two states is left out."""
    offices = _offices(store)
    for item in _counted_items(store, *_OF_KIND):
        counted, told, sides, pairs = _OF_KIND[item.kind](item)
        parties = tuple(dict.fromkeys(side for side in sides if side in states()))
        if not counted or len(told) < length or "/" in told[:length] or len(parties) < _BILATERAL:
            continue
        held = frozenset(
            office for side in item.entry.participants for office in offices.get((plain(side.who), side.acts_for), ())
        )
        names = (*_met(item, counted, len(parties)), *["reports"] * len(item.entry.claims))
        yield Happening(names, told[:length], parties, pairs, item.every("domains"), held)


def _counted_items(store: Store, *kinds: str) -> Iterator[Item]:
    """The entries of these kinds without their proofs: counting needs no quotes, and those take a minute."""
    kept = fresh(store)
    for kind in kinds:
        yield from (Item(entry, ()) for entry in kept.entries(kind=kind))


def _met(item: Item, counted: tuple[str, ...], parties: int) -> tuple[str, ...]:
    """The columns of an entry: an engagement of three states and more has no type of its own in a dyad."""
    if item.kind != "engagement" or counted == ("planned",):
        return counted
    return ("bilateral", *counted) if parties == _BILATERAL else ("multilateral",)


def _offices(store: Store) -> dict[tuple[str, str | None], set[str]]:
    """The classes of office that each person is known to have held for a state."""
    found: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for item in _counted_items(store, "tenure"):
        found[plain(item.one("person") or ""), item.one("of")].add(item.one("office") or "other")
    return found


_Counted = tuple[tuple[str, ...], str, tuple[str | None, ...], tuple[tuple[str, str], ...]]


def _engagement(item: Item) -> _Counted:
    sides = [(side.acts_for or side.who, side.role) for side in item.entry.participants]
    acting = [side for side, role in sides if role == _ACTS and side in states()]
    receiving = [side for side, role in sides if role == _RECEIVES and side in states()]
    pairs = tuple((one, other) for one in dict.fromkeys(acting) for other in dict.fromkeys(receiving) if one != other)
    if item.status == "happened":
        counted: tuple[str, ...] = (f"n_{item.one('type') or 'other'}",)
    else:
        counted = ("planned",) if item.status == "planned" else ()
    return counted, item.happened, tuple(side for side, _ in sides), pairs


def _agreement(item: Item) -> _Counted:
    signed = item.one("signed") or ""
    return ("agreements_signed",), signed, item.every("parties"), ()


def _mission(item: Item) -> _Counted:
    of, where = item.one("of"), item.one("in")
    opened = ("missions_opened",) if item.one("status") == "opened" else ()
    pairs = ((of, where),) if of in states() and where in states() else ()
    return opened, item.one("date") or "", (of, where), pairs


def _position(item: Item) -> _Counted:
    speaker, towards = item.one("for") or item.one("speaker"), item.one("towards")
    tone = _tones().get(item.one("stance") or "")
    day = item.entry.first_attested or ""
    pairs = ((speaker, towards),) if speaker in states() and towards in states() else ()
    counted = (f"positions_{tone}",) if tone else ()
    return counted, day, (speaker, towards), pairs


@cache
def _tones() -> dict[str, str]:
    """Whether a stance is cooperative or conflictual: as the PLOVER type that it is coded as."""
    tones = {"cooperation": "cooperative", "conflict": "conflictual"}
    types = {row["code"]: tones[row["tone"]] for row in rows("plover_types")}
    coded = (row for row in rows("plover_claims") if row["kind"] == "position")
    return {row["value"]: types[row["code"]] for row in coded}


_OF_KIND = {"engagement": _engagement, "agreement": _agreement, "mission": _mission, "position": _position}
