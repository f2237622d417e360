"""Every claim in full, JSON Lines: one object a claim, each value with its span, quote and basis.

With `--reader NAME` only what that reader made. Lost on the way: what was refused, which claims tell of one thing, and
judgements.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from relazione.ingest.article import Article
from relazione.record.claim import Claim, ClaimValue
from relazione.store.contract import Store
from relazione.tell.offsets import utf16_span

WITHOUT_ENTRIES = True  # claims alone are told, which no day of the world leaves out


def lines(store: Store, reader: str = "") -> Iterator[str]:
    """One line for each claim (of a reader): articles in the order of their given ids, claims in that of the text."""
    for article in store.articles():
        for claim in store.claims(article=article.id):
            if reader in ("", claim.reader):
                yield json.dumps(claim_object(claim, article), ensure_ascii=False) + "\n"


def claim_object(claim: Claim, article: Article) -> dict[str, object]:
    """A claim as a JSON object with all its spans and the article it stands in.

    `start` and `end` are half-open offsets in code points, `start_utf16` and `end_utf16` the same in UTF-16 units, for
    programs that count so (one flag emoji moves them).
    """
    return {
        "id": claim.id,
        "kind": claim.kind,
        **_span(claim.start, claim.end, article.text),
        "quote": claim.quote,
        "slots": {slot: [value_object(v, article.text) for v in claim.slots[slot]] for slot in sorted(claim.slots)},
        "participants": [
            {
                "who": value_object(side.who, article.text),
                "for": value_object(side.acts_for, article.text) if side.acts_for else None,
                "role": side.role,
            }
            for side in claim.participants
        ],
        "score": claim.score,
        "reader": claim.reader,
        "reader_version": claim.reader_version,
        "notes": list(claim.notes),
        "article": article_object(article),
    }


def article_object(article: Article) -> dict[str, str | None]:
    """What is told of an article beside its text; None where it is not known."""
    return {
        "id": article.id,
        "given_id": article.given_id,
        "published": _day(article.published),
        "publisher": article.publisher,
        "title": article.title,
        "url": article.url,
    }


def value_object(value: ClaimValue, text: str) -> dict[str, object]:
    """One value with its span in code points and in UTF-16 units, its quote and its basis."""
    return {"value": value.value, **_span(value.start, value.end, text), "quote": value.quote, "basis": value.basis}


def _span(start: int, end: int, text: str) -> dict[str, int]:
    first, after = utf16_span(text, start, end)
    return {"start": start, "end": end, "start_utf16": first, "end_utf16": after}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
