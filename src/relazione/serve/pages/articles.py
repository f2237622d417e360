"""Articles: those of some days, the newest first."""

from __future__ import annotations

from datetime import date, timedelta

from relazione.serve.rows import article_rows
from relazione.serve.visit import Page, Visit, rows_asked


def page(visit: Visit) -> Page:
    """The articles published in the days asked for; the undated are told last where no days are asked for."""
    days, wanted, publisher = visit.days(), visit.word("after"), visit.word("publisher")
    facts = sorted(
        visit.store.article_facts(), key=lambda each: (each.published or date.min, each.given_id, each.id), reverse=True
    )
    found = [
        each
        for each in facts
        if (days is None or (each.published is not None and days.first <= each.published < days.after))
        and (not publisher or each.publisher == publisher)
    ]
    begin = next((place + 1 for place, each in enumerate(found) if each.id == wanted), 0) if wanted else 0
    shown = found[begin : begin + rows_asked(visit)]
    title = "Articles"
    if days is not None and days.first != date.min and days.after != date.max:
        last = days.after - timedelta(days=1)
        title = f"Articles of {days.first}" + (f" to {last}" if last != days.first else "")
    more = shown[-1].id if shown and begin + len(shown) < len(found) else ""
    return Page(
        "articles", title, {"Articles": article_rows(visit.store, shown)}, visit.store.extent(),
        {"number": len(found)}, next=more,
    )  # fmt: skip
