"""Judgements: what persons decided about claims, with the words that were judged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from relazione.record.claim import Claim
from relazione.resolve.judgement import UNDO, Anchor, Judgement
from relazione.store.ledger import Held, held
from relazione.tell.csv_text import Cell
from relazione.tell.table import Column, Reference, Table
from relazione.tell.whole import Whole


def _rows(told: Whole) -> Iterator[Mapping[str, Cell]]:
    ledger = told.store.judgements()
    holding = {found.judgement.id: found for found in held(told.store, ledger)}
    written = {judgement.id: judgement for judgement in ledger}
    for judgement in ledger:
        meant = written.get(judgement.value or "", judgement) if judgement.act == UNDO else judgement
        for number, place in enumerate(_places(told, meant, holding.get(meant.id)), 1):
            yield {
                "judgement": judgement.id,
                "number": number,
                "act": judgement.act,
                "who": judgement.who,
                "when": judgement.when,
                "why": judgement.why,
                "slot": judgement.slot,
                "value": judgement.value,
                "holds": judgement.act == UNDO or judgement.id in holding,
                **place,
            }


def _places(told: Whole, judgement: Judgement, found: Held | None) -> Iterator[dict[str, Cell]]:
    """For each claim judged where it stands: as it is now, else as it was when it was judged."""
    now: Sequence[str | None] = found.found if found else judgement.claims
    claims = {claim.id: claim for claim in told.store.claims_with([key for key in now if key])}
    for number, key in enumerate(now):
        claim = claims.get(key or "")
        anchor = judgement.anchors[number] if number < len(judgement.anchors) else None
        yield _place(told, key if claim else judgement.claims[number], claim or anchor)


def _place(told: Whole, key: str | None, stands: Claim | Anchor | None) -> dict[str, Cell]:
    place: dict[str, Cell] = {"claim": key, "entry": told.entry_of(key) if key else None}
    if stands is None:
        return place
    article = told.store.article(stands.article)
    return place | {
        "document": article.id if article else None,
        "doc": article.given_id if article else None,
        "start": stands.start,
        "end": stands.end,
        "quote": stands.quote,
    }


TABLE = Table(
    name="judgements",
    about="What persons decided about reports, one row a judgement and report judged; an undo has the reports of the "
    "judgement that it takes back. A rejected report is in no entry, so each row has article, span and quote itself.",
    key=("judgement", "number"),
    columns=(
        Column("judgement", "Id of the judgement: a hash of the decision.", needed=True),
        Column("number", "Place among the reports judged, from 1.", "integer", needed=True),
        Column("act", "merge, split, reject, correct, confirm, assert or undo.", needed=True),
        Column("who", "Who decided.", needed=True),
        Column("when", "When: a day, or a time in UTC (ISO 8601).", needed=True),
        Column("why", "The reason given.", needed=True),
        Column("slot", "Of a correction the slot."),
        Column("value", "Of a correction the value; of an undo the judgement taken back."),
        Column("holds", "Whether it holds: false for one that was taken back.", "boolean", needed=True),
        Column("claim", "Id of the report judged, or what it was when it was judged.", needed=True),
        Column("entry", "The entry that the report is in now; empty where it is in none."),
        Column("document", "The article."),
        Column("doc", "The name under which the article was brought in."),
        Column("start", "Where the quote begins in the article's text, in code points from 0.", "integer"),
        Column("end", "Where it ends: the first code point that is not in it.", "integer"),
        Column("quote", "The words judged."),
    ),
    references=(Reference(("document",), "documents"), Reference(("entry",), "entries")),
    rows=_rows,
)
