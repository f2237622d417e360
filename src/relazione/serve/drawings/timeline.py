"""The timeline: lanes of dots and bars over the years; what is not known to the day fades out at its ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from markupsafe import Markup

from relazione.record.days import days_of
from relazione.serve.drawings.scale import Scale

WIDTH, LEFT, RIGHT = 960.0, 200.0, 16.0
_ROW, _HEAD, _FOOT, _BAR = 22.0, 14.0, 26.0, 9.0
_NAME = 18.0  # of a lane whose bars have names of their own, above them
_MOST_ROWS = 14  # bars of one lane that are drawn, the newest; the page's table tells all
_PRECISE = 7  # days; what is known more precisely is a dot
_NEAR = 9.0  # places; dots nearer than this are one, larger
_OPEN = 56.0  # places over which an end fades that nothing bounds
_MOST_TOLD = 5  # things that one dot tells of
_LETTERS = 26  # of a bar's name beside it
_MARGIN = timedelta(days=20)
_CACHED_SPANS = 1 << 14  # dates whose days are remembered: the same come again and again


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing on a timeline.

    `begins` and `ends` are EDTF: a day, or an interval of days of which one is meant, ".." for open; `ends` "" for what
    happened at one time, which `begins` tells. `words` gives what it is, and is asked of what is drawn alone; `address`
    leads to its page.
    """

    lane: str
    begins: str
    ends: str
    name: str
    words: Callable[[], str]
    address: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class _Ends:
    """The four days of a bar: it begins between the first two and ends between the last two; None: not known."""

    from_early: date | None
    from_late: date | None
    to_early: date | None
    to_late: date | None


def timeline(marks: Sequence[Mark], lanes: Sequence[str]) -> Markup | None:
    """The drawing; None for fewer than two things with a day, of which no line can be made."""
    dated = [(mark, ends) for mark in marks if (ends := _ends(mark)) is not None]
    if len(dated) < 2:
        return None
    known = [day for _, e in dated for day in (e.from_early, e.from_late, e.to_early, e.to_late) if day]
    scale = Scale(_moved(min(known), -_MARGIN), _moved(max(known), _MARGIN), LEFT, WIDTH - RIGHT)
    parts, height, told = list[Markup](), _HEAD, list[str]()
    for lane in lanes:
        here = sorted((m for m in dated if m[0].lane == lane), key=lambda m: (_middle(m[1]), m[0].address))
        if not here:
            continue
        told.append(f"{lane}: {len(here)}")
        parts.append(_lane(lane, height))
        if any(mark.ends for mark, _ in here):
            height += _NAME
            if len(here) > _MOST_ROWS:
                parts.append(_words(LEFT, height + 14, f"{len(here) - _MOST_ROWS} earlier ones", "more"))
                height += _ROW
            for mark, ends in here[-_MOST_ROWS:]:
                parts.append(_bar(mark, ends, scale, height))
                height += _ROW
        else:
            parts += _dots(here, scale, height)
            height += _ROW
        height += 6
    return _whole(parts, scale, height, f"Timeline {scale.first.year} to {scale.last.year}. {'; '.join(told)}.")


def _whole(parts: list[Markup], scale: Scale, height: float, told: str) -> Markup:
    lines = [
        Markup(
            '<line class="year" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/><text class="named" x="{0}" y="{3}">{4}</text>'
        ).format(x, _HEAD - 8, height, height + 16, name)
        for x, name in scale.named()
    ]
    fades = Markup(
        '<defs><linearGradient id="fade-in"><stop offset="0" class="clear"/><stop offset="1" class="full"/>'
        '</linearGradient><linearGradient id="fade-out"><stop offset="0" class="full"/><stop offset="1" class="clear"/>'
        "</linearGradient></defs>"
    )
    head = Markup('<svg class="timeline" viewBox="0 0 {} {}" role="group" aria-label="{}">').format(
        f"{WIDTH:g}", f"{height + _FOOT:g}", told
    )
    return Markup("").join([head, fades, *lines, *parts, Markup("</svg>")])


def _lane(name: str, y: float) -> Markup:
    line = Markup('<line class="lane" x1="0" x2="{}" y1="{}" y2="{}"/>').format(f"{WIDTH:g}", y - 3, y - 3)
    return line + _words(4, y + 14, name, "name")


def _words(x: float, y: float, words: str, look: str) -> Markup:
    return Markup('<text class="{}" x="{}" y="{}">{}</text>').format(look, x, y, words)


