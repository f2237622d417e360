"""What is promised of the vectors of tokens."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy

from relazione.read import token_vectors
from relazione.read.language import load
from relazione.read.token_vectors import TokenVectors, knows, vectors_by

TEXTS = (
    "The envoy met H.E. Kim Do-yun in Lima.",
    "They didn't  agree: “no”, said 12 of the 14.\n\n\U0001f1f0\U0001f1f7 مرحبا",
    "Lima.",
    "",
    " \n",
)


@pytest.mark.parametrize("text", TEXTS)
def test_they_are_those_of_the_model(text: str) -> None:
    """A row for each token, the same as spaCy works out, when its words are new and when they are known."""
    pipe: Any = load().get_pipe("tok2vec")
    doc = load().make_doc(text)
    vectors = TokenVectors(pipe.model)
    for _ in range(2):
        found = vectors.of(doc)
        assert found.shape == (len(doc), pipe.model.get_dim("nO"))
        assert np.allclose(found, pipe.predict([doc])[0], atol=1e-4)


def test_no_text_moves_a_digit_of_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read alone, after others, or after all forms had to be forgotten: the vectors are the same."""
    docs = [load().make_doc(text) for text in TEXTS]
    pipe: Any = load().get_pipe("tok2vec")
    alone = [TokenVectors(pipe.model).of(doc) for doc in docs]
    together = TokenVectors(pipe.model)
    assert all(np.array_equal(together.of(doc), found) for doc, found in zip(docs, alone, strict=True))
    monkeypatch.setattr(token_vectors, "FORMS_KEPT", 5)
    forgetful = TokenVectors(pipe.model)
    assert all(np.array_equal(forgetful.of(doc), found) for doc, found in zip(docs * 2, alone * 2, strict=True))


def test_layers_that_are_not_known_are_left_to_spacy() -> None:
    """A model that looks further than one token to either side gives its own vectors."""
    nlp = spacy.blank("en")
    encoder = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 8, "window_size": 2, "maxout_pieces": 2}
    embedder = {"@architectures": "spacy.MultiHashEmbed.v2", "width": 8, "attrs": ["NORM"], "rows": [50]}
    model = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {**embedder, "include_static_vectors": False},
        "encode": {**encoder, "depth": 2},
    }
    pipe: Any = nlp.add_pipe("tok2vec", config={"model": model})
    nlp.initialize()
    doc = nlp.make_doc("The envoy met the mayor")
    assert not knows(pipe.model)
    assert np.array_equal(vectors_by(pipe)(doc), pipe.predict([doc])[0])
