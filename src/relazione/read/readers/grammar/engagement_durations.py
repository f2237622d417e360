"""The days of a visit whose length is told: "arrived on Monday for a four-day stay" lasts until Thursday."""

from __future__ import annotations

import re
from datetime import date, timedelta

from relazione.read.finding import Value
from relazione.read.readers.grammar.engagement_triggers import TRAVEL, Trigger
from relazione.read.reading import Reading

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_LENGTH = re.compile(
    rf"\b(?P<days>{'|'.join(_NUMBERS)}|\d{{1,2}})[- ](?:full )?days?(?:[- ]long)? "
    r"(?:[\w-]+ ){0,3}?(?:visit|trip|tour|stay)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:conclud\w+|complet\w+|wrapp\w+ up|wound up|end(?:ed|s|ing)|finish\w+|return\w*|after)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_DAY = len("2022-09-14")
_LONGEST = 30  # days


def with_length(reading: Reading, trigger: Trigger, day: Value | None) -> Value | None:
    """The days of a visit from its day of arrival, or up to the day on which it ended; any other date as it is."""
    if day is None or trigger.frame not in TRAVEL or len(day.value) != _DAY or day.basis == "stated":
        return day
    first, last = reading.parse.sentences[reading.parse.sentence[trigger.token]]
    start, end = reading.parse.start[first], reading.parse.end[last - 1]
    text = reading.article.text[start:end]
    match = _LENGTH.search(text)
    if match is None or not start <= day.start < end:
        return day
    told = match["days"].lower()
    days = _NUMBERS.get(told) or int(told)
    if not 1 < days <= _LONGEST:
        return day
    known, rest = date.fromisoformat(day.value), timedelta(days=days - 1)
    begin, finish = (known - rest, known) if _OVER.search(text[: match.start()]) else (known, known + rest)
    return Value(f"{begin.isoformat()}/{finish.isoformat()}", day.start, day.end, "resolved")
