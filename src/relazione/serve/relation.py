"""The relation: what lies between parties, as marks on a timeline, rows of office-holders and domains by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from relazione.record.days import OPEN
from relazione.resolve.entry import Entry
from relazione.resolve.posts import posts
from relazione.serve import addresses
from relazione.serve.drawings.timeline import Mark
from relazione.serve.rows import headline, holder_row
from relazione.store.contract import Store
from relazione.tell.item import Item
from relazione.tell.wording.dates import first_day, words
from relazione.tell.wording.engagements import CONTACT, group
from relazione.tell.wording.people import attested, office

CONTACTS, EVENTS, AGREEMENTS, MISSIONS, OFFICES, PLANNED = (
    "Contacts",
    "Other events",
    "Agreements",
    "Missions",
    "In office",
    "Planned",
)
LANES = (CONTACTS, EVENTS, AGREEMENTS, MISSIONS, OFFICES, PLANNED)
_AHEAD = frozenset({"planned", "proposed"})
_MOST_DOMAINS = 9
_MOST_HOLDERS = 24  # whose posts are drawn; the page's table tells all


def marks_of(items: Iterable[Item], holders: Sequence[Item]) -> Iterator[Mark]:
    """The things of these items that have a day, and the tenures of the holders between their bounds."""
    for item in items:
        mark = _mark(item)
        if mark is not None:
            yield mark
    yield from _offices(holders)


def _mark(item: Item) -> Mark | None:
    told, address = item.happened, addresses.entry(item.entry)
    line = partial(_line, item.entry, told)
    if item.kind == "engagement" and told:
        status = item.status
        if status in _AHEAD:
            return Mark(PLANNED, told, "", "", line, address, True)
        lane = CONTACTS if group(item) == CONTACT else EVENTS
        return Mark(lane, told, "", "", line, address) if status == "happened" else None
    if item.kind == "agreement" and (signed := item.one("signed") or told):
        return Mark(AGREEMENTS, signed, f"{signed.split('/')[0]}/{OPEN}", item.one("name") or "", line, address)
    if item.kind == "mission" and told:
        name = f"{item.one('post') or 'mission'} in {item.one('city') or item.one('in') or ''}".replace("_", " ")
        return Mark(MISSIONS, told, f"{told.split('/')[0]}/{OPEN}", name, line, address)
    return None


def _line(entry: Entry, told: str) -> str:
    return f"{words(told)}: {headline(entry)}" if told else headline(entry)


def _offices(every: Sequence[Item]) -> Iterator[Mark]:
    """The tenures of the first of these holders, with those of the same posts, which bound them."""
    drawn = {_post(item) for item in every[:_MOST_HOLDERS]}
    holders = [item for item in every if _post(item) in drawn]
    published = {proof.claim.id: proof.article.published for item in holders for proof in item.proofs}
    told = {item.entry.id: f"{office(item)}: {attested(item)}" for item in holders}
    for post in posts([item.entry for item in holders], published):
        for tenure in post.tenures:
            if tenure.begins.days or tenure.ends.days:
                name, entry = tenure.person, tenure.entry
                line = f"{name}, {told.get(entry.id, '')}"
                yield Mark(
                    OFFICES,
                    tenure.begins.days,
                    tenure.ends.days or "",
                    name,
                    partial(str, line),
                    addresses.entry(entry),
                )


def _post(item: Item) -> tuple[str | None, ...]:
    return item.one("of"), item.one("office"), item.one("to")


def office_rows(store: Store, items: Sequence[Item]) -> list[dict[str, Any]]:
    """Office-holders as rows, in the order given."""
    return [holder_row(store, item, office(item), attested(item)) for item in items]


def domains_by_year(items: Iterable[Item]) -> dict[str, Any]:
    """How often each domain comes up in each year: the years, and of each domain its numbers and a share of the most.

    Only the most frequent domains; nothing where no year is told.
    """
    met: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for item in items:
        day = first_day(item.happened or item.one("signed") or item.entry.first_attested or "")
        for domain in item.every("domains") if day else ():
            met[domain][day.year if day else 0] += 1
    if not met:
        return {"years": [], "rows": []}
    years = sorted({year for counter in met.values() for year in counter})[-12:]
    most = max(number for counter in met.values() for number in counter.values())
    ordered = sorted(met.items(), key=lambda each: (-each[1].total(), each[0]))[:_MOST_DOMAINS]
    rows = [
        {"domain": domain, "cells": [(counter[year], -(-5 * counter[year] // most)) for year in years]}
        for domain, counter in ordered
    ]
    return {"years": years, "rows": rows}
