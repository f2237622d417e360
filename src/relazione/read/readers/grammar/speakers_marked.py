"""Who speaks by the words that mark it: an attribution behind a long quotation, a name beside a noun of office."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from relazione.read.mention import Mention
from relazione.read.readers.grammar.speakers_pairs import Voice
from relazione.read.readers.grammar.stances_clauses import Clause, is_passive, manner_of
from relazione.read.reading import Reading

_SUBJECTS = ("nsubj", "nsubjpass")
_RUNS_ON = frozenset(",?!")  # marks before or behind closing quotes after which the sentence goes on
_ASIDE = ("ADV", "AUX", "PART")
_BELOW = ("pobj", "poss", "dobj", "attr", "pcomp", "compound")  # such a name is part of what is spoken of
_NAMED = ("person", "state", "organisation")
_LONG, _ALIKE = 6, 0.85  # letters of a name that may be misspelt, and how like it the right one is
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


def by_surname(reading: Reading, token: int) -> Mention | None:
    """A person of the article named by the last word of the name alone, where nothing else has claimed the word.

    A verb of saying lets the name be misspelt.
    """
    parse = reading.parse
    word = parse.words[token]
    if parse.pos[token] != "PROPN" or not word[0].isupper():
        return None
    persons = [actor for actor in reading.actors if actor.kind == "person" and " " in actor.name]
    named = [actor for actor in persons if actor.name.endswith(" " + word)]
    if not named and parse.dep[token] in _SUBJECTS and manner_of(parse.lemma[parse.head[token]]):
        named = [actor for actor in persons if _is_misspelt(word, actor.name.rsplit(" ", 1)[1])]
        named = named if len(named) == 1 else []
    if not named:
        return None
    start, end = parse.span(token, token)
    return Mention(start, end, token, token, token, "person", "name", (named[0].number,))


def _is_misspelt(word: str, name: str) -> bool:
    """Whether one long name is another but for a letter or two, the first left out."""
    long = min(len(word), len(name)) >= _LONG and word[0] == name[0]
    swapped = sorted(word.lower()) == sorted(name.lower())
    return long and (swapped or SequenceMatcher(None, word.lower(), name.lower()).ratio() >= _ALIKE)


def is_object_too(reading: Reading, clause: Clause, voice: Voice) -> bool:
    """Whether a verb's object is the very person for whom a title was taken: "the minister thanked Mr Name"."""
    if len(voice.actors) > 1 or voice.mentions[0].form != "title":
        return False
    for child in reading.parse.children[clause.verb]:
        if reading.parse.dep[child] in ("dobj", "dative"):
            mention = reading.outer(child)
            return mention is not None and mention.form == "name" and voice.actors[0] in mention.actors
    return False
