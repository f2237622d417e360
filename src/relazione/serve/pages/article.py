"""An article: its text word for word with every claim marked, and what it seemed to say and could not prove."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from relazione.record.claim import Claim
from relazione.record.confidence import is_calibrated
from relazione.serve import addresses
from relazione.serve.problems import missing
from relazione.serve.rows import claim_row, slot_rows
from relazione.serve.visit import Page, Row, Visit
from relazione.tell.show import refusal_object


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text that the same claims cover: their ids, and those that begin with this stretch."""

    words: str
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()


def page(visit: Visit) -> Page:
    """The page of one article by its id."""
    article = visit.store.article(visit.path["name"])
    if article is None:
        raise missing(f"no article has the id {visit.path['name']!r}", "Search for its words.")
    facts = visit.store.facts_of([article.id]).get(article.id)
    claims = list(visit.store.claims(article=article.id))
    rows: list[Row] = [
        {
            **claim_row(claim, facts),
            "start": claim.start,
            "end": claim.end,
            "slots": slot_rows(claim),
            "notes": list(claim.notes),
            "calibrated": is_calibrated(claim.reader, claim.kind),
            "entry": (entry := visit.store.entry_of(claim.id)) and entry.id,
            "address": addresses.entry(entry) if entry else "",
        }
        for claim in claims
    ]
    told = {
        "given_id": article.given_id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
        "url": article.url,
    }
    refused = [refusal_object(refusal) for refusal in visit.store.refusals(article=article.id)]
    return Page(
        "article",
        article.title or article.given_id,
        {"Article": [{"article": article.id, **told, "text": article.text}], "Claims": rows, "Refused": refused},
        visit.store.extent(),
        {"stretches": list(stretches(article.text, claims)), "outside": addresses.outside(article.url), **told},
        (),
    )


def stretches(text: str, claims: Sequence[Claim]) -> Iterator[Stretch]:
    """The text in stretches, put together the text again: each covered by the same claims, the shortest claim first."""
    ends = sorted({0, len(text), *(c.start for c in claims), *(c.end for c in claims)})
    for start, end in pairwise(ends):
        over = sorted((c for c in claims if c.start <= start and end <= c.end), key=lambda c: (c.end - c.start, c.id))
        ids = tuple(claim.id for claim in over)
        yield Stretch(text[start:end], ids, tuple(c.id for c in over if c.start == start))
