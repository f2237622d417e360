"""The parts of a date expression: its days, months, years and weekday, and the words that place it in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relazione.read.date_words import DateWords

STEPS = {"L": -1, "T": 0, "X": 1}  # last, this, next


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: ISO text or None, how it is known, and its reading in a sentence about the future.

    `backward` is its reading in a sentence about the past; both are None where they do not differ.
    """

    value: str | None
    basis: str
    forward: str | None = None
    backward: str | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """The numbers that the words of one expression give, in order.

    `step` is -1, 0 or 1 for last, this or next; `offset` counts days from publication ("yesterday" is -1);
    `elsewhere` is True where the expression hangs on another one ("the following Monday", "May of that year").
    """

    days: list[int]
    months: list[int]
    years: list[int]
    weekday: int | None
    step: int | None
    offset: int | None
    elsewhere: bool

    def year(self, published: date | None) -> tuple[int | None, str]:
        """The year that the words give, and its basis: stated, or resolved ("last year"); None without one."""
        if self.years:
            return self.years[-1], "stated"
        if self.offset is not None and published is not None:
            return published.year + self.offset, "resolved"
        return None, "unresolved"


def unresolved() -> Meaning:
    """The meaning of words that the calendar cannot place."""
    return Meaning(None, "unresolved")


def parts_of(words: DateWords, first: int, last: int) -> Parts:
    """The parts of the expression from the first word to the last, not included."""
    letters, numbers = words.letters, words.numbers
    here = range(first, last)
    steps = [STEPS[letters[i]] for i in here if letters[i] in STEPS]
    weekdays = [numbers[i] for i in here if letters[i] in "Wq"]
    of_year = "R" in letters[first:last]
    of_day = "P" in letters[first:last] and letters[first] in STEPS  # "last night"
    offsets = [numbers[i] for i in here if letters[i] == "d"] + (steps[-1:] if of_year or of_day else [])
    return Parts(
        days=[numbers[i] for i in here if letters[i] in "DOo"],
        months=[numbers[i] for i in here if letters[i] in "Mmb"],
        years=[numbers[i] for i in here if letters[i] == "Y"],
        weekday=weekdays[0] if weekdays else None,
        step=steps[-1] if steps and not of_year else (steps[-1] if steps and len(here) == 2 else None),
        offset=offsets[0] if offsets else None,
        elsewhere=any(letters[i] in "Hl" for i in here),
    )
