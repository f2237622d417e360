"""Years that are counted since an event: "60 years of diplomatic relations" tell when these were established."""

from __future__ import annotations

from relazione.read.finding import Value
from relazione.read.readers.grammar.engagement_triggers import Trigger
from relazione.read.readers.grammar.engagement_words import words
from relazione.read.reading import Reading

_YEARS = {"year": 1, "years": 1, "decade": 10, "decades": 10}
_YEAR = len("2022")


def counts_years(reading: Reading, trigger: Trigger) -> bool:
    """Whether the word that tells of relations is the years since they began."""
    return trigger.type == "establish_relations" and reading.parse.lower[trigger.token] in _YEARS


def is_idle(reading: Reading, trigger: Trigger) -> bool:
    """Whether years are no count since relations began: "years of ties", "seven years of frosty relations"."""
    if not counts_years(reading, trigger):
        return False
    parse = reading.parse
    beside = [child for relation in trigger.arguments.get("of", ()) for child in parse.children[relation]]
    formal = any(parse.lemma[child] in words("diplomatic") for child in beside)
    return not formal or all(parse.dep[child] != "nummod" for child in parse.children[trigger.token])


def counted_back(reading: Reading, trigger: Trigger, day: Value | None) -> Value | None:
    """The year so many years before the day of the sentence, else before publication; None where nothing tells."""
    parse, published = reading.parse, reading.article.published
    first, last = parse.sentences[parse.sentence[trigger.token]]
    beside = reading.dates_in(parse.start[first], parse.end[last - 1])
    told = (
        day.value if day is not None else next((one.value for one in beside if one.kind == "date" and one.value), None)
    )
    now = int(told[:_YEAR]) if told is not None else published.year if published is not None else 0
    for child in parse.children[trigger.token]:
        if parse.dep[child] == "nummod" and parse.words[child].isdecimal():
            year = now - int(parse.words[child]) * _YEARS[parse.lower[trigger.token]]
            if year > 0:
                return Value(f"{year:04}", *parse.span(child, trigger.token), "resolved")
    return None
