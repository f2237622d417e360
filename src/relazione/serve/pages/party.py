"""A state, a city or an organisation: who serves it, whom it met, what it signed and what it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from relazione.record.english import shown
from relazione.resolve.entry import Entry
from relazione.serve import addresses
from relazione.serve.drawings.timeline import timeline
from relazione.serve.relation import LANES, marks_of, office_rows
from relazione.serve.rows import behind, told
from relazione.serve.visit import SOME, Page, Row, Visit, rows_asked
from relazione.tell.every import parties_of
from relazione.tell.item import Item
from relazione.tell.party import Party, find
from relazione.tell.question import Question

HEADINGS = {
    "engagement": "Contacts and events",
    "agreement": "Agreements",
    "mission": "Missions",
    "membership": "Memberships",
    "position": "Positions",
    "profile": "Strengths and needs",
}
_PARTNERS = 24


def page(visit: Visit) -> Page:
    """The page of one party; `limit` rows of each kind, the newest first. Words are fetched of what is shown alone."""
    party = find(visit.path["name"], visit.store)
    entries = Question(visit.store, (party.value,), visit.view).entries()
    items = sorted((Item(entry, ()) for entry in entries), key=_newest_first)
    most = rows_asked(visit, SOME)
    tenures = sorted(
        (item for item in items if item.kind == "tenure"), key=lambda item: not party.holds(item.one("of"))
    )
    tables: dict[str, Sequence[Row]] = {"Office-holders": office_rows(visit.store, _proved(visit, tenures[:most]))}
    totals = {"Office-holders": len(tenures)}
    for kind, heading in HEADINGS.items():
        here = [item for item in items if item.kind == kind]
        tables[heading] = told(visit.store, _proved(visit, here[:most]))
        totals[heading] = len(here)
    tables["Partners"] = list(_partners(party, entries))
    return Page(
        "party",
        party.title,
        {heading: rows for heading, rows in tables.items() if rows},
        visit.store.extent(),
        {"drawing": timeline(list(marks_of(items, [])), LANES), "kind": party.kind},
        (party.value,),
        totals=totals,
    )


def _newest_first(item: Item) -> tuple[int, str]:
    return -item.latest.toordinal(), item.entry.id


def _proved(visit: Visit, items: Sequence[Item]) -> list[Item]:
    """These items with the claims that prove them."""
    entries = [item.entry for item in items]
    return behind(visit.store, entries).items(entries)


def _partners(party: Party, entries: Sequence[Entry]) -> Iterator[Row]:
    """Those with whom it has most to do, with how much."""
    met: Counter[str] = Counter()
    for entry in entries:
        if entry.kind in ("engagement", "agreement", "mission"):
            item = Item(entry, ())
            met.update(name for name in parties_of(item) if not party.holds(name))
    for name, number in met.most_common(_PARTNERS):
        yield {
            "name": shown(name),
            "value": name,
            "entries": number,
            "address": addresses.dyad(party.value, name),
            "party_address": addresses.party(name),
        }
