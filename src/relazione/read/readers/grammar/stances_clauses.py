"""Clauses that may carry a stance: each with the words that assert it and the tokens that speak.

A sentence is cut along its parse: "X said A and B, stressing C" gives A and B (said by X) and "stressing C" (by X too).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from relazione.codebook.table import rows
from relazione.read.parse import Parse

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_VERBAL = ("VERB", "AUX")
_OPENERS = ("punct", "cc", "mark", "advmod", "prep", "npadvmod", "intj", "advcl", "dep", "preconj", "meta", "nmod")
_LOOSE = ("advcl", "relcl", "acl", "appos")  # what may trail after a comma and is not the assertion
_ASIDES = ("relcl", "advcl")
_PARTS = ("aux", "auxpass", "neg", "advmod")
_HINGES = ("cc", "punct", "preconj")
_QUOTING = ("quote", "cite")
_FREE = ("VBG", "VBD", "VBZ", "VBP")
_OWN_CONTENT = ("ccomp", "dobj", "xcomp", "aux", "mark")  # "will continue to hold" reports nothing
_NAMING = ("NOUN", "PROPN")
_TOWARDS = ("to", "for", "of", "in", "that", "over", "about", "at", "on", "with", "against")
_OTHER_CLAUSES = ("relcl", "conj", "parataxis", "ccomp")
_LISTED = ("dobj", "conj", "pobj", "attr")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of one sentence that may assert a position; all numbers are token numbers, -1 where there is none.

    `head` carries the clause (a verb, or a noun such as "commitment" in a list); `first:last` the asserting words, last
    included. `subject` is the grammatical subject, its own or shared. `report` is the verb of saying above the clause
    and `reporter` the subject of that verb. `way`: main | conj | said | participle | purpose | relative | noun.
    `verb` is the verb that governs: head itself, or for a listed noun the verb it is an object of.
    """

    head: int
    verb: int
    first: int
    last: int
    subject: int
    report: int
    reporter: int
    way: str


@cache
def manner_of(lemma: str) -> str:
    """How a verb carries a stance: say, hold, carry, or "" for any other verb (table stance_verbs)."""
    return _manners().get(lemma, "")


@cache
def _manners() -> dict[str, str]:
    return {row["verb"]: row["manner"] for row in rows("stance_verbs")}


@cache
def stance_nouns() -> dict[str, str]:
    """The stance that a noun hints at (table stance_words): "commitment" -> support."""
    return {row["word"]: row["stance"] for row in rows("stance_words") if row["part"] == "noun"}


