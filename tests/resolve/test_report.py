"""Reports: the words by which they are compared, and how few of them bring two together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relazione.resolve.places import cities_in
from relazione.resolve.report import rare_words, shared, telling_words

WORDS = st.frozensets(st.sampled_from([f"{letter * size}" for letter in "abcdefgh" for size in (1, 3, 5)]), min_size=1)


@given(WORDS, WORDS, st.sampled_from([0.3, 0.5, 0.6, 0.7, 0.9]))
def test_rare_words_miss_nothing(one: frozenset[str], other: frozenset[str], least: float) -> None:
    """Two sets of words that share enough always have one of their rare words in common."""
    if shared(one, other) >= least:
        assert set(rare_words(one, least)) & set(rare_words(other, least))


def test_telling_words_leave_out_what_every_text_has() -> None:
    """Articles, prepositions and honorifics do not count when two texts are compared."""
    assert telling_words("The Minister of Trade and the ship") == {"trade", "ship"}


def test_a_place_may_name_several_cities() -> None:
    """Cities are found one by one, and a palace is none."""
    assert cities_in("Perth and Canberra") == {"perth", "canberra"}
    assert cities_in("the Winter Hall in Oslo") == {"oslo"}
    assert cities_in("the Winter Hall") == frozenset()
