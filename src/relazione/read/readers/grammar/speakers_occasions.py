"""Stances told of a meeting, an accord or nobody at all: they are those of both who met or agreed."""

from __future__ import annotations

from functools import cache

from relazione.codebook.table import rows
from relazione.read.readers.grammar.speakers_pairs import Voice, pair_before
from relazione.read.readers.grammar.stances_clauses import Clause, manner_of, stance_nouns
from relazione.read.reading import Reading

_REACHED = ("reach", "conclude", "achieve")  # "an understanding was reached"
_UNDERSTANDING = ("agreement", "understanding", "consensus", "accord", "compromise")


@cache
def _words(form: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("occasion_words") if row["form"] == form)


def met_there(reading: Reading, clause: Clause) -> Voice | None:
    """Both who met or agreed, where the meeting or accord itself is the subject: "the talks reaffirmed the ties"."""
    parse, subject = reading.parse, clause.subject
    if subject < 0 or reading.outer(subject) is not None or parse.lemma[subject].lower() not in _words("occasion"):
        return None
    lemma = parse.lemma[clause.verb]
    told = manner_of(lemma) == "hold" or lemma in _words("showing")
    if not told or not _is_stance(reading, clause):
        return None
    return _named_in(reading, clause) or pair_before(reading, subject)


def _is_stance(reading: Reading, clause: Clause) -> bool:
    """Whether a commitment or need is what the meeting shows, and not told beforehand, which its announcer does."""
    parse, children = reading.parse, reading.parse.children[clause.verb]
    held = any(parse.dep[child] == "dobj" and parse.lemma[child] in stance_nouns() for child in children)
    return held and not any(parse.tag[child] == "MD" for child in children)


def is_reached(reading: Reading, clause: Clause) -> bool:
    """Whether two are said to have agreed without being named: "an understanding was reached"."""
    parse, subject = reading.parse, clause.subject
    return subject >= 0 and parse.lemma[clause.verb] in _REACHED and parse.lemma[subject] in _UNDERSTANDING


def _named_in(reading: Reading, clause: Clause) -> Voice | None:
    """The two states whose the commitment is: "shows the commitment of Peru and Ghana"."""
    parse = reading.parse
    span = parse.span(clause.verb, clause.last)
    owners = [
        mention
        for mention in reading.mentions_in(*span)
        if mention.kind == "state" and len(mention.actors) == 1 and mention.form in ("name", "demonym")
    ]
    if len(owners) < 2 or owners[0].actors == owners[1].actors:
        return None
    joined = owners[1].first - owners[0].last <= 3 and any(
        parse.lower[token] == "and" for token in range(owners[0].last, owners[1].first)
    )
    return Voice((*owners[0].actors, *owners[1].actors), tuple(owners[:2]), "both") if joined else None
