"""Date expressions and what they mean, resolved against the day of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from relazione.read.calendar import precision_of, shifted
from relazione.read.date_patterns import GRAMMAR
from relazione.read.date_rules import MEANINGS
from relazione.read.date_words import ANCHORS, date_words

# What hangs on the date before it (anaphoric expressions of time: Pustejovsky and others, TimeML), by the days between.
_HANGING = re.compile(
    r"(?:on )?(?:the |that )?(?P<step>same|that|following|next) (?P<unit>day|month|year)", re.IGNORECASE
)
_DAYS_ON = {"same": 0, "that": 0, "following": 1, "next": 1}
_LENGTHS = {"day": len("2022-09-14"), "month": len("2022-09"), "year": len("2022")}
KINDS = {"anniversary": "anniversary", "every": "set", "duration": "duration"}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression.

    `value` is an ISO 8601 prefix (2022, 2022-09, 2022-09-14) or an interval A/B, None where it cannot be resolved;
    `precision`: day | month | year | interval | none. `basis`: stated | resolved (worked out from publication) |
    unresolved. `duration` expressions and set expressions ("every year") are not dates of events: `kind` tells
    date | duration | set | anniversary ("the first anniversary", "40th anniversary"). `forward` is the value in a
    sentence about the future ("will meet on Wednesday"), `backward` that in a sentence about the past ("met in May"),
    None where it is no other. An anniversary that is counted has in `backward` the year of what it recalls.
    """

    start: int
    end: int
    value: str | None
    precision: str
    basis: str
    kind: str = "date"
    forward: str | None = None
    backward: str | None = None


def find_dates(text: str, published: date | None) -> tuple[DateMention, ...]:
    """All expressions of time in the text, in order, without overlap.

    Rules (CODEBOOK, FINDINGS): a bare weekday is the latest such day on or before publication; a day or month without a
    year is the nearest such one; a week is the interval Monday to Sunday. Without a publication date a relative
    expression keeps its words and has no value. Nothing is ever given the day of publication unless the words say so.
    """
    words = date_words(text)
    if not ANCHORS.search(words.letters):
        return ()
    found: list[DateMention] = []
    for match in GRAMMAR.finditer(words.letters):
        name = match.lastgroup or ""
        meaning = MEANINGS[name](words, match.start(), match.end(), published)
        if meaning is None:
            continue
        found.append(
            _hung_on(
                found,
                text,
                DateMention(
                    start=words.matches[match.start()].start(),
                    end=words.matches[match.end() - 1].end(),
                    value=meaning.value,
                    precision=precision_of(meaning.value),
                    basis=meaning.basis,
                    kind=KINDS.get(name, "date"),
                    forward=meaning.forward if meaning.forward != meaning.value else None,
                    backward=meaning.backward,
                ),
            )
        )
    return tuple(found)


def _hung_on(before: Sequence[DateMention], text: str, mention: DateMention) -> DateMention:
    """The mention with the value that the last date before gives it: "the same day", "the following day", "that year".

    What does not hang on another date, or where none before is as precise, stays as it is.
    """
    match = _HANGING.fullmatch(text, mention.start, mention.end) if mention.value is None else None
    if match is None:
        return mention
    step, unit = _DAYS_ON[match["step"].lower()], match["unit"].lower()
    length = _LENGTHS[unit]
    last = next((one for one in reversed(before) if one.value and len(one.value) in _LENGTHS.values()), None)
    if last is None or (step and unit != "day"):
        return mention
    values = [
        shifted(date.fromisoformat(value), step).isoformat()
        if step and len(value) == _LENGTHS["day"]
        else value[:length]
        for value in (last.value, last.forward, last.backward)
        if value and "/" not in value and len(value) >= length
    ]
    if len(values) != 1 + bool(last.forward) + bool(last.backward):
        return mention
    ahead = values[1] if last.forward else None
    behind = values[-1] if last.backward else None
    return replace(mention, value=values[0], precision=unit, basis="resolved", forward=ahead, backward=behind)


def resolve_forward(mention: DateMention) -> DateMention:
    """The mention as a sentence about the future means it: "on Wednesday" is then the first such day to come."""
    return _read_as(mention, mention.forward)


def resolve_backward(mention: DateMention) -> DateMention:
    """The mention as a sentence about the past means it: "in May" is then the latest May."""
    return _read_as(mention, mention.backward)


def _read_as(mention: DateMention, value: str | None) -> DateMention:
    if value is None:
        return mention
    return replace(mention, value=value, precision=precision_of(value), forward=None, backward=None)
