"""Entries: worked out from claims, judgements and what is known of the articles; never edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from relazione.record.claim import Claim
from relazione.resolve.entry import ArticleFacts, Entry
from relazione.resolve.judgement import Judgement


def work_out(
    claims: Iterable[Claim], articles: Mapping[str, ArticleFacts], judgements: Iterable[Judgement] = ()
) -> tuple[Entry, ...]:
    """The things of the world that the claims tell of, each with all its reports."""
    raise NotImplementedError
