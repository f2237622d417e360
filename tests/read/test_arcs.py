"""What is promised of the parser's steps."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc

from relazione.read.arcs import draw_arcs
from relazione.read.language import load

TEXTS = (
    "The envoy of Peru, who arrived on Monday, met the President and two ministers in Lima, he said.",
    "Lima.",
    "",
    "We thank them. Ghana and Togo will open embassies; neither side has said when.\n\nThe talks go on.",
) * 5


def made(text: str) -> Doc:
    """A document with its vectors."""
    doc = load().make_doc(text)
    return load().get_pipe("tok2vec")(doc)


def arcs(docs: list[Doc]) -> list[list[Any]]:
    """Heads, labels and ends of sentences."""
    return [doc.to_array(["HEAD", "DEP", "SENT_START"]).tolist() for doc in docs]


@pytest.mark.parametrize("together", [1, 2, 7, 20])
def test_they_are_those_of_the_parser(together: int) -> None:
    """However many texts are parsed together, each gets the arcs that spaCy's parser draws in it alone."""
    parser: Any = load().get_pipe("parser")
    expected, docs = [made(text) for text in TEXTS], [made(text) for text in TEXTS]
    for doc in expected:
        parser(doc)
    for start in range(0, len(docs), together):
        draw_arcs(parser, docs[start : start + together])
    assert arcs(docs) == arcs(expected)


def test_another_way_of_parsing_is_left_to_spacy() -> None:
    """A parser that keeps several ways open is asked for its own answer."""
    parser: Any = load().get_pipe("parser")
    asked: list[int] = []

    def predict(docs: list[Doc]) -> list[object]:
        asked.append(len(docs))
        return list(parser.moves.init_batch(docs))

    other = _Other({**parser.cfg, "beam_width": 4}, parser.model, predict)
    draw_arcs(other, [made(text) for text in TEXTS])
    assert asked == [len([text for text in TEXTS if text])]


class _Other:
    """A parser with settings of its own, which draws nothing."""

    def __init__(self, cfg: dict[str, object], model: object, predict: object) -> None:
        self.cfg, self.model, self.predict = cfg, model, predict

    def set_annotations(self, docs: list[Doc], states: list[object]) -> None:
        """Nothing."""


def test_no_documents_have_no_arcs() -> None:
    """Nothing, and a text without a token, are no fault."""
    for docs in ([], [made("")]):
        draw_arcs(load().get_pipe("parser"), docs)
        assert arcs(docs) == [[] for _ in docs]
