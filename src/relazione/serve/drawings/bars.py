"""Bars: how many articles, or entries, each day, month or year has, stacked by what they are of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from relazione.serve.drawings.scale import Scale

WIDTH, HEIGHT = 960.0, 190.0
_LEFT, _RIGHT, _TOP, _FOOT = 40.0, 8.0, 10.0, 24.0
_DAYS, _MONTHS = 120, 120  # bars at most of days and of months; a longer time is told in months or years
TONES = 6
"""Colours there are; what comes after is told together as the last."""


@dataclass(frozen=True, slots=True)
class Count:
    """So many of a sort on a day."""

    day: date
    sort: str
    number: int


def bars(counts: Iterable[Count], noun: str, address: str = "") -> Markup | None:
    """The drawing; each bar leads to `address` with its span as `since` and `until`. None where nothing is dated."""
    found = list(counts)
    if not found:
        return None
    step = _step([count.day for count in found])
    piles: defaultdict[date, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for count in found:
        piles[_begin(count.day, step)][count.sort] += count.number
        total[count.sort] += count.number
    sorts = [sort for sort, _ in sorted(total.items(), key=lambda item: (-item[1], item[0]))]
    highest = max(pile.total() for pile in piles.values())
    first, last = min(piles), _next(max(piles), step)
    scale = Scale(first, last, _LEFT, WIDTH - _RIGHT)
    parts = [_grid(highest)]
    for day in sorted(piles):
        parts.append(_bar(day, piles[day], _Frame(scale, step, highest, sorts, noun, address)))
    for x, name in scale.named():
        parts.append(Markup('<text class="named" x="{}" y="{}">{}</text>').format(x, HEIGHT - 6, name))
    told = f"{sum(total.values()):,} {noun} by {step} from {first} to {max(piles)}, at most {highest:,} in one {step}."
    head = Markup('<svg class="bars" viewBox="0 0 {} {}" role="group" aria-label="{}">').format(
        f"{WIDTH:g}", f"{HEIGHT:g}", told
    )
    return Markup("").join([head, *parts, Markup("</svg>")])


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all bars of one drawing share."""

    scale: Scale
    step: str
    highest: int
    sorts: Sequence[str]
    noun: str
    address: str


def legend(totals: Mapping[str, int]) -> list[tuple[int, str, int]]:
    """The sorts with their colours and numbers, the most frequent first; those beyond the colours are told as one."""
    ordered = sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    named = [(place, sort, number) for place, (sort, number) in enumerate(ordered[: TONES - 1])]
    rest = ordered[TONES - 1 :]
    if len(rest) > 1:
        return [*named, (TONES - 1, f"{len(rest)} others", sum(number for _, number in rest))]
    return [*named, *((TONES - 1, sort, number) for sort, number in rest)]


def _grid(highest: int) -> Markup:
    floor = HEIGHT - _FOOT
    lines = Markup('<line class="lane" x1="{}" x2="{}" y1="{}" y2="{}"/>').format(_LEFT, WIDTH - _RIGHT, floor, floor)
    return lines + Markup('<text class="bar" x="{}" y="{}">{}</text>').format(_LEFT - 4, _TOP + 8, f"{highest:,}")


def _bar(day: date, pile: Counter[str], frame: _Frame) -> Markup:
    left, right = frame.scale.at(day), frame.scale.at(_next(day, frame.step))
    width = max(1.5, right - left - (1 if right - left > 4 else 0))
    floor, room = HEIGHT - _FOOT, HEIGHT - _FOOT - _TOP
    parts = []
    for place, sort in enumerate(frame.sorts):
        if not pile[sort]:
            continue
        height = room * pile[sort] / frame.highest
        floor -= height
        parts.append(
            Markup('<rect class="tone-{}" x="{}" y="{}" width="{}" height="{}"/>').format(
                min(place, TONES - 1), left, round(floor, 1), round(width, 1), round(max(height, 0.6), 1)
            )
        )
    after = date.fromordinal(_next(day, frame.step).toordinal() - 1)
    named = {"day": day.isoformat(), "month": f"{day:%B %Y}", "year": str(day.year)}[frame.step]
    told = f"{named}: {pile.total():,} {frame.noun}"
    drawn = Markup("").join(parts) + Markup("<title>{}</title>").format(told)
    if not frame.address:
        return Markup('<g role="img" aria-label="{}">{}</g>').format(told, drawn)
    join = "&" if "?" in frame.address else "?"
    return Markup('<a href="{}{}since={}&until={}" aria-label="{}">{}</a>').format(
        frame.address, join, day, after, told, drawn
    )


def _step(days: Sequence[date]) -> str:
    span = (max(days) - min(days)).days
    if span < _DAYS:
        return "day"
    return "month" if span / 30 < _MONTHS else "year"


def _begin(day: date, step: str) -> date:
    return {"day": day, "month": day.replace(day=1), "year": day.replace(month=1, day=1)}[step]


def _next(day: date, step: str) -> date:
    if step == "day":
        return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))
    if step == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < date.max.year else date.max
    return date(min(day.year + 1, date.max.year), 1, 1)
