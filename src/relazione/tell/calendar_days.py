"""Days to come that a record knows of: anniversaries of what was signed or opened, ends of terms, what is planned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from relazione.record.kind import line
from relazione.tell.item import Item
from relazione.tell.wording.dates import first_day, iso_words, last_day

ANNIVERSARY, CELEBRATION, PLANNED, END = "anniversary", "celebration", "planned", "end"
_DAY_PRECISION = len("2022-09-14")
_FOUNDING = frozenset({"establish_relations", "restore_relations", "mission_opening", "accession"})
_CELEBRATED = frozenset({"ceremony"})
_AHEAD = frozenset({"planned", "proposed"})
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day worth a line in a calendar.

    `nature`: anniversary (comes back every year on the day of the thing itself), celebration (was or is held on that
    day, whatever day it celebrates), planned, end (of an agreement, a membership or a term). `first` is in it, `after`
    is not.
    """

    nature: str
    item: Item
    first: date
    after: date
    summary: str


def marked_days(items: Iterable[Item]) -> Iterator[MarkedDay]:
    """The days of these items in their order; what is known to the month or the year only has none."""
    for item in items:
        yield from _OF_KIND.get(item.kind, _none)(item)


def _none(_: Item) -> Iterator[MarkedDay]:
    yield from ()


def _agreement(item: Item) -> Iterator[MarkedDay]:
    yield from _anniversary(item, item.one("signed") or "")


def _mission(item: Item) -> Iterator[MarkedDay]:
    if item.one("status") == "opened":
        yield from _anniversary(item, item.one("date") or "")


def _ends(item: Item) -> Iterator[MarkedDay]:
    until = item.one("until") or ""
    if len(until) == _DAY_PRECISION and (day := first_day(until)):
        yield MarkedDay(END, item, day, day + _ONE_DAY, f"Until today: {line(item.entry)}")


def _engagement(item: Item) -> Iterator[MarkedDay]:
    kind = item.one("type") or ""
    first, last = first_day(item.happened), last_day(item.happened)
    if first is None or last is None or not _to_the_day(item.happened):
        return
    if item.status in _AHEAD:
        yield MarkedDay(PLANNED, item, first, last + _ONE_DAY, line(item.entry))
    elif kind in _CELEBRATED:
        yield MarkedDay(CELEBRATION, item, first, last + _ONE_DAY, line(item.entry))
    elif kind in _FOUNDING and item.status == "happened":
        yield from _anniversary(item, item.happened)


def _anniversary(item: Item, day: str) -> Iterator[MarkedDay]:
    first = first_day(day)
    if first is not None and len(day) == _DAY_PRECISION:
        yield MarkedDay(
            ANNIVERSARY, item, first, first + _ONE_DAY, f"Anniversary ({iso_words(first)}): {line(item.entry)}"
        )


def _to_the_day(value: str) -> bool:
    return all(len(end) == _DAY_PRECISION for end in value.split("/"))


_OF_KIND = {
    "agreement": _agreement,
    "mission": _mission,
    "membership": _ends,
    "tenure": _ends,
    "engagement": _engagement,
}
