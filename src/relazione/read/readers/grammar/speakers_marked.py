"""Who speaks by the words that mark it: an attribution behind a long quotation, a name beside a noun of office."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.read.mention import Mention
from relazione.read.readers.grammar.stances_clauses import Clause, is_passive, manner_of
from relazione.read.reading import Reading

_SUBJECTS = ("nsubj", "nsubjpass")
_RUNS_ON = frozenset(",?!")  # marks before or behind closing quotes after which the sentence goes on
_ASIDE = ("ADV", "AUX", "PART")
_BELOW = ("pobj", "poss", "dobj", "attr", "pcomp", "compound")  # such a name is part of what is spoken of
_NAMED = ("person", "state", "organisation")
_SOON = 12  # tokens behind a quotation within which its verb of saying stands


def closing_subject(reading: Reading, quoted: Sequence[bool], token: int) -> int:
    """The subject of the verb of saying behind the quotation that token i stands in ("A. B," X said), -1 if none."""
    parse = reading.parse
    end, mark = token, ""
    while end < len(parse) and (quoted[end] or parse.pos[end] in ("PUNCT", "SPACE")):
        mark = parse.lower[end] if parse.lower[end] in _RUNS_ON or quoted[end] else mark
        end += 1
    if end == len(parse) or mark not in _RUNS_ON or not _same_section(reading, token, end):
        return -1
    for verb in range(end, min(end + _SOON, parse.sentences[parse.sentence[end]][1])):
        if parse.pos[verb] == "VERB" and manner_of(parse.lemma[verb]) == "say":
            return next((child for child in parse.children[verb] if parse.dep[child] in _SUBJECTS), -1)
    return -1


def _same_section(reading: Reading, one: int, other: int) -> bool:
    sentence = reading.parse.sentence
    return reading.section_of[sentence[one]] == reading.section_of[sentence[other]]


def named_beside(reading: Reading, token: int) -> Mention | None:
    """The person named between a noun that tells the office and its verb: "a spokesman of the firm, Name, said"."""
    parse = reading.parse
    i, verb = token + 1, parse.head[token]
    while i < verb:
        mention = reading.outer(i)
        named = mention is not None and mention.kind == "person" and mention.form == "name"
        if mention is not None and named and parse.lower[mention.first - 1] == ",":
            return mention if parse.lower[mention.last + 1] == "," or mention.last + 1 == verb else None
        i = mention.last + 1 if mention is not None and mention.last >= i else i + 1
    return None


def named_right_before(reading: Reading, clause: Clause) -> int:
    """The first of the names that stand right before a verb of stance whose subject is misread, -1 where none do.

    "To deepen educational links, Peru and Ghana agreed", where the parse takes "links" for what agreed.
    """
    parse, verb = reading.parse, clause.verb
    if not manner_of(parse.lemma[verb]) or is_passive(parse, verb) or not 0 <= clause.subject < verb:
        return -1
    token = verb - 1
    while token > clause.subject and parse.pos[token] in _ASIDE:
        token -= 1
    mention = reading.outer(token)
    if token <= clause.subject or mention is None or mention.last != token or mention.kind not in _NAMED:
        return -1
    first = mention.head
    while parse.dep[first] == "conj" and parse.head[first] < first:
        first = parse.head[first]
    free = parse.dep[first] not in _BELOW and first != clause.subject and reading.outer(first) is not None
    return first if free else -1
