"""Token vectors: the language model's first layers worked out for reading alone, to the same numbers as spaCy's own.

What the form of a word adds is worked out once for each form and kept; the layers that look at a token's neighbours
are worked out text by text, so that no text's vectors hang on what else is read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH, SPACY
from spacy.tokens import Doc

Floats = NDArray[np.float32]

FORMS_KEPT = 20_000
"""Forms whose vectors are kept, some 12 MB; all are forgotten when there are more."""

_TOGETHER = 16  # new forms are worked out in lots of this many: a matrix of one shape is multiplied in one way
_EPSILON = 1e-08  # as the model was trained
_KEY = "V24"  # three whole numbers of eight bytes


@dataclass(frozen=True, slots=True)
class Layer:
    """A maxout layer and the normalisation behind it: `weights` by input and output, the pieces one after another."""

    weights: Floats
    bias: Floats
    width: int
    gain: Floats
    shift: Floats

    def of(self, inputs: Floats) -> Floats:
        """What the layer makes of each row."""
        sums = inputs @ self.weights
        sums += self.bias
        best: Floats = sums[:, : self.width].copy()
        for start in range(self.width, sums.shape[1], self.width):
            np.maximum(best, sums[:, start : start + self.width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = (best * best).sum(axis=1, keepdims=True)
        spread /= np.float32(self.width)
        spread += _EPSILON
        best *= spread**-0.5
        best *= self.gain
        best += self.shift
        return best


class TokenVectors:
    """The vectors of a text's tokens by the layers of a model; forms met before are remembered."""

    def __init__(self, model: Any) -> None:
        """Takes the weights out of the model; `knows` must hold for it."""
        embed, windows = model.layers
        self._columns = embed.layers[0].attrs["columns"]
        self._looked_up = embed.layers[2].layers[0]
        self._form, *self._windows = _layers(model)
        self._edge = int(windows.attrs.get("pad", 0))
        self._width = self._form.width
        self._kept: dict[bytes, bytes] = {}

    def of(self, doc: Doc) -> Floats:
        """A row for each token."""
        if not len(doc):
            return np.zeros((0, self._width), dtype=np.float32)
        rows = np.zeros((len(doc) + 2 * self._edge, self._width), dtype=np.float32)
        inside = slice(self._edge, self._edge + len(doc))
        rows[inside] = self._forms(doc)
        for layer in self._windows:
            rows += layer.of(_with_neighbours(rows))
        return rows[inside]

    def forget(self) -> None:
        """Forget all forms."""
        self._kept.clear()

    def _forms(self, doc: Doc) -> Floats:
        """What the form of each token adds; the form is all that a token has but its place."""
        keys = doc.to_array([NORM, ORTH, SPACY]).view(_KEY).ravel().tolist()
        known = self._kept
        new = {key: place for place, key in enumerate(keys) if key not in known}
        if new:
            if len(known) + len(new) > FORMS_KEPT:
                known = self._kept = {}
                new = {key: place for place, key in enumerate(keys)}
            known.update(zip(new, self._worked_out(doc, list(new.values())), strict=True))
        found = np.frombuffer(b"".join([known[key] for key in keys]), dtype=np.float32)
        return found.reshape(-1, self._width)

    def _worked_out(self, doc: Doc, places: Sequence[int]) -> list[bytes]:
        """The vectors of the forms at these places, as bytes."""
        features = doc.to_array(self._columns)[list(places)]
        short = -len(places) % _TOGETHER
        lots = np.concatenate([features, np.zeros((short, features.shape[1]), features.dtype)])
        looked_up = self._looked_up.predict(lots)
        found = [self._form.of(looked_up[start : start + _TOGETHER]) for start in range(0, len(lots), _TOGETHER)]
        return [row.tobytes() for row in np.concatenate(found)[: len(places)]]


def vectors_by(pipe: Any) -> Callable[[Doc], Floats]:
    """The vectors of a text by the layers of spaCy's pipe; by the pipe itself where its layers are not known here."""
    return TokenVectors(pipe.model).of if knows(pipe.model) else lambda doc: pipe.predict([doc])[0]


def knows(model: Any) -> bool:
    """Whether the model looks up forms by hashes, then adds up windows of one token on either side."""
    layers = list(model.walk())
    names = [layer.name for layer in layers]
    windows = [layer for layer in layers if layer.name == "expand_window"]
    return (
        len(model.layers) == 2  # forms, windows
        and model.layers[0].layers[0].name == "extract_features"
        and "static_vectors" not in names
        and all(layer.attrs["window_size"] == 1 for layer in windows)
        and names.count("maxout") == names.count("layernorm") == 1 + len(windows)
    )


def _layers(model: Any) -> list[Layer]:
    """The layers from the first to the last."""
    by_name = [[layer for layer in model.walk() if layer.name == name] for name in ("maxout", "layernorm")]
    return [_layer(maxout, norm) for maxout, norm in zip(*by_name, strict=True)]


def _layer(maxout: Any, norm: Any) -> Layer:
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    width, pieces, inputs = weights.shape
    return Layer(
        weights.transpose(1, 0, 2).reshape(width * pieces, inputs).T,
        np.ascontiguousarray(bias.reshape(width, pieces).T).ravel(),
        width,
        norm.get_param("G"),
        norm.get_param("b"),
    )


def _with_neighbours(rows: Floats) -> Floats:
    """Each row behind the one before it and before the one behind it; beyond the edges there is nothing."""
    size, width = rows.shape
    found = np.empty((size, 3 * width), dtype=np.float32)
    found[0, :width] = found[-1, 2 * width :] = 0
    found[1:, :width] = rows[:-1]
    found[:, width : 2 * width] = rows
    found[:-1, 2 * width :] = rows[1:]
    return found
