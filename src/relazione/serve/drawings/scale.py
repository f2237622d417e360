"""The scale of a drawing: from days to places, and the years that are named under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MOST_NAMED = 12
_MONTHS = (1, 4, 7, 10)
_SHORT = 900  # days; a shorter scale names quarters too
_SHORTEST = 240  # days; a still shorter one names months


@dataclass(frozen=True, slots=True)
class Scale:
    """Days from `first` to `last`, both included, laid over the places from `left` to `right`."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """The place of a day; days off the scale lie at its ends."""
        length = max(1, self.last.toordinal() - self.first.toordinal())
        share = (day.toordinal() - self.first.toordinal()) / length
        return round(self.left + min(1.0, max(0.0, share)) * (self.right - self.left), 1)

    def named(self) -> Iterator[tuple[float, str]]:
        """The places of years, or of quarters on a short scale, with their names."""
        years = range(self.first.year, self.last.year + 1)
        step = max(1, -(-len(years) // _MOST_NAMED))
        days = (self.last - self.first).days
        months = range(1, 13) if days < _SHORTEST else _MONTHS if days < _SHORT else (1,)
        for year in years:
            for month in months:
                day = date(year, month, 1)
                if self.first <= day <= self.last and (year - self.first.year) % step == 0:
                    yield self.at(day), str(year) if month == 1 else f"{day:%b %Y}"