@cache
def _apart_nouns() -> frozenset[str]:
    """The nouns that open a position each in a list (table stance_words): "readiness for A, hope for B"."""
    return frozenset(row["word"] for row in rows("stance_words") if row["apart"])


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what was done to its subject: "was briefed"."""
    return any(parse.dep[child] == "auxpass" for child in parse.children[verb])


def calls_on(parse: Parse, verb: int) -> bool:
    """Whether a verb tells a courtesy call ("called on the minister") and no request ("called on them to act").

    What somebody in a clause of its own does is no request: "called on the minister, who agreed to help".
    """
    following = parse.lower[verb + 1] if verb + 1 < len(parse) else ""
    if parse.lemma[verb] != "call" or following not in ("on", "upon", "in"):
        return False
    return not any(
        (parse.tag[i] == "TO" or parse.lower[i] == "for") and not _is_apart(parse, verb, i)
        for i in range(verb, parse.right[verb])
    )


def _is_apart(parse: Parse, verb: int, token: int) -> bool:
    """Whether a word belongs to another verb under this one, which has a subject or is joined to it."""
    above = parse.head[token]
    while above != verb and parse.head[above] != above:
        if parse.dep[above] in _OTHER_CLAUSES:
            return True
        above = parse.head[above]
    return False


def clauses_of(parse: Parse, sentence: int) -> list[Clause]:
    """The clauses of a sentence in order of their heads; they do not overlap, save where a list shares its words."""
    first, last = parse.sentences[sentence]
    found: list[Clause] = []
    waiting = [_Part(root, -1, -1, -1, "main") for root in range(first, last) if parse.head[root] == root]
    while waiting:  # a list and no recursion: a hostile text nests thousands deep
        part = waiting.pop()
        clause, inner = _cut(parse, part)
        found.extend(piece for one in clause for piece in _apart(parse, one))
        waiting.extend(inner)
    return sorted(found, key=lambda clause: clause.head)


@dataclass(frozen=True, slots=True)
class _Part:
    """A verb still to be cut: the subject it shares, the verb of saying above it with its subject, how it hangs."""

    verb: int
    shared: int
    report: int
    reporter: int
    way: str


def _cut(parse: Parse, part: _Part) -> tuple[list[Clause], list[_Part]]:
    """The clause of one verb, if it asserts anything itself, and the clauses under it that are still to be cut."""
    verb = part.verb
    own = _subject(parse, verb)
    subject = own if own >= 0 else part.shared
    report, reporter = part.report, part.reporter
    attribution = -1
    if report < 0:
        attribution, speaker = _attribution(parse, verb)
        if attribution >= 0:
            report, reporter = attribution, speaker
    kinds = list(_parts(parse, verb, attribution))
    kinds.extend(_strays(parse, verb, [child for child, _ in kinds]))
    said = _Part(verb, subject, report, reporter, part.way)
    clause = []
    if not any(kind == "said" for _, kind in kinds) or _also_acts(parse, verb):
        clause = _clause(parse, said, [child for child, _ in kinds])
    return clause, [_inner(parse, said, child, kind) for child, kind in kinds if kind != "attribution"]


def _inner(parse: Parse, above: _Part, child: int, kind: str) -> _Part:
    if kind == "said":
        return _Part(child, -1, above.verb, _quoted_person(parse, above.verb, above.shared), kind)
    if kind == "conj":
        return _Part(child, above.shared, above.report, above.reporter, "said" if above.way == "said" else kind)
    shared = parse.head[child] if kind == "relative" else above.shared
    return _Part(child, shared, above.report, above.reporter, kind)


def _quoted_person(parse: Parse, report: int, subject: int) -> int:
    """Whose words a verb of saying gives: its subject, but its object in "the agency quoted the minister as saying"."""
    if parse.lemma[report] in _QUOTING:
        for child in parse.children[report]:
            if parse.dep[child] == "dobj":
                return child
    return subject


def _subject(parse: Parse, verb: int) -> int:
    for child in parse.children[verb]:
        if parse.dep[child] in _SUBJECTS:
            return child
    return -1


def _attribution(parse: Parse, verb: int) -> tuple[int, int]:
    """The verb of saying that hangs on what is said ("..., he added"), with its subject."""
    for child in parse.children[verb]:
        if parse.dep[child] in ("parataxis", "ccomp", "advcl", "conj", "dep") and _says(parse, child) and (
            child > verb or parse.dep[child] == "parataxis"
        ):  # fmt: skip
            subject = _subject(parse, child)
            if subject >= 0 and not any(parse.dep[c] in _OWN_CONTENT for c in parse.children[child]):
                return child, subject
    return -1, -1


def _says(parse: Parse, token: int) -> bool:
    return parse.pos[token] == "VERB" and manner_of(parse.lemma[token]) == "say"


def _also_acts(parse: Parse, verb: int) -> bool:
    """Whether a verb of saying has an object of its own, or is none: "hailed the pact, saying ..."."""
    return not _says(parse, verb) and bool(manner_of(parse.lemma[verb]))


def _parts(parse: Parse, verb: int, attribution: int) -> Iterator[tuple[int, str]]:
    """The children of a verb that are clauses of their own, each with the way it hangs on it."""
    says = _says(parse, verb)
    for child in parse.children[verb]:
        dep, pos = parse.dep[child], parse.pos[child]
        if child == attribution:
            yield child, "attribution"
        elif dep == "conj" and (pos in _VERBAL or _subject(parse, child) >= 0):
            yield child, "conj"
        elif dep in ("ccomp", "parataxis") and (says or (child < verb and dep == "ccomp")) and _is_clause(parse, child):
            apart = not says and parse.lemma[verb] == "be" and _subject(parse, child) >= 0
            yield child, "conj" if apart else "said"
        elif dep == "advcl" and pos == "VERB" and manner_of(parse.lemma[child]) and _subject(parse, child) < 0:
            yield child, "participle" if parse.tag[child] == "VBG" else "purpose"
        elif dep == "advcl" and pos == "VERB" and manner_of(parse.lemma[child]) and _contrasts(parse, child):
            yield child, "conj"
        elif dep == "xcomp" and pos == "VERB" and manner_of(parse.lemma[child]) and not manner_of(parse.lemma[verb]):
            yield child, "purpose"
        elif dep == "prep":
            yield from _deeper(parse, child, ("pcomp",), "participle")
        elif dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr"):
            yield from _deeper(parse, child, ("relcl",), "relative")
            yield from _deeper(parse, child, ("acl",), "participle")
        elif dep == "dep" and pos == "VERB" and manner_of(parse.lemma[child]):
            yield child, "conj"
        if dep in _LISTED and manner_of(parse.lemma[verb]):
            yield from _listed(parse, child)


def _strays(parse: Parse, verb: int, taken: list[int]) -> Iterator[tuple[int, str]]:
    """Coordinated clauses that the parser hangs too deep: "... to fight terror and recognising that ..."."""
    below = [child for child in parse.children[verb] if child not in taken]
    while below:
        token = below.pop()
        kind = _stray(parse, verb, token) if parse.pos[token] == "VERB" else ""
        if kind:
            yield token, kind
        else:
            below.extend(child for child in parse.children[token] if child not in taken)


def _stray(parse: Parse, verb: int, token: int) -> str:
    above = parse.head[token]
    if parse.dep[token] == "relcl" and manner_of(parse.lemma[token]) and _is_done_by(parse, token):
        return "relative"  # "proposed a fair, which was welcomed by the other side"
    if parse.dep[token] == "relcl" and manner_of(parse.lemma[token]) and _is_who_named(parse, token):
        return "relative"  # "held talks with the minister, who asked for"
    if above == verb or parse.dep[token] not in ("conj", "advcl"):
        return ""
    if parse.dep[above] == "ccomp" and parse.head[above] == verb and _subject(parse, token) >= 0:
        return "said"
    if manner_of(parse.lemma[token]) and parse.tag[token] in _FREE and parse.tag[above] not in _FREE:
        return "participle" if parse.tag[token] == "VBG" else "conj"
    if manner_of(parse.lemma[token]) and parse.dep[token] == "conj" and parse.tag[token] == parse.tag[verb]:
        return "conj" if parse.tag[above] != parse.tag[verb] or _runs_on(parse, above) else ""
    return ""


def _is_who_named(parse: Parse, verb: int) -> bool:
    subject = _subject(parse, verb)
    named = parse.pos[parse.head[verb]] == "PROPN" and subject >= 0 and parse.lower[subject] == "who"
    return named and not is_passive(parse, verb)


def _is_done_by(parse: Parse, verb: int) -> bool:
    return is_passive(parse, verb) and any(parse.dep[child] == "agent" for child in parse.children[verb])


def _contrasts(parse: Parse, verb: int) -> bool:
    """Whether a clause tells what another did meanwhile: "while the envoy said that"."""
    return any(
        parse.lower[child] in ("while", "whereas", "whilst", "although", "though") for child in parse.children[verb]
    )


def _runs_on(parse: Parse, above: int) -> bool:
    """Whether a verb ends an aside with a doer of its own, so that what is joined to it goes on with the sentence."""
    doer = _subject(parse, above)
    return parse.dep[above] in _ASIDES and doer >= 0 and parse.tag[doer] not in ("WP", "WDT")


def _is_clause(parse: Parse, token: int) -> bool:
    return parse.pos[token] in _VERBAL or _subject(parse, token) >= 0 or parse.right[token] - parse.left[token] > 3


def _deeper(parse: Parse, token: int, deps: tuple[str, ...], way: str) -> Iterator[tuple[int, str]]:
    for child in parse.children[token]:
        stands = parse.pos[child] == "VERB" and (way != "participle" or parse.tag[child] == "VBG")
        if parse.dep[child] in deps and stands and manner_of(parse.lemma[child]):
            yield child, way


def _listed(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    """Further objects that name a stance: "the importance of A, and the commitment to B"."""
    for child in parse.children[token]:
        if parse.dep[child] == "conj" and parse.pos[child] == "NOUN":
            if parse.lemma[child] in stance_nouns() and child > parse.left[child]:
                yield child, "noun"
            yield from _listed(parse, child)


def _clause(parse: Parse, part: _Part, cut: list[int]) -> list[Clause]:
    first, last = _reach(parse, part.verb, cut)
    if last < first:
        return []
    verb, subject = part.verb, part.shared
    if part.way == "noun":
        verb = _governor(parse, part.verb)
    elif parse.pos[verb] not in _VERBAL and subject < 0:
        verb = _misread(parse, part.verb, first)
        own = _subject(parse, verb)
        subject = own if own >= 0 or verb == part.verb else verb - 1
    return [Clause(part.verb, verb, first, last, subject, part.report, part.reporter, part.way)]


def _misread(parse: Parse, head: int, first: int) -> int:
    """The verb of a clause that the parser took for a noun phrase: "The guest appreciated the sincere efforts"."""
    for token in range(first + 1, head):
        named = parse.pos[token - 1] in _NAMING or _subject(parse, token) >= 0
        if named and parse.tag[token] in ("VBD", "VBN") and manner_of(parse.lemma[token]):
            return token
    after = head + 1  # "The League's side condemned the attack", taken for a side that was condemned
    acted = after < len(parse) and parse.head[after] == head and parse.dep[after] == "acl"
    return after if acted and parse.tag[after] in ("VBD", "VBN") and manner_of(parse.lemma[after]) else head


def _apart(parse: Parse, clause: Clause) -> Iterator[Clause]:
    """A clause cut where its list goes on with another stance noun, however it hangs: "..., and support for"."""
    edges = []
    if clause.way != "noun" and manner_of(parse.lemma[clause.verb]) in ("hold", "carry"):
        edges = [
            (edge, noun)
            for noun in range(clause.verb + 3, clause.last)
            if _expressed(parse, noun)
            and parse.lower[noun + 1] in _TOWARDS
            and (edge := _edge(parse, noun, clause.verb)) > clause.verb + 1
        ]
    if not edges or not _is_full(parse, clause.verb, edges[0][0]):
        yield clause
        return
    ends = [edge for edge, _ in edges[1:]] + [clause.last + 1]
    yield replace(clause, last=_trimmed(parse, clause.verb, edges[0][0] - 1))
    for (edge, noun), end in zip(edges, ends, strict=True):
        yield replace(clause, head=noun, first=edge, last=_trimmed(parse, noun, end - 1), way="noun")


def _is_full(parse: Parse, verb: int, end: int) -> bool:
    """Whether a verb has a stance noun with what it is about before `end`: "voiced support for the talks"."""
    first = next((token for token in range(verb + 1, end - 2) if _expressed(parse, token)), end)
    return first < end and parse.lower[first + 1] in _TOWARDS and parse.lower[first + 1] != "that"


def _expressed(parse: Parse, token: int) -> bool:
    """Whether a noun names one stance: "need" does, "the needs of refugees" does not."""
    return parse.pos[token] == "NOUN" and parse.lower[token] in _apart_nouns()


def _edge(parse: Parse, noun: int, verb: int) -> int:
    """The first word of a noun's phrase, where a hinge stands before it; else -1."""
    edge = noun
    while edge - 1 > verb and parse.pos[edge - 1] in ("DET", "ADJ", "ADV", "PRON"):
        edge -= 1
    return edge if parse.lower[edge - 1] in (",", ";", "and") else -1


