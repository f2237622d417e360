"""Runs the encoder: from worded sentences to sums for every outcome of a clause, one sentence at a time.

The model is quantised to whole numbers, so that its products are exact on any processor; its few real-valued steps may
differ in the last digits between processors. Sums are therefore rounded to a tenth. One processor always gives the same
sums for the same sentence, whatever other sentences the article has; two kinds of processor may differ where a sum lies
on the border of a tenth, and then by that tenth.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from relazione.codebook.trained import arrays, part
from relazione.read.encoder.wording import Pointed, Wording

_FATAL_ONLY = 4
CLAUSES, EVENTS = "encoder.onnx", "events.onnx"


@dataclass(frozen=True, slots=True)
class Encoder:
    """The word vectors (whole numbers, a scale for each), the vectors of places in a sentence, and the layers."""

    words: NDArray[np.int8]
    scales: NDArray[np.float32]
    places: NDArray[np.float32]
    layers: Any

    def sums(self, wording: Wording) -> NDArray[np.float32]:
        """For each clause of the wording a row of sums (logits), one for each outcome, in tenths."""
        pieces = np.array(wording.pieces)
        vectors = self.words[pieces] * self.scales[pieces, None] + self.places[: len(pieces)]
        asked = {"words": vectors, "places": pools(wording.clauses, len(pieces))}
        found: NDArray[np.float32] = self.layers.run(None, asked)[0]
        return np.round(found, 1)


def pools(clauses: tuple[Pointed, ...], length: int) -> NDArray[np.float32]:
    """Three rows a clause, each a weight for every piece: the mean of the clause, its verb, the mean of all."""
    weights = np.zeros((len(clauses), 3, length), dtype=np.float32)
    for row, clause in zip(weights, clauses, strict=True):
        row[0, clause.first : clause.last + 1] = 1 / (clause.last + 1 - clause.first)
        row[1, clause.verb] = 1
        row[2] = 1 / length
    return weights.reshape(-1, length)


def load(layers: bytes) -> Encoder:
    """The encoder with these layers (a model in ONNX) over the shipped word vectors."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = _FATAL_ONLY
    session = onnxruntime.InferenceSession(layers, options, providers=["CPUExecutionProvider"])
    kept = _vectors()
    return Encoder(
        kept["words"].astype(np.int8, copy=False),
        kept["scales"].astype(np.float32, copy=False),
        kept["places"].astype(np.float32, copy=False),
        session,
    )


@cache
def _vectors() -> dict[str, NDArray[np.generic]]:
    """The shipped word vectors, which all encoders share."""
    return arrays("word_vectors.npz")


@cache
def encoder(name: str = CLAUSES) -> Encoder:
    """A shipped encoder, loaded once in a process: of clauses, or that of another file of `codebook/encoder`."""
    return load(part(name))
