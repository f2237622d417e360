"""The articles made by the thousand: the same every time, and like the world in who serves whom."""

from __future__ import annotations

from bench.speed.varied import Claimed, article_of, variants
from relazione.read.readers import load_reader

SIZE = 8_000


def test_the_same_seed_makes_the_same_articles() -> None:
    """Two runs give the same articles; another seed gives others of the same kind."""
    texts = [article_of(v, n).text for n, v in enumerate(variants(20))]
    assert texts == [article_of(v, n).text for n, v in enumerate(variants(20))]
    assert not set(texts) & {article_of(v, n).text for n, v in enumerate(variants(20, seed=2))}


def test_a_person_serves_one_state() -> None:
    """Nobody serves two states, whatever the seed, and a state has several servants in a record that is large."""
    served: dict[str, set[str]] = {}
    for seed in (1, 2):
        for variant in variants(SIZE // 2, seed, SIZE):
            for person, state in (("a", "A"), ("b", "B")):
                served.setdefault(variant.values[person], set()).add(variant.values[state])
    assert {len(states) for states in served.values()} == {1}
    assert len(served) > len({state for states in served.values() for state in states})


def test_a_claim_made_quotes_its_article() -> None:
    """The claims made of a filling quote its text, and so does each of their values."""
    reader = load_reader("grammar")
    claimed = Claimed(reader)
    for number, variant in enumerate(variants(10)):
        article = article_of(variant, number)
        for claim in claimed.of(variant, article):
            assert article.text[claim.start : claim.end] == claim.quote
            assert all(article.text[value.start : value.end] == value.quote for value in claim.values())