def _trimmed(parse: Parse, head: int, last: int) -> int:
    while last > head and (parse.dep[last] == "cc" or parse.pos[last] in ("PUNCT", "SPACE", "CCONJ")):
        last -= 1
    return last


def _governor(parse: Parse, noun: int) -> int:
    node = noun
    while parse.head[node] != node and parse.pos[node] not in _VERBAL:
        node = parse.head[node]
    return node


def _reach(parse: Parse, head: int, cut: list[int]) -> tuple[int, int]:
    """First and last token of the assertion: the subtree without other clauses, openers and trailing asides."""
    left, right = parse.left[head], parse.right[head]
    for child in cut:
        if child < head:
            left = max(left, parse.right[child])
        else:
            right = min(right, parse.left[child])
    for child in parse.children[head]:
        if (
            child < head
            and parse.dep[child] in _OPENERS
            and parse.dep[child] not in _PARTS
            and parse.left[child] <= left
        ):
            left = max(left, parse.right[child])
        if child > head + 1 and parse.dep[child] in _LOOSE and _after_comma(parse, parse.left[child]):
            right = min(right, parse.left[child])
    first, last = left, right - 1
    while first < head and (parse.dep[first] in _HINGES or parse.pos[first] in ("PUNCT", "SPACE")):
        first += 1
    return first, _trimmed(parse, head, last)


def _after_comma(parse: Parse, token: int) -> bool:
    return token > 0 and parse.lower[token - 1] in (",", "–", "—", "-", ";")
