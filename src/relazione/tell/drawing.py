"""A drawing of lines, dots and words, which each form of a brief draws in its own way; and the timeline as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Anchor = Literal["start", "middle", "end"]

WIDTH = 680.0
LEFT, RIGHT = 110.0, 12.0  # room for the names of the lanes, and for the last dot
TOP, LANE, BOTTOM = 10.0, 22.0, 24.0
DOT = 3.5
LETTERS = 9.0  # points
_MOST_YEARS_NAMED = 12
_NEAR = 7.0  # dots nearer than this overlap and are drawn as one, larger


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    light: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A round dot, hollow for what is planned or only about dated; `words` say what it stands for."""

    x: float
    y: float
    radius: float
    hollow: bool
    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words; `y` is the line that the letters stand on."""

    x: float
    y: float
    words: str
    anchor: Anchor = "start"


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks on a plane, in points: x to the right, y down; `words` tell its content to who cannot see it."""

    width: float
    height: float
    marks: tuple[Line | Dot | Words, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing on a timeline: its lane, first and last day (both included), what it is, whether it lies ahead."""

    lane: str
    first: date
    last: date
    words: str
    ahead: bool = False

    @property
    def middle(self) -> float:
        """The middle of its days, as an ordinal."""
        return (self.first.toordinal() + self.last.toordinal()) / 2

    @property
    def vague(self) -> bool:
        """Whether it is known to no more than the month."""
        return (self.last - self.first).days > 26


def timeline(points: Sequence[Point], lanes: Sequence[str]) -> Drawing | None:
    """The points on their lanes over a scale of years; None for fewer than two points, of which no line can be made."""
    if len(points) < 2:
        return None
    used = [lane for lane in lanes if any(point.lane == lane for point in points)]
    first = date(min(point.first for point in points).year, 1, 1)
    last = date(max(point.last for point in points).year, 12, 31)
    scale = (WIDTH - LEFT - RIGHT) / max(1, last.toordinal() - first.toordinal())
    marks: list[Line | Dot | Words] = []
    floor = TOP + LANE * len(used)
    years = range(first.year, last.year + 2)
    step = max(1, -(-len(years) // _MOST_YEARS_NAMED))
    for year in years:
        x = LEFT + (date(min(year, date.max.year), 1, 1).toordinal() - first.toordinal()) * scale
        x = min(x, WIDTH - RIGHT)
        if year <= last.year and (year - first.year) % step == 0:
            marks.append(Line(x, TOP, x, floor, light=True))
            marks.append(Words(x, floor + LETTERS + 4, str(year)))
    for number, lane in enumerate(used):
        y = TOP + LANE * (number + 0.5)
        marks += [Line(LEFT, y, WIDTH - RIGHT, y), Words(LEFT - 8, y + LETTERS / 3, lane, "end")]
        marks += _dots([point for point in points if point.lane == lane], y, (LEFT, scale, first.toordinal()))
    told = "; ".join(f"{lane}: {sum(point.lane == lane for point in points)}" for lane in used)
    return Drawing(WIDTH, floor + BOTTOM, tuple(marks), f"Timeline {first.year} to {last.year}. {told}.")


def _dots(points: Sequence[Point], y: float, scale: tuple[float, float, int]) -> list[Dot]:
    """The dots of one lane; those that would overlap are one dot that says all."""
    left, width, zero = scale
    dots: list[Dot] = []
    for point in sorted(points, key=lambda point: (point.middle, point.words)):
        x, hollow = left + (point.middle - zero) * width, point.ahead or point.vague
        if dots and x - dots[-1].x < _NEAR:
            same = dots[-1]
            radius = min(same.radius + 0.6, 2 * DOT)
            dots[-1] = Dot(same.x, y, radius, same.hollow and hollow, f"{same.words}\n{point.words}")
        else:
            dots.append(Dot(x, y, DOT, hollow, point.words))
    return dots
