"""Whom "we" stands for beside the speaker: those who met tell together what both agreed, stressed or share."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from relazione.read.mention import Mention
from relazione.read.readers.grammar.speakers_pairs import Voice
from relazione.read.readers.grammar.stances_clauses import Clause, manner_of
from relazione.read.readers.grammar.stances_model import verb_stance
from relazione.read.reading import Reading

_PAIR = 2
_COMMON = frozenset(("shared", "mutual", "common"))


def met_by_us(reading: Reading, clause: Clause, voice: Voice) -> Mention | None:
    """The person of another state named last before "we", where what is told of "we" is told of a meeting, else None.

    That is what they agreed, what is common to them, and a stance in the past: "we stressed", "we have recognized".
    """
    token, verb = (clause.reporter, clause.report) if clause.reporter >= 0 else (clause.subject, clause.verb)
    if token < 0 or reading.parse.lower[token] != "we" or len(voice.actors) > 1:
        return None
    agreed = verb == clause.verb and verb_stance(reading.parse, clause) == "agree"
    if not (agreed or _is_past(reading, verb) or _shares(reading, clause)):
        return None
    own = {reading.actors[number].state for number in voice.actors}
    for mention in reversed(reading.mentions):
        if mention.first < token and mention.kind == "person" and len(mention.actors) == 1:
            state = reading.actors[mention.actors[0]].state
            if state is not None and state not in own:
                return _foremost(reading, mention, token)
    return None


def _foremost(reading: Reading, last: Mention, token: int) -> Mention:
    """The last mention before a word of the person named most of a state: of those of equal number the last named."""
    state = reading.actors[last.actors[0]].state
    named = [
        mention
        for mention in reading.mentions
        if mention.first < token
        and mention.kind == "person"
        and len(mention.actors) == 1
        and reading.actors[mention.actors[0]].state == state
    ]
    counts = Counter(mention.actors[0] for mention in named)
    return max(named, key=lambda mention: (counts[mention.actors[0]], mention.first))


def with_publisher(reading: Reading, pair: Voice | None, publisher: Voice | None) -> Voice | None:
    """A pair of two who met, the person who publishes the statement in place of another of the same state."""
    if pair is None or publisher is None or len(pair.actors) != _PAIR or len(publisher.actors) > 1:
        return pair
    own = reading.actors[publisher.actors[0]]
    if own.kind != "person" or own.number in pair.actors:
        return pair
    members = [
        (publisher.actors[0], publisher.mentions[0]) if reading.actors[number].state == own.state else (number, mention)
        for number, mention in zip(pair.actors, pair.mentions, strict=True)
    ]
    return replace(pair, actors=tuple(number for number, _ in members), mentions=tuple(m for _, m in members))


def _is_past(reading: Reading, verb: int) -> bool:
    """Whether a verb that holds a stance tells what was done: "stressed", "have recognized"."""
    parse = reading.parse
    if manner_of(parse.lemma[verb]) != "hold":
        return False
    done = parse.tag[verb] == "VBN" and any(parse.lemma[child] == "have" for child in parse.children[verb])
    return parse.tag[verb] == "VBD" or done


def _shares(reading: Reading, clause: Clause) -> bool:
    """Whether what is said of "we" is common to two: "we reaffirmed our shared commitment"."""
    parse = reading.parse
    said = manner_of(parse.lemma[clause.verb]) not in ("", "say") and parse.tag[clause.verb] == "VBD"
    return said and any(parse.lower[i] in _COMMON for i in range(clause.verb, clause.last + 1))
