"""What the encoder of clauses promises, on sentences of our own."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from relazione.codebook.trained import part
from relazione.errors import RunStopped
from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.encoder.session import encoder, load, pools
from relazione.read.encoder.word_pieces import number_of, pieces_of
from relazione.read.encoder.wording import LONGEST, Pointed, Wording, word_sentence
from relazione.read.readers.grammar.positions_candidates import candidates_of, wording_of
from relazione.read.readers.grammar.stances_judge import Models, likelihoods_of, shipped
from relazione.read.readers.grammar.stances_model import OUTCOMES
from relazione.read.reading import Reading

TEXT = "Norwegian Foreign Minister Astrid Lunde met Ghanaian counterpart Kwaku Asare. Lunde thanked Ghana for its help."


@cache
def reading(text: str = TEXT) -> Reading:
    """The reading of a text without date or publisher."""
    return build_reading(Article(article_id(text, None, None), "test", text))


def spelt(wording: Wording) -> str:
    """The pieces of a wording as text."""
    pieces = part("word_pieces.txt").decode().splitlines()
    return " ".join(pieces[number] for number in wording.pieces)


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Signing", ["signing"]),
        ("Réunion", ["reunion"]),
        ("co-operate", ["co", "-", "operate"]),
        ("counterterrorism", ["counter", "##ter", "##ror", "##ism"]),
        ("中国", ["中", "国"]),
        ("\u200b", []),
        ("x" * 101, ["[UNK]"]),
    ],
)
def test_words_are_cut_into_the_longest_pieces(word: str, pieces: list[str]) -> None:
    """Accents and capitals go, marks stand alone, and what the vocabulary lacks is cut or unknown."""
    assert pieces_of(word) == tuple(number_of(piece) for piece in pieces)


def test_names_are_masked_by_side() -> None:
    """The speaker and another state give way to stand-ins; the other words stay."""
    candidate = list(candidates_of(reading()))[-1]
    assert spelt(wording_of(reading(), [candidate])) == "[CLS] he thanked france for its help . [SEP]"


def test_a_long_sentence_is_cut_short() -> None:
    """No wording is longer than the encoder reads, and a clause beyond the cut is pointed at by the opening piece."""
    long = reading("Ghana thanked Norway for " + ", ".join(["fish"] * 90) + " and asked for more.")
    last = len(long.parse) - 2
    wording = word_sentence(long, 0, (), [(last, last, last)])
    assert len(wording.pieces) == LONGEST
    assert wording.clauses == (Pointed(0, 0, 0),)


def test_pools_are_means() -> None:
    """Clause and sentence are pooled by weights that sum to one, the verb by one piece."""
    weights = pools((Pointed(1, 2, 2),), 4)
    assert weights.tolist() == [[0, 0.5, 0.5, 0], [0, 0, 1, 0], [0.25, 0.25, 0.25, 0.25]]


def test_the_same_sentence_gives_the_same_bytes() -> None:
    """Two sessions, and the same session after other sentences, give one and the same sums."""
    candidates = list(candidates_of(reading()))
    asked = wording_of(reading(), [candidates[-1]])
    first = encoder().sums(asked)
    encoder().sums(wording_of(reading(), [candidates[0]]))
    assert first.shape == (1, len(OUTCOMES))
    assert encoder().sums(asked).tobytes() == first.tobytes()
    assert load(part("encoder.onnx")).sums(asked).tobytes() == first.tobytes()


def test_sums_are_rounded_to_tenths() -> None:
    """What differs in the last digits between processors does not reach the reader."""
    sums = encoder().sums(wording_of(reading(), [list(candidates_of(reading()))[-1]]))
    assert np.allclose(sums * 10, np.round(sums * 10), atol=1e-4)


def test_likelihoods_sum_to_one_with_and_without_encoder() -> None:
    """Each candidate has one likelihood for each outcome, and thanks are read as appreciation either way."""
    candidates = list(candidates_of(reading()))
    for models in (shipped(), Models(shipped().weights, None)):
        likelihoods = likelihoods_of(reading(), candidates, models)
        assert [sum(row) for row in likelihoods] == pytest.approx([1.0] * len(candidates))
        assert OUTCOMES[likelihoods[-1].index(max(likelihoods[-1]))] == "appreciate"


def test_a_missing_part_is_told() -> None:
    """A file that is not there stops the run with its name."""
    with pytest.raises(RunStopped, match=r"nothing\.onnx"):
        part("nothing.onnx")
