"""Grounding: the place in the article of every word that a model says it read there."""

from __future__ import annotations

import re
import unicodedata

from relazione.read.finding import NOWHERE, Finding, Participant, Value
from relazione.read.readers.llm.answer import SaidFact, SaidSide

_SEVERAL = frozenset({"parties", "domains"})

Span = tuple[int, int]


def finding_of(fact: SaidFact, text: str, part: Span) -> Finding:
    """The finding of a fact read in `text[part]`, every value at its words.

    Words that do not stand in the part get the span NOWHERE. A slot that holds one value keeps the first.
    """
    evidence = span_of(fact.evidence, text, part, part)
    slots: dict[str, tuple[Value, ...]] = {}
    for said in fact.slots:
        if said.slot in _SEVERAL or said.slot not in slots:
            value = _value(said.value, said.quote, text, part, evidence)
            slots[said.slot] = (*slots.get(said.slot, ()), value)
    sides = tuple(_side(side, text, part, evidence) for side in fact.participants)
    sure = min(1.0, max(0.0, fact.sure))
    return Finding(fact.kind, *evidence, slots, sides, sure, "llm", ("asked of a language model",))


def span_of(words: str, text: str, part: Span, near: Span) -> Span:
    """The half-open span of the words in `text[part]`, whatever blanks stand between them; NOWHERE if not there.

    Where they stand several times: the first inside `near`, else the last before it, else the first after it.
    """
    wanted = unicodedata.normalize("NFC", words).split()
    if not wanted:
        return NOWHERE
    pattern = re.compile(r"\s+".join(map(re.escape, wanted)))
    places = [found.span() for found in pattern.finditer(text, *part)]
    inside = [span for span in places if near[0] <= span[0] and span[1] <= near[1]]
    before = [span for span in places if span[0] < near[0]]
    return next(iter([*inside, *before[::-1], *places]), NOWHERE)


def _value(value: str, quote: str, text: str, part: Span, near: Span) -> Value:
    start, end = span_of(quote, text, part, near)
    value = unicodedata.normalize("NFC", value).strip()
    return Value(value, start, end, "stated" if value == text[max(start, 0) : max(end, 0)] else "resolved")


def _side(side: SaidSide, text: str, part: Span, near: Span) -> Participant:
    acts_for = _value(side.acts_for, side.acts_for_quote or "", text, part, near) if side.acts_for else None
    return Participant(_value(side.who, side.who_quote, text, part, near), acts_for, side.role)