def _dots(here: Sequence[tuple[Mark, _Ends]], scale: Scale, y: float) -> list[Markup]:
    """Dots of one lane; those that would overlap are one that says all; what is vaguely dated is a faded stripe."""
    groups: list[tuple[float, list[Mark]]] = []
    stripes: dict[tuple[float, float], list[Mark]] = {}
    for mark, ends in here:
        first, last = ends.from_early or scale.first, ends.from_late or scale.last
        if (last - first).days > _PRECISE:
            stripes.setdefault((scale.at(first), scale.at(last)), []).append(mark)
            continue
        x = scale.at(date.fromordinal((first.toordinal() + last.toordinal()) // 2))
        if groups and x - groups[-1][0] < _NEAR:
            groups[-1][1].append(mark)
        else:
            groups.append((x, [mark]))
    drawn = [_linked(marks, _faded(*ends, y)) for ends, marks in stripes.items()]
    for x, marks in groups:
        radius = min(4.5 + 0.6 * (len(marks) - 1), 8.0)
        look = "dot hollow" if all(mark.hollow for mark in marks) else "dot"
        dot = Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(look, x, y + 10, round(radius, 1))
        drawn.append(_linked(marks, dot))
    return drawn


def _faded(left: float, right: float, y: float) -> Markup:
    """A stripe that fades at both ends."""
    middle, width = round((left + right) / 2, 1), max(3.0, round((right - left) / 2, 1))
    return Markup(
        '<rect fill="url(#fade-in)" x="{}" y="{}" width="{}" height="8"/>'
        '<rect fill="url(#fade-out)" x="{}" y="{}" width="{}" height="8"/>'
    ).format(round(middle - width, 1), y + 6, width, middle, y + 6, width)


def _bar(mark: Mark, ends: _Ends, scale: Scale, y: float) -> Markup:
    late = scale.at(ends.from_late or ends.to_early or scale.first)
    out = max(scale.at(ends.to_early or ends.from_late or scale.last), late)
    early = min(late, scale.at(ends.from_early)) if ends.from_early else max(scale.left, late - _OPEN)
    gone = scale.at(ends.to_late) if ends.to_late else min(scale.right, out + _OPEN)
    top = y + 5
    parts = []
    if late > early:
        parts.append(_rect("url(#fade-in)", early, top, late - early))
    parts.append(_rect("", late, top, max(3.0, out - late)))
    if gone > out:
        parts.append(_rect("url(#fade-out)", max(out, late + 3), top, gone - out))
    name = mark.name if len(mark.name) <= _LETTERS else mark.name[: _LETTERS - 1].rstrip() + "…"
    label = Markup('<text class="bar" x="{}" y="{}">{}</text>').format(LEFT - 8, y + 13, name)
    return _linked([mark], Markup("").join([label, *parts]))


def _rect(fill: str, x: float, y: float, width: float) -> Markup:
    look = Markup('fill="{}"').format(fill) if fill else Markup('class="solid"')
    return Markup('<rect {} x="{}" y="{}" width="{}" height="{}"/>').format(look, x, y, round(width, 1), _BAR)


def _linked(marks: Sequence[Mark], drawn: Markup) -> Markup:
    told = "\n".join(mark.words() for mark in marks[:_MOST_TOLD])
    told += f"\nand {len(marks) - _MOST_TOLD} more" if len(marks) > _MOST_TOLD else ""
    inner = drawn + Markup("<title>{}</title>").format(told)
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(marks[0].address, told.replace("\n", "; "), inner)


def _ends(mark: Mark) -> _Ends | None:
    """The days of a mark; None where nothing of it is dated."""
    first, last = _span(mark.begins), _span(mark.ends)
    if not mark.ends:
        return _Ends(*first, None, None) if any(first) else None
    return _Ends(*first, *last) if any((*first, *last)) else None


@lru_cache(_CACHED_SPANS)
def _span(edtf: str) -> tuple[date | None, date | None]:
    """The first and the last day that a date can mean, both included; None for an open end."""
    found = days_of(edtf)
    if found is None:
        return None, None
    first = None if found.first == date.min else found.first
    return first, None if found.after == date.max else found.after - timedelta(days=1)


def _middle(ends: _Ends) -> int:
    known = [day.toordinal() for day in (ends.from_early, ends.from_late, ends.to_early) if day]
    return sum(known) // len(known) if known else 0


def _moved(day: date, by: timedelta) -> date:
    return min(max(day, date.min + abs(by)), date.max - abs(by)) + by
