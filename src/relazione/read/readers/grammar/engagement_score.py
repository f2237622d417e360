"""How likely an event is one that a careful reader records: a linear score over what is known of it.

The weights (`engagement_weights.csv`) are learnt by `tools/train_engagements.py` from annotated articles. Features are
grammar, types and the words of the trigger table, never names. The score is in log-odds on the training publishers; it
is not calibrated on others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from relazione.codebook.table import rows
from relazione.read.readers.grammar.engagement_merging import Event
from relazione.read.readers.grammar.engagement_participants import Side
from relazione.read.readers.grammar.engagement_twins import Told, of_twins
from relazione.read.readers.grammar.engagement_words import words
from relazione.read.reading import Reading

_EARLY = (0, 1, 3, 7)  # sentences: first, second, the lead, the first paragraphs
_MANY = 3
_NEGATIONS = frozenset({"no", "not", "n't", "never", "without"})


def log_odds(found: Sequence[str]) -> float:
    """The log-odds that an event with these features is recorded."""
    weights = _weights()
    return max(-30.0, min(30.0, sum(weights.get(name, 0.0) for name in found)))


def features(reading: Reading, event: Event, sides: Sequence[Side], told: Sequence[Told]) -> list[str]:
    """The names of the features that hold for an event among all told, each once, in a fixed order."""
    found = ["bias", *_of_words(reading, event), *_of_sides(reading, event, sides), *_of_place(reading, event)]
    return list(dict.fromkeys((*found, *of_twins(event, sides, told))))


def _of_words(reading: Reading, event: Event) -> Iterator[str]:
    parse, lead = reading.parse, event.lead
    kind, token = judged_as(lead.trigger.type), lead.trigger.token
    lemma = parse.lemma[token]
    yield f"type {kind}"
    if kind == lead.trigger.type:
        yield f"word {lemma} {kind}"
        yield f"row {lead.trigger.row}"
    else:
        yield f"rare {lead.trigger.type}"
    shape = "noun" if lead.trigger.noun else f"verb {parse.tag[token]}"
    yield f"shape {shape}"
    yield f"shape {shape} {kind}"
    yield f"status {lead.status.value} {lead.status.sure}"
    yield f"status {lead.status.value} {kind}"
    if lead.trigger.noun:
        yield from _of_noun(reading, event)
    else:
        yield f"dep {parse.dep[token]}"
        yield f"dep {parse.dep[token]} {kind}"
        if _is_ours(reading, token):
            yield f"ours {kind}"
    if any(parse.lower[c] in _NEGATIONS for c in (*parse.children[token], *_children(reading, lead.trigger.governor))):
        yield "negated"
    if any(parse.lemma[c] in ("also", "further") for c in parse.children[token]):
        yield "also"
    if lead.points:
        yield "points"
        yield f"points {kind}"
    yield f"mentions {min(len(event.mentions), _MANY)}"
    yield f"mentions {min(len(event.mentions), _MANY)} {kind}"


def _is_ours(reading: Reading, verb: int) -> bool:
    """Whether the author does it: "I congratulate", "we would like to thank"."""
    parse = reading.parse
    beside = (*parse.children[verb], *parse.children[parse.head[verb]])
    return any(parse.lower[i] in ("i", "we") and parse.dep[i] == "nsubj" for i in beside)


def _children(reading: Reading, token: int) -> Sequence[int]:
    return reading.parse.children[token] if token >= 0 else ()


def _of_noun(reading: Reading, event: Event) -> Iterator[str]:
    parse, lead = reading.parse, event.lead
    token, kind = lead.trigger.token, judged_as(lead.trigger.type)
    yield f"dep {parse.dep[token]}"
    if parse.dep[token] == "pobj":
        preposition = parse.lower[parse.head[token]]
        yield f"after {preposition}"
        yield f"after {preposition} {kind}"
    if lead.governor:
        carried = lead.governor in words("carrying")
        yield f"carried {carried} {parse.dep[token]}"
        if carried:
            yield f"governor {lead.governor}"
    else:
        yield "no governor"
        yield f"no governor {kind}"
    mention = reading.outer(token)
    if mention is not None:
        yield f"inside {mention.kind}"
        yield f"inside {mention.kind} {bool(lead.governor)} {lead.date is not None}"
    yield f"plural {parse.tag[token] in ('NNS', 'NNPS')} {kind}"


def _of_sides(reading: Reading, event: Event, sides: Sequence[Side]) -> Iterator[str]:
    kind, lead = judged_as(event.lead.trigger.type), event.lead
    kinds = "+".join(sorted({side.kind for side in sides}))
    yield f"kinds {kinds}"
    yield f"kinds {kinds} {kind}"
    states = {side.state for side in sides if side.state}
    yield f"states {min(len(states), _MANY)}"
    yield f"states {min(len(states), _MANY)} {kind}"
    told = {side.state for side in lead.sides if side.state}
    yield f"told {min(len(told), _MANY)}"
    yield f"told {min(len(told), _MANY)} {kind}"
    if reading.home is not None:
        yield f"home {reading.home in states} {kind}"
        yield f"home {reading.home in states}"
    if all(not side.named for side in sides):
        yield "nobody named"
    yield f"both sides {len({side.side for side in lead.sides})}"
    if any(side.kind == "person" and side.who.basis != "stated" for side in sides):
        yield "somebody resolved"


def _of_place(reading: Reading, event: Event) -> Iterator[str]:
    lead, kind = event.lead, judged_as(event.lead.trigger.type)
    early = sum(lead.sentence > bound for bound in _EARLY)
    yield f"early {early}"
    yield f"early {early} {kind}"
    yield f"section {reading.sections[reading.section_of[lead.sentence]].kind}"
    yield f"dated {lead.date is not None} {lead.words_of_date is not None}"
    yield f"dated {lead.date is not None or lead.words_of_date is not None} {kind}"
    yield f"placed {lead.place is not None} {kind}"


@cache
def judged_as(kind: str) -> str:
    """The type whose weights score an engagement type: its own, or "rare" where the annotated articles show few."""
    return next(row["judged_as"] for row in rows("engagement_types") if row["type"] == kind)


@cache
def _weights() -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in rows("engagement_weights")}
