"""Tables for a spreadsheet or a statistics package: entries.csv, one line an entry, and reports.csv, one line a report.

What a visit contains stands in entries.csv with the visit in its column `within`; in reports.csv its reports stand
under the visit too, with the part in the column `part`, for they prove the visit as well. Lost on the way: what was
refused, and the words that each single value rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from relazione.record.claim import Claim
from relazione.record.kind import all_kinds, sentence
from relazione.resolve.containment import parts
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.store.contract import Store
from relazione.tell.csv_text import Cell, csv_lines

REPORTS = ("entry", "kind", "doc", "start", "end", "quote", "part", "claim", "published", "publisher", "score")
_ENTRIES = ("entry", "kind", "what", "date", "basis", "first_attested", "last_attested", "reports", "docs")
_LAST = ("participants", "within", "disputes", "judged")


def files(store: Store) -> Iterator[tuple[str, Iterator[str]]]:
    """The files of this export: their names, each with its lines."""
    entries = list(store.entries())
    claims = {claim.id: claim for claim in store.claims_with([key for entry in entries for key in entry.claims])}
    facts = store.facts_of({claim.article for claim in claims.values()})
    within = parts(entries, claims)
    whole = {part.part: part.whole for part in within}
    contained: dict[str, list[str]] = {}
    for part in within:
        contained.setdefault(part.whole, []).append(part.part)
    yield "entries.csv", _entries(entries, claims, facts, whole)
    yield "reports.csv", _reports(entries, claims, facts, contained)


def _entries(
    entries: Sequence[Entry], claims: Mapping[str, Claim], facts: Mapping[str, ArticleFacts], whole: Mapping[str, str]
) -> Iterator[str]:
    """One line an entry: the slots of all kinds are columns, several values of one slot are divided by "; "."""
    slots = list(dict.fromkeys(slot.name for kind in all_kinds().values() for slot in kind.slots))
    columns = [*_ENTRIES, *(slot for slot in slots if slot not in _ENTRIES), *_LAST]
    return csv_lines(columns, [_entry(entry, claims, facts, whole.get(entry.id)) for entry in entries])


def _entry(
    entry: Entry, claims: Mapping[str, Claim], facts: Mapping[str, ArticleFacts], within: str | None
) -> dict[str, Cell]:
    docs = {facts[claims[key].article].given_id for key in entry.claims if key in claims}
    slots: dict[str, Cell] = {slot: tuple(value.value for value in values) for slot, values in entry.slots.items()}
    return {
        **slots,
        "entry": entry.id,
        "kind": entry.kind,
        "what": sentence(entry),
        "date": entry.date or None,
        "basis": entry.date_basis or None,
        "first_attested": entry.first_attested,
        "last_attested": entry.last_attested,
        "reports": len(entry.claims),
        "docs": tuple(sorted(docs)),
        "participants": tuple(f"{who} ({acts_for or '?'}, {role})" for who, acts_for, role in entry.sides()),
        "within": within,
        "disputes": tuple(f"{d.slot}: {' | '.join(value.value for value in d.values)}" for d in entry.disagreements),
        "judged": entry.judged,
    }


def _reports(
    entries: Sequence[Entry],
    claims: Mapping[str, Claim],
    facts: Mapping[str, ArticleFacts],
    contained: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    """One line a report: entries that contain others first, each with its own reports and then those of its parts."""
    by_id = {entry.id: entry for entry in entries}
    ordered = sorted(entries, key=lambda entry: entry.id not in contained)
    rows = [
        _report(entry, claims[key], facts, part)
        for entry in ordered
        for part in (None, *contained.get(entry.id, ()))
        for key in (entry if part is None else by_id[part]).claims
        if key in claims
    ]
    return csv_lines(REPORTS, rows)


def _report(entry: Entry, claim: Claim, facts: Mapping[str, ArticleFacts], part: str | None) -> dict[str, Cell]:
    article = facts[claim.article]
    return {
        "entry": entry.id,
        "kind": entry.kind,
        "doc": article.given_id,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "part": part,
        "claim": claim.id,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "score": claim.score,
    }
