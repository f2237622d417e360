"""Articles: those of some days, the newest first."""

from __future__ import annotations

from datetime import date, timedelta

from relazione.serve.cursor import next_cursor, place_of
from relazione.serve.rows import article_rows
from relazione.serve.visit import Page, Visit, rows_asked
from relazione.store.browsing import Shelf


def page(visit: Visit) -> Page:
    """The articles published in the days asked for, `limit` from `cursor` on; without days the undated come last."""
    begin, most = place_of(visit.word("cursor")), rows_asked(visit)
    shelf = Shelf(visit.days(), visit.word("publisher") or None, begin, most)
    number = sum(each.articles for each in visit.store.coverage() if shelf.holds(each.day, each.publisher))
    return Page(
        "articles", _title(shelf), {"Articles": article_rows(visit.store, visit.store.latest(shelf))},
        visit.store.extent(), {"number": number}, next=next_cursor(begin + most) if begin + most < number else "",
    )  # fmt: skip


def _title(shelf: Shelf) -> str:
    days = shelf.days
    if days is None or days.first == date.min or days.after == date.max:
        return "Articles"
    last = days.after - timedelta(days=1)
    return f"Articles of {days.first}" + (f" to {last}" if last != days.first else "")
