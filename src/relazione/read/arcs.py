"""Arcs: the parser's steps taken for many texts at once, to the same arcs as text by text.

A parser goes through a text step by step, and each step is too small a sum for what it costs to begin one. Taken for
a number of texts together, steps cost a third.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.tokens import Doc

_LOT = 16  # rows are multiplied in lots of this many: whether a text is read alone or in company moves no digit


def draw_arcs(parser: Any, docs: Sequence[Doc]) -> None:
    """Gives each token of the documents its head and label, as spaCy's parser does; the documents have vectors."""
    docs = [doc for doc in docs if len(doc)]
    if docs:
        parser.set_annotations(docs, _walked(parser, docs) if _knows(parser) else parser.predict(docs))


def _knows(parser: Any) -> bool:
    """Whether the parser goes one way only, through a hidden layer, and has met all its labels."""
    model = parser.model.attrs
    return parser.cfg["beam_width"] == 1 and model["has_upper"] and not model["unseen_classes"]


def _walked(parser: Any, docs: list[Doc]) -> list[Any]:
    """The last states of the documents."""
    states = parser.moves.init_batch(docs)
    step = parser.model.predict(docs)
    weights, bias = np.ascontiguousarray(step.vec2scores.get_param("W").T), step.vec2scores.get_param("b")
    rows = np.zeros((_lots(len(docs)), weights.shape[0]), dtype=np.float32)
    scores = np.zeros((_lots(len(docs)), weights.shape[1]), dtype=np.float32)
    on_the_way = states
    while on_the_way:
        count = len(on_the_way)
        rows[:count] = step.state2vec.predict(step.get_token_ids(on_the_way))
        lots = _lots(count)
        np.dot(rows[:lots], weights, scores[:lots])
        scores += bias
        on_the_way = parser.transition_states(on_the_way, scores[:count])
    return list(states)


def _lots(count: int) -> int:
    """The number of rows that whole lots have, so many of them filled."""
    return -(-count // _LOT) * _LOT
