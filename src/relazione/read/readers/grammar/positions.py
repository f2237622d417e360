"""Positions: a stance that an actor expresses, found clause by clause (codebook kind `position`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from relazione.read.domains import domains_in
from relazione.read.finding import Finding, Value
from relazione.read.parse import Parse
from relazione.read.readers.grammar.positions_candidates import Candidate, candidates_of
from relazione.read.readers.grammar.positions_towards import Sides, is_state
from relazione.read.readers.grammar.speakers_pairs import Voice
from relazione.read.readers.grammar.stances_clauses import Clause, is_passive
from relazione.read.readers.grammar.stances_judge import MANY, likelihoods_of
from relazione.read.readers.grammar.stances_model import (
    OUTCOMES,
    is_promise,
    mood_stance,
    ruled_stance,
    usual_stances,
    verb_stance,
)
from relazione.read.reading import Reading

_TURNED = frozenset(("support", "agree"))  # stances whose denial is a refusal: "does not accept"
# Likelihood of any stance from which a clause is a position: with publishers held out, F1 of clauses was 0.806 at 0.4,
# 0.804 at 0.45 and 0.800 at 0.5; below the value taken the founding articles show more that nobody said.
_ENOUGH = 0.48
# Below this even the clear verb of a known actor makes no position, for who welcomes or agrees may do more than take a
# stance: of some ninety such clauses that are learnt from five are right. Who condemns, rejects or asks does no more.
_HARDLY = 0.15
_UNMISTAKABLE = ("condemn", "reject", "warn", "concern", "request")
_ENOUGH_OF_NOTHING = 0.6  # of a clause in which neither verb nor mood leaves no doubt, nor a word names the matter
_MATTERS = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "NUM"))
_ASKING = frozenset(("for", "on", "about"))


def find(reading: Reading) -> Iterator[Finding]:
    """The positions of an article in text order, one for each speaker of a joint stance.

    The score is the likelihood that the clause asserts a position at all.
    """
    candidates = list(candidates_of(reading))
    found = list(positions_of(reading, candidates, likelihoods_of(reading, candidates)))
    told = {_said(finding) for finding in found if not _is_headline(reading, finding)}
    yield from (finding for finding in found if not _is_headline(reading, finding) or _said(finding) not in told)


def _is_headline(reading: Reading, finding: Finding) -> bool:
    """Whether a position stands in a headline, which tells in short what the article tells with all its words."""
    if not reading.sections:
        return False
    sentence = reading.parse.sentence[reading.parse.token_at(finding.start)]
    return reading.sections[reading.section_of[sentence]].kind == "heading"


def _said(finding: Finding) -> tuple[str, str]:
    """The side that speaks, else the speaker, and the stance."""
    side = finding.slots.get("for") or finding.slots["speaker"]
    return side[0].value, finding.slots["stance"][0].value


def positions_of(
    reading: Reading, candidates: Sequence[Candidate], likelihoods: Sequence[tuple[float, ...]], ruled: bool = True
) -> Iterator[Finding]:
    """The positions among candidates whose likelihoods of OUTCOMES are given; `ruled` as in `judged`."""
    sides = Sides(reading)
    for candidate, shares in _with_reasons(reading, zip(candidates, likelihoods, strict=True)):
        found = judged(reading, candidate, shares, ruled)
        if found is not None and candidate.voice is not None:
            yield from _findings(reading, sides, candidate, candidate.voice, found)


def _with_reasons(
    reading: Reading, judged_so: Iterable[tuple[Candidate, tuple[float, ...]]]
) -> Iterator[tuple[Candidate, tuple[float, ...]]]:
    """The candidates, each with what it gives thanks or blame for: "thanked Oman for | inviting him" is one clause."""
    before: tuple[Candidate, tuple[float, ...]] | None = None
    for candidate, shares in judged_so:
        clause = candidate.clause
        if before is not None and _is_reason(reading.parse, clause, before[0].clause):
            longer = replace(before[0].clause, last=clause.last)
            before = replace(before[0], clause=longer), before[1]
            continue
        if before is not None:
            yield before
        before = candidate, shares
    if before is not None:
        yield before


def _is_reason(parse: Parse, clause: Clause, before: Clause) -> bool:
    """Whether a clause is what the preposition asks for that the clause before ends with."""
    asks = parse.head[clause.verb]
    return parse.dep[clause.verb] == "pcomp" and asks == before.last and parse.lower[asks] in _ASKING


def judged(
    reading: Reading, candidate: Candidate, shares: tuple[float, ...], ruled: bool = True
) -> tuple[str, float] | None:
    """The stance and score of a candidate, None where it is no position.

    `ruled` lets verbs and moods that leave no doubt overrule the likelihoods; without, the ablation learns their worth.
    """
    voice = candidate.voice
    if voice is None or len(voice.actors) > MANY:
        return None
    plain = verb_stance(reading.parse, candidate.clause) if ruled else None
    negated = ruled and reading.parse.is_negated(candidate.clause.verb)
    if negated and plain is not None and plain not in _TURNED:
        return None  # "did not condemn the attack"
    if negated and plain is None and usual_stances().get(reading.parse.lemma[candidate.clause.verb]) in _TURNED:
        plain = "reject"  # who "does not support" a thing leaves no doubt
    score = 1 - shares[0]
    told_of = is_passive(reading.parse, candidate.clause.verb)  # "was welcomed at the airport" leaves more doubt
    clear = plain is not None and (plain in _UNMISTAKABLE or score >= _HARDLY)
    acting = voice.way == "agent" if told_of else voice.way in ("subject", "both")
    sure = clear and (plain in _UNMISTAKABLE or not told_of)  # "was welcomed by the mayor" leaves more doubt
    if sure and acting and candidate.clause.report < 0:
        score = max(score, _ENOUGH)  # a known actor is the subject of a verb that leaves no doubt ("urged")
    mood = mood_stance(reading.parse, candidate.clause) if ruled and not negated else None
    in_doubt = plain is None and mood is None and score < _ENOUGH_OF_NOTHING
    if score < _ENOUGH or (in_doubt and not _has_matter(reading.parse, candidate.clause)):
        return None
    stance = (ruled_stance(reading.parse, candidate.clause) if ruled else None) or mood
    if stance is None:
        stance = _likeliest(shares)
        if ruled and stance == "support" and is_promise(reading.parse, candidate.clause):
            stance = "pledge"
    return "reject" if negated and stance in _TURNED else stance, score


def _has_matter(parse: Parse, clause: Clause) -> bool:
    """Whether a clause names what it is about beside its subject; "both nations stand to gain" leaves it open."""
    own = range(parse.left[clause.subject], parse.right[clause.subject]) if clause.subject >= 0 else range(0)
    return any(parse.pos[token] in _MATTERS for token in range(clause.first, clause.last + 1) if token not in own)


def _likeliest(shares: tuple[float, ...]) -> str:
    return OUTCOMES[max(range(1, len(shares)), key=lambda i: shares[i])]


def _findings(
    reading: Reading, sides: Sides, candidate: Candidate, voice: Voice, judged: tuple[str, float]
) -> Iterator[Finding]:
    """The findings of one clause; `judged` is its stance and score."""
    clause, parse = candidate.clause, reading.parse
    stance, score = judged
    start, end = parse.span(clause.first, clause.last)
    head = Value(stance, parse.start[clause.head], parse.end[clause.head])
    domains = domains_in(reading, start, end) or domains_in(reading, *_sentence(reading, candidate), general=False)
    pairs = [(reading.actors[number], mention) for number, mention in zip(voice.actors, voice.mentions, strict=True)]
    own = [sides.of(actor, mention) for actor, mention in pairs]
    joint = tuple(
        dict.fromkeys(
            side.value
            for (actor, _), side in zip(pairs, own, strict=True)
            if side is not None and (is_state(side.value) or actor.kind == "organisation")
        )
    )
    for (actor, mention), side in zip(pairs, own, strict=True):
        towards = sides.towards(clause, stance, actor, side.value if side else None, joint)
        slots: dict[str, tuple[Value, ...]] = {"speaker": (reading.who(actor, mention),), "stance": (head,)}
        if side is not None:
            slots["for"] = (side,)
        if towards is not None:
            slots["towards"] = (towards,)
        slots["about"] = (Value(reading.article.text[head.start : end], head.start, end),)
        if domains:
            slots["domains"] = domains
        yield Finding("position", start, end, slots, score=round(score, 3))


def _sentence(reading: Reading, candidate: Candidate) -> tuple[int, int]:
    first, last = reading.parse.sentences[candidate.sentence]
    return reading.parse.span(first, last - 1)
