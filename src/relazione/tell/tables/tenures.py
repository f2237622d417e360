"""Tenures: who is attested in which post on which days, and between which bounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from relazione.tell.csv_text import Cell
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Reference, Table, slot_columns
from relazione.tell.whole import Whole, post_id

_SLOTS = {
    "person": "Who holds the office.",
    "title": "The title in words of the article.",
    "office": "Class of the office.",
    "of": "The state (ISO alpha-3) or organisation represented.",
    "to": "The state, organisation or city to which it is accredited, where it is to one.",
    "since": "When it began, as a report states it.",
    "until": "When it ended, as a report states it.",
}


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    for post in told.posts:
        times: Counter[str] = Counter()
        for tenure in post.tenures:
            entry = tenure.entry
            times[entry.id] += 1
            yield {
                **{slot: entry.one(slot) for slot in _SLOTS},
                **told.proof(entry, entry.claims),
                "time": times[entry.id],
                "person_id": told.person_of.get((tenure.person, entry.one("of"))),
                "post_id": post_id(post),
                "status": tenure.status,
                "first_attested": tenure.first_attested,
                "last_attested": tenure.last_attested,
                "begins": tenure.begins.days or None,
                "begins_because": tenure.begins.words or None,
                "ends": tenure.ends.days or None,
                "ends_because": tenure.ends.words or None,
                "in_doubt": tenure.doubted,
                "reports": len(entry.claims),
            }


TABLE = Table(
    name="tenures",
    about="Who is attested in which post, one row a person and unbroken time in it. Nobody is called current: a tenure "
    "is attested on days, and where it began and ended lies between bounds that its reports and its neighbours in the "
    "post leave.",
    key=("entry", "time"),
    columns=(
        ENTRY,
        Column("time", "Which time in the post: 2 for who came back after another.", "integer", needed=True),
        *slot_columns("tenure", _SLOTS),
        Column("status", "holder, acting, incoming or former: the first of these that a report gives.", needed=True),
        Column("first_attested", "The first day on which a dated article has the person in office.", "date"),
        Column("last_attested", "The last such day.", "date"),
        Column("begins", "Where the beginning lies: a day or span of which one day is meant.", "edtf"),
        Column("begins_because", "Why."),
        Column("ends", "Where the end lies: a day or span of which one day is meant.", "edtf"),
        Column("ends_because", "Why."),
        Column("in_doubt", "Whether reports before and after attest another: likely a slip.", "boolean", True),
        Column("person_id", "The person.", needed=True),
        Column("post_id", "The post.", needed=True),
        Column("reports", "How many reports tell of it.", "integer", needed=True),
        CLAIM,
    ),
    references=(
        PROVED,
        Reference(("entry",), "entries"),
        Reference(("person_id",), "persons"),
        Reference(("post_id",), "posts"),
    ),
    rows=_rows,
)
