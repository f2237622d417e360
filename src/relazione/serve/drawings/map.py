"""The map drawn: an empty plane with a grid of degrees, points and arcs; it draws no border and so takes no side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import hypot, log2

from markupsafe import Markup

from relazione.codebook.table import rows

WIDTH, HEIGHT = 960.0, 500.0
_NORTH, _SOUTH = 78.0, -58.0  # degrees drawn: nobody's capital lies beyond
_GRID = 30
_BEND = 0.18  # how far an arc bows, as a share of its length
_MOST_NAMED = 26
_CLEAR = 13.0  # places that a name keeps from others
_LETTER = 6.4  # places that a letter of a name takes, about


@dataclass(frozen=True, slots=True)
class Point:
    """A place: name, state (ISO alpha-3), degrees north and east."""

    name: str
    state: str
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc between two places: how much it stands for, where it leads, what it says."""

    start: Point
    end: Point
    number: int
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where so much took place, where it leads, what it says."""

    point: Point
    number: int
    address: str
    words: str


@cache
def _points() -> dict[tuple[str, str], Point]:
    """All points by name and state."""
    found = [Point(r["name"], r["iso3"], float(r["latitude"]), float(r["longitude"])) for r in rows("points")]
    return {(point.name, point.state): point for point in found}


@cache
def _by_name() -> dict[str, Point]:
    """Points by name alone; of two cities of one name the capital, else the one whose state comes first."""
    capitals = {(r["name"], r["iso3"]) for r in rows("points") if r["role"] == "capital"}
    ordered = sorted(_points().values(), key=lambda p: ((p.name, p.state) not in capitals, p.state))
    found: dict[str, Point] = {}
    for point in ordered:
        found.setdefault(point.name, point)
    return found


@cache
def seat_of(state: str) -> Point | None:
    """The seat of a state's government, the first where the table has two; None where it has none with a point."""
    for row in rows("capitals"):
        if row["iso3"] == state:
            names = row["capitals"].split("|")
            return next((point for name in names if (point := _points().get((name, state)))), None)
    return None


def where_is(place: str) -> Point | None:
    """The point of a city that a place names ("Busan", "Seoul City Hall" has none); None where no table knows it."""
    return _by_name().get(place) or _by_name().get(place.partition(",")[0].strip())


def drawn_map(arcs: Sequence[Arc], spots: Sequence[Spot]) -> Markup | None:
    """The drawing; None where there is nothing to draw."""
    if not arcs and not spots:
        return None
    parts = [_grid(), _known()]
    parts += [_arc(arc) for arc in sorted(arcs, key=lambda arc: arc.number)]
    ends = {point.name: point for arc in arcs for point in (arc.start, arc.end)}
    parts += [_end(point) for point in ends.values()]
    parts += [_spot(spot) for spot in spots]
    parts += _names([*(spot.point for spot in spots), *ends.values()])
    told = f"Map of {len(arcs)} pairs and {len(spots)} places, without borders; the tables below tell all."
    head = Markup('<svg class="map" viewBox="0 0 {} {}" role="group" aria-label="{}">').format(
        f"{WIDTH:g}", f"{HEIGHT:g}", told
    )
    return Markup("").join([head, *parts, Markup("</svg>")])


def _at(point: Point) -> tuple[float, float]:
    x = (point.east + 180) / 360 * WIDTH
    y = (_NORTH - max(_SOUTH, min(_NORTH, point.north))) / (_NORTH - _SOUTH) * HEIGHT
    return round(x, 1), round(y, 1)


def _grid() -> Markup:
    lines = []
    for degrees in range(-180, 181, _GRID):
        x, _ = _at(Point("", "", 0, degrees))
        lines.append(Markup('<line class="grid" x1="{0}" x2="{0}" y1="0" y2="{1}"/>').format(x, f"{HEIGHT:g}"))
    for degrees in range(-30, 61, _GRID):
        _, y = _at(Point("", "", degrees, 0))
        look = "grid equator" if degrees == 0 else "grid"
        lines.append(Markup('<line class="{}" x1="0" x2="{}" y1="{}" y2="{}"/>').format(look, f"{WIDTH:g}", y, y))
    return Markup("").join(lines)


@cache
def _known() -> Markup:
    """All cities of the table as faint dots, so that the eye finds its way without a coast or a border."""
    places = sorted({(round(x), round(y)) for x, y in map(_at, _points().values())})
    return Markup('<path class="known" d="{}"/>').format("".join(f"M{x} {y}h0" for x, y in places))


def _arc(arc: Arc) -> Markup:
    (x1, y1), (x2, y2) = _at(arc.start), _at(arc.end)
    bow = hypot(x2 - x1, y2 - y1) * _BEND
    middle = round((x1 + x2) / 2, 1), round((y1 + y2) / 2 - bow, 1)
    path = f"M{x1} {y1}Q{middle[0]} {middle[1]} {x2} {y2}"
    return Markup(
        '<a href="{}" tabindex="-1" aria-label="{}"><path class="arc" d="{}" stroke-width="{}"/><title>{}</title></a>'
    ).format(arc.address, arc.words, path, round(0.8 + 0.8 * log2(arc.number), 1), arc.words)


def _end(point: Point) -> Markup:
    x, y = _at(point)
    return Markup('<circle class="seat" cx="{}" cy="{}" r="2.5"/>').format(x, y)


def _spot(spot: Spot) -> Markup:
    x, y = _at(spot.point)
    radius = round(2.5 + 1.6 * log2(1 + spot.number), 1)
    return Markup(
        '<a href="{}" aria-label="{}"><circle class="spot" cx="{}" cy="{}" r="{}"/><title>{}</title></a>'
    ).format(spot.address, spot.words, x, y, radius, spot.words)


def _names(points: Sequence[Point]) -> list[Markup]:
    """The names of the places that matter most, as far as they do not cover each other."""
    taken: list[tuple[float, float, float]] = []
    found: list[Markup] = []
    for point in dict.fromkeys(points):
        x, y = _at(point)
        width = _LETTER * len(point.name)
        before = x + 5 + width > WIDTH  # then it stands on the other side of its dot
        x = x - 10 - width if before else x
        if len(found) >= _MOST_NAMED or any(
            abs(y - other) < _CLEAR and x < right and left < x + width for left, right, other in taken
        ):
            continue
        taken.append((x, x + width, y))
        found.append(Markup('<text class="label" x="{}" y="{}">{}</text>').format(x + 5, y - 4, point.name))
    return found
