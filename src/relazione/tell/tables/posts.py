"""Posts: offices with whom they stand for and where; who is attested in them is in tenures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from relazione.tell.csv_text import Cell
from relazione.tell.table import CLAIM, ENTRY, PROVED, Column, Table
from relazione.tell.whole import Whole, post_id


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    for post in told.posts:
        first = post.tenures[0].entry
        yield {
            **told.proof(first, first.claims),
            "post_id": post_id(post),
            "of": post.of,
            "office": post.office,
            "to": post.to,
            "single": post.single,
            "holders": len({tenure.entry.id for tenure in post.tenures}),
            "reports": post.reports,
        }


TABLE = Table(
    name="posts",
    about="Offices with whom they stand for and where, one row each. Who is attested in them is in tenures.",
    key=("post_id",),
    columns=(
        Column("post_id", "Id of the post: a hash of `of`, `office` and `to`.", needed=True),
        Column("of", "The state (ISO alpha-3) or organisation that it represents.", needed=True),
        Column("office", "Class of the office.", needed=True, words="office"),
        Column("to", "The state, organisation or city to which it is accredited, where it is to one."),
        Column("single", "Whether one person at a time holds it, as with a head of state.", "boolean", True),
        Column("holders", "How many persons are attested in it.", "integer", needed=True),
        Column("reports", "How many reports attest somebody in it.", "integer", needed=True),
        ENTRY,
        CLAIM,
    ),
    references=(PROVED,),
    rows=_rows,
)
