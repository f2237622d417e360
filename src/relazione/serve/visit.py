"""The visit: one request for a page, its question read out of the address; and the page, what is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from relazione.record.days import Days, days_of
from relazione.serve.problems import wrong
from relazione.store.contract import Extent, Store
from relazione.store.view import View

VIEW_FIELDS = ("as_of", "known_at", "at_least", "reader")
_LONGEST_WORDS = 300  # characters of one value of a question; the longest name in the tables has 100
_MOST_ROWS, _ROWS = 500, 50
SOME = 15
"""Rows of each table on a page of many tables, unless more are asked for."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Visit:
    """One question: the record through its view, the words of the path, and those of the query by name."""

    store: Store
    view: View
    path: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)

    def word(self, name: str) -> str:
        """A word of the query, "" where it is not given."""
        return self.query.get(name, "").strip()

    def number(self, name: str, usual: int, most: int = _MOST_ROWS) -> int:
        """A number of the query between 1 and `most`; raises Problem for what is none."""
        told = self.word(name)
        if not told:
            return usual
        if not (told.isascii() and told.isdigit()) or not 1 <= int(told[:9]) <= most:
            raise wrong(f"{name} is {told!r}", f"Give a number from 1 to {most}.")
        return int(told)

    def days(self) -> Days | None:
        """The days between `since` and `until`, both included, None where neither is given."""
        since, until = (day_of(self.word(name), name) for name in ("since", "until"))
        if since is None and until is None:
            return None
        found = days_of(f"{since or '..'}/{until or '..'}")
        if found is None:
            raise wrong("since is later than until", "Turn them round.")
        return found


@dataclass(frozen=True, slots=True)
class Page:
    """What is on a page: its name (that of its template), title, tables of rows by heading, and what was searched.

    `tables` are told as JSON and CSV too; `more` is for the template alone. `parties` are those of whom a brief can be
    had from the page. `next` is the cursor of the rows after these, "" where there are none. `totals` say how many rows
    there are of tables that tell only some, `cut` what was not looked at, "" where all was.
    """

    name: str
    title: str
    tables: Mapping[str, Sequence[Row]]
    searched: Extent | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    next: str = ""
    totals: Mapping[str, int] = field(default_factory=dict)
    cut: str = ""


def checked(query: Mapping[str, str]) -> Mapping[str, str]:
    """The words of a query; raises Problem for what is too long or no text to be looked for."""
    for name, value in query.items():
        if len(value) > _LONGEST_WORDS:
            raise wrong(f"{name[:40]} is longer than {_LONGEST_WORDS} characters", "Ask for less.")
        if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            raise wrong(f"{name[:40]} is no text", "Leave out what is no letter.")
    return query


def view_of(query: Mapping[str, str]) -> View:
    """The view that a query asks for; raises Problem for what is no day and no score."""
    told = query.get("at_least", "").strip()
    try:
        least = float(told or 0)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1:
        raise wrong(f"at_least is {told!r}", "Give a score from 0 to 1.")
    reader = query.get("reader", "").strip()
    return View(
        least, day_of(query.get("known_at", ""), "known_at"), day_of(query.get("as_of", ""), "as_of"), reader or None
    )


def day_of(words: str, name: str) -> date | None:
    """A day of the calendar, None for no words; raises Problem for other words."""
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise wrong(f"{name} is {words!r}, which is no day", "Write a day as YYYY-MM-DD.") from None


def rows_asked(visit: Visit, usual: int = _ROWS) -> int:
    """How many rows of a table are asked for."""
    return visit.number("limit", usual)
