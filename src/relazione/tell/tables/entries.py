"""Entries: everything the record tells of, of every kind, in one wide table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.record.kind import all_kinds, sentence
from relazione.tell.csv_text import Cell
from relazione.tell.item import Item
from relazione.tell.table import Column, Reference, Table
from relazione.tell.texts import independent_texts
from relazione.tell.whole import Whole
from relazione.tell.wording.dates import first_day, last_day


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    return (_row(told, item) for item in told.items())


def _row(told: Whole, item: Item) -> Mapping[str, Cell]:
    entry, lead, articles = item.entry, item.place, item.articles
    lead_article = articles[item.places.index(lead)]
    first, last = first_day(entry.date), last_day(entry.date)
    slots: dict[str, Cell] = {slot: entry.every(slot) for slot in entry.slots}
    return {
        **slots,
        "entry": entry.id,
        "kind": entry.kind,
        "what": sentence(entry),
        "doc": lead_article.given_id,
        "start": lead.start,
        "end": lead.end,
        "quote": lead.quote,
        "date": entry.date or None,
        "basis": entry.date_basis or None,
        "first_day": first.isoformat() if first else None,
        "last_day": last.isoformat() if last else None,
        "first_attested": entry.first_attested,
        "last_attested": entry.last_attested,
        "reports": len(item.places),
        "independent_texts": independent_texts(told.store, item.places),
        "docs": tuple(sorted({article.given_id for article in articles})),
        "participants": tuple(f"{who} ({acts_for or '?'}, {role})" for who, acts_for, role in entry.sides()),
        "within": told.within.get(entry.id),
        "disputes": tuple(f"{d.slot}: {' | '.join(value.value for value in d.values)}" for d in entry.disagreements),
        "judged": entry.judged,
        "claim": lead.claim,
        "document": lead_article.id,
    }


_FIRST = (
    Column("entry", "Id of the entry: a hash of the ids of its reports.", needed=True),
    Column("kind", "tenure, engagement, agreement, mission, membership, position or profile.", needed=True),
    Column("what", "The entry as one line of English.", needed=True),
    Column("doc", "The article of its fullest report, by the name under which it was brought in.", needed=True),
    Column("start", "Where the quote begins in that article's text, in code points from 0.", "integer", needed=True),
    Column("end", "Where it ends: the first code point that is not in it.", "integer", needed=True),
    Column("quote", "The words of that article that say so.", needed=True),
    Column("date", "Day or span of the thing itself, in EDTF; empty where no report tells it.", "edtf"),
    Column("basis", "How the date follows: stated, resolved (from a weekday), default, or corrected by a person."),
    Column("first_day", "The first day that the date covers.", "date"),
    Column("last_day", "The last day that the date covers, itself included.", "date"),
    Column("first_attested", "The first day on which a dated article tells of it.", "date"),
    Column("last_attested", "The last such day.", "date"),
    Column("reports", "How many reports tell of it.", "integer", needed=True),
    Column(
        "independent_texts",
        "How many of them stand in texts that are no reprints of each other.",
        "integer",
        needed=True,
    ),
    Column("docs", "The articles that tell of it, by the names under which they were brought in."),
)
_LAST = (
    Column("participants", "Who took part, as `name (acts for, role)`; the table participants has them one by one."),
    Column("within", "The visit that it is a part of."),
    Column("disputes", "Slots on which reports cannot all be right, with their values; see disagreements."),
    Column("judged", "The judgements of persons that took part in it."),
    Column("claim", "The fullest of its reports.", needed=True),
    Column("document", "The article of that report.", needed=True),
)


def _slots() -> tuple[Column, ...]:
    """A column for each slot of any kind; a slot that several kinds have is one column."""
    own = {column.name for column in (*_FIRST, *_LAST)}
    kinds: dict[str, list[str]] = {}
    for kind in all_kinds().values():
        for slot in kind.slots:
            kinds.setdefault(slot.name, []).append(kind.name)
    named = {name: " and ".join(having) for name, having in kinds.items() if name not in own}
    return tuple(
        Column(name, f"Slot `{name}` of {having}; all values, the leading one first.") for name, having in named.items()
    )


TABLE = Table(
    name="entries",
    about="Everything the record tells of, one row an entry of any kind, with all its slots in one wide row. Each kind "
    "has a narrower table of its own (tenures, engagements, agreements, missions, memberships, positions, profiles).",
    key=("entry",),
    columns=(*_FIRST, *_slots(), *_LAST),
    references=(
        Reference(("entry", "claim"), "reports"),
        Reference(("document",), "documents"),
        Reference(("within",), "entries", ("entry",)),
    ),
    rows=_rows,
)
