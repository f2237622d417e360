"""Whom organisations act for, and by which name."""

from __future__ import annotations

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.readers.grammar.engagement_bodies import full_name


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("The Asian Development Bank (ADB) gave a loan. ADB officials came.", "ADB", "Asian Development Bank"),
        ("ADB officials came.", "ADB", "ADB"),
        ("The Secretariat came.", "General Secretariat of the African Union", "African Union"),
        ("Peru and the EU met.", "EU", "European Union"),
        ("Peru met Norway.", "PER", "PER"),
    ],
)
def test_a_body_has_the_fullest_name_that_the_article_gives_it(text: str, name: str, full: str) -> None:
    """Letters are spelt out where the article spells them out, an organ is its body, and a state's code stays."""
    assert full_name(build_reading(Article(article_id(text, None, None), "sample", text, None)), name) == full
