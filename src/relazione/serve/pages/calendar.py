"""The calendar: anniversaries, celebrations, what is planned and what ends, month by month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from relazione.serve import addresses
from relazione.serve.rows import headline, source
from relazione.serve.selection import selected
from relazione.serve.visit import Page, Row, Visit, day_of
from relazione.store.contract import Store
from relazione.tell.calendar_days import ANNIVERSARY, MarkedDay, marked_days
from relazione.tell.item import Item
from relazione.tell.wording.dates import MONTHS, anniversary, iso_words

_YEAR = 366
_KINDS = ("agreement", "mission", "membership", "tenure", "engagement")
_MOST = 400


def page(visit: Visit) -> Page:
    """The marked days of the year from the day `from` (else the view's day, else the record's last day) on."""
    extent = visit.store.extent()
    asked = visit.word("from")
    begin = day_of(asked, "from") or visit.view.as_of or extent.last_day or date(2000, 1, 1)
    last = begin + timedelta(days=_YEAR - 1) if begin.year < date.max.year - 1 else begin
    undated = Visit(
        visit.store, visit.view, visit.path, {k: v for k, v in visit.query.items() if k in ("party", "other")}
    )
    chosen = selected(undated, *_KINDS)
    items = [Item(entry, ()) for entry in chosen.entries]
    found = [(day, row) for marked in marked_days(items) if (day := _falls(marked, begin, last)) for row in [marked]]
    found.sort(key=lambda each: (each[0], each[1].nature, each[1].summary))
    rows = _rows(visit.store, found[:_MOST])
    months: dict[str, list[Row]] = {}
    for row in rows:
        day = date.fromisoformat(row["day"])
        months.setdefault(f"{MONTHS[day.month - 1]} {day.year}", []).append(row)
    return Page(
        "calendar",
        f"Calendar{chosen.of}, from {iso_words(begin)}",
        {"Days": rows},
        extent,
        {"months": months, "begin": begin, "last": last},
        chosen.parties,
        totals={"Days": len(found)},
        cut=chosen.cut,
    )


def _falls(marked: MarkedDay, begin: date, last: date) -> date | None:
    """The day between the two on which it falls; None for none."""
    if marked.nature != ANNIVERSARY:
        return marked.first if begin <= marked.first <= last else None
    days = [anniversary(marked.first, year) for year in (begin.year, begin.year + 1) if year > marked.first.year]
    return next((day for day in days if begin <= day <= last), None)


def _rows(store: Store, found: Sequence[tuple[date, MarkedDay]]) -> list[Row]:
    """The days as rows, each with where its fullest report stands."""
    claims = {claim.id: claim for claim in store.claims_with([marked.item.entry.lead for _, marked in found])}
    articles = store.facts_of({claim.article for claim in claims.values()})
    return [
        _row(day, marked, source(articles[claims[marked.item.entry.lead].article]))
        for day, marked in found
        if marked.item.entry.lead in claims
    ]


def _row(day: date, marked: MarkedDay, where: str) -> Row:
    entry = marked.item.entry
    return {
        "day": day.isoformat(),
        "when": iso_words(day),
        "nature": marked.nature,
        "what": marked.summary,
        "headline": headline(entry),
        "years": day.year - marked.first.year if marked.nature == ANNIVERSARY else None,
        "entry": entry.id,
        "source": where,
        "address": addresses.entry(entry),
    }
