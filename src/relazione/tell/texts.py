"""Texts: how many of the reports of a thing were written, not reprinted."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.resolve.copies import independent
from relazione.resolve.standing import Standing
from relazione.store.contract import Store


def independent_texts(store: Store, claims: Sequence[Standing]) -> int:
    """How many texts these claims of one entry rest on that are no reprints of each other."""
    articles = sorted({claim.article for claim in claims})
    if len(articles) < 2:  # no text needs to be fetched
        return len(articles)
    found = (store.article(article) for article in articles)
    return independent(claims, {article.id: article.text for article in found if article is not None})
