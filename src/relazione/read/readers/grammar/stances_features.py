"""What a clause shows of a stance: generic lemmas and grammar as named features, never a name.

A feature is a short text such as "verb=reaffirm" or "noun~support"; the weights table gives each its say in the twelve
outcomes (eleven stances and none). Capitalised words are left out, so that no feature can stand for a person or place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from relazione.codebook.table import rows
from relazione.read.parse import Parse
from relazione.read.readers.grammar.stances_clauses import Clause, manner_of

_FIRST = frozenset(("i", "we", "our", "us", "my", "me"))
_THIRD = frozenset(("he", "she", "they", "it", "this", "that", "these", "there", "who", "which", "both"))
_WORDS = ("NOUN", "VERB", "ADJ", "ADV")
_OBJECTS = ("dobj", "attr", "acomp", "oprd", "nsubjpass")
_FOLLOWING = ("prep", "prt", "agent")
_SHORT, _LONG = 6, 30  # words in a clause: below hardly an assertion, above often a narrative


@cache
def _hints() -> dict[tuple[str, str], str]:
    table = {(row["word"], row["part"]): row["stance"] for row in rows("stance_words")}
    table.update({(row["verb"], "verb"): row["stance"] for row in rows("stance_verbs") if row["stance"]})
    return table


def modal_of(parse: Parse, verb: int) -> str:
    """The modal verb of a clause ("will", "could"), or ""."""
    return next((parse.lower[child] for child in parse.children[verb] if parse.tag[child] == "MD"), "")


def features_of(parse: Parse, clause: Clause, around: tuple[str, ...] = ()) -> list[str]:
    """The features of a clause without repetition, in a fixed order; `around` are those of its place in the article."""
    found = dict.fromkeys(around)
    found.update(dict.fromkeys(_frame(parse, clause)))
    found.update(dict.fromkeys(_speaking(parse, clause)))
    found.update(dict.fromkeys(_words(parse, clause)))
    return list(found)


def _frame(parse: Parse, clause: Clause) -> Iterator[str]:
    """The governing verb, what it takes, and how."""
    verb = clause.verb
    lemma = _word(parse, verb)
    yield "always"
    yield f"way={clause.way}"
    yield f"verb={lemma}"
    yield f"verb={lemma}/{clause.way}"
    yield f"tag={parse.tag[verb]}"
    yield f"manner={manner_of(parse.lemma[verb])}"
    hint = _hints().get((parse.lemma[verb], "verb"))
    if hint:
        yield f"verb~{hint}"
    if clause.head != verb:
        yield f"object={_word(parse, clause.head)}"
    for child in parse.children[verb]:
        dep = parse.dep[child]
        if dep in _OBJECTS:
            yield f"{dep}={_word(parse, child)}"
            yield f"verb={lemma}+{_word(parse, child)}"
            yield from _hint(parse, child, "object")
        elif dep in _FOLLOWING:
            yield f"verb={lemma}+{parse.lower[child]}"
            for noun in parse.children[child]:
                yield f"{parse.lower[child]}={_word(parse, noun)}"
                yield f"verb={lemma}+{parse.lower[child]}+{_word(parse, noun)}"
                yield from _hint(parse, noun, "object")
        elif dep in ("aux", "neg", "auxpass"):
            yield f"{dep}={parse.lemma[child]}"
        elif dep in ("ccomp", "xcomp", "advcl"):
            yield f"has={dep}"
            yield f"{dep}={_word(parse, child)}"
            if dep == "xcomp":
                yield f"verb={lemma}>{_word(parse, child)}"


def _hint(parse: Parse, token: int, place: str) -> Iterator[str]:
    part = "noun" if parse.pos[token] == "NOUN" else "adjective"
    hint = _hints().get((parse.lemma[token], part))
    if hint:
        yield f"{place}~{hint}"


def _speaking(parse: Parse, clause: Clause) -> Iterator[str]:
    """Who acts and who reports, by kind of word only."""
    yield f"subject={_kind(parse, clause.subject)}"
    if clause.subject >= 0 and parse.pos[clause.subject] == "NOUN":
        yield f"subject={_word(parse, clause.subject)}"
    if clause.report >= 0:
        lemma = _word(parse, clause.report)
        yield "reported"
        yield f"report={lemma}"
        yield f"reporter={_kind(parse, clause.reporter)}"
        yield f"reported+verb={_word(parse, clause.verb)}"
    else:
        yield f"unreported+subject={_kind(parse, clause.subject)}"


def _kind(parse: Parse, token: int) -> str:
    if token < 0:
        return "none"
    lower = parse.lower[token]
    if lower in _FIRST:
        return "first"
    if lower in _THIRD:
        return lower
    if parse.pos[token] == "PROPN":
        return "name"
    return "plural" if parse.tag[token] == "NNS" else parse.pos[token]


def _words(parse: Parse, clause: Clause) -> Iterator[str]:
    length = clause.last - clause.first + 1
    yield "short" if length < _SHORT else "long" if length > _LONG else "middling"
    for token in range(clause.first, clause.last + 1):
        lower, pos = parse.lower[token], parse.pos[token]
        if lower in _FIRST:
            yield f"word={lower}"
        elif parse.tag[token] == "MD":
            yield f"modal={lower}"
            yield f"modal={lower}+{_kind(parse, clause.subject)}"
            yield f"modal={lower}+{'reported' if clause.report >= 0 else 'unreported'}"
        elif pos in _WORDS:
            word = _word(parse, token)
            if word:
                yield f"word={word}"
                hint = _hints().get((word, "adjective" if pos == "ADJ" else "noun" if pos == "NOUN" else "verb"))
                if hint:
                    yield f"{pos.lower()}~{hint}"
        elif parse.dep[token] == "neg":
            yield "word=not"


def _word(parse: Parse, token: int) -> str:
    """The lemma, or the tag where the word is a name, a number or no plain word."""
    if parse.pos[token] in ("PROPN", "NUM") or not parse.lemma[token].isalpha():
        return parse.tag[token]
    if parse.words[token][0].isupper() and parse.pos[token] != "PRON" and token not in _opening(parse, token):
        return "Capital"
    return parse.lemma[token]


def _opening(parse: Parse, token: int) -> tuple[int, ...]:
    """The tokens of a sentence that are capitalised by their place: the first, and the first inside quotes."""
    first = parse.sentences[parse.sentence[token]][0]
    return (first, first + 1) if parse.pos[first] == "PUNCT" else (first,)
