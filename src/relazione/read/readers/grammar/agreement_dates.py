"""When an instrument was signed: the date in its name or beside it, that of the signing, or that of the news."""

from __future__ import annotations

import re
from datetime import date

from relazione.read.finding import Value
from relazione.read.readers.grammar.agreement_nouns import Instrument
from relazione.read.readers.grammar.agreement_standing import Standing
from relazione.read.reading import Reading
from relazione.read.when import when

NEWS = 10  # days before publication of which a report still tells as its news
PERFECT = frozenset(("have", "has", "had", "'ve", "’ve"))  # "have signed": some day, not that of the meeting
COMING = frozenset(("will", "would", "shall", "to", "'ll", "’ll"))
ANNIVERSARY = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th) anniversary(?: year)? (?:of|since) (?:the |our )?(?:signing of (?:the |our )?)?$"
)
REMINDER = 70  # characters before an instrument that may tell which anniversary of it is kept
DAY = len("2022-10-05")


def signed(reading: Reading, instrument: Instrument, told: Standing) -> Value | None:
    """The date of signing: a date in the name or beside it, or what the verb says; None where none tells."""
    parse = reading.parse
    start, end = parse.start[instrument.first], parse.end[instrument.reach]
    if told.status in ("signed", "") and told.verb is not None:
        branch = parse.subtree(told.verb) if told.verb > instrument.head else range(told.verb, instrument.reach + 1)
        own = _stated(reading, parse.start[branch[0]], parse.end[branch[-1]])
        if own or told.status == "signed":
            here = own or when(reading, start, end, told.verb)[0] or _stated(reading, start, end)
            return here or _of_the_news(reading, instrument, told.verb)
    if told.status == "in_force" and told.verb is not None:  # "elevated their ties to a partnership in 2015"
        return when(reading, start, end, told.verb)[0]
    if told.status not in ("signed", "in_force", ""):
        return None
    return _stated(reading, start, end) or _by_anniversary(reading, instrument)


def _by_anniversary(reading: Reading, instrument: Instrument) -> Value | None:
    """The year of which "the 60th anniversary of the treaty" is kept in the year of the news, None where it is not."""
    published, start = reading.article.published, reading.parse.start[instrument.first]
    found = ANNIVERSARY.search(reading.article.text, max(0, start - REMINDER), start)
    if published is None or found is None:
        return None
    return Value(str(published.year - int(found[1])), found.start(), found.end(), "resolved")


def _stated(reading: Reading, start: int, end: int) -> Value | None:
    """The first date that the words of the span state in full, or at least by its year."""
    for found in reading.dates_in(start, end):
        if found.kind == "date" and found.basis == "stated" and found.value and "/" not in found.value:
            return Value(found.value, found.start, found.end)
    return None


def _of_the_news(reading: Reading, instrument: Instrument, verb: int) -> Value | None:
    """The day that a report has told of before "the ministers then signed": the last that it tells as past, or None.

    Only a plain past tense in a sentence without a time of its own follows on what was told before it.
    """
    parse, published = reading.parse, reading.article.published
    helpers = {parse.lower[child] for child in parse.children[verb] if parse.dep[child] in ("aux", "auxpass")}
    past = parse.tag[verb] == "VBD" or (parse.tag[verb] == "VBN" and bool(helpers & {"was", "were"}))
    first, last = parse.sentences[parse.sentence[verb]]
    around = (parse.start[first], parse.start[instrument.first]), (parse.end[instrument.reach], parse.end[last - 1])
    timed = any(found.kind == "date" for span in around for found in reading.dates_in(*span))
    if published is None or not past or helpers & PERFECT or timed:
        return None
    days = [
        (found.value, -found.start, found.end)
        for found in reading.dates_in(0, parse.start[first])
        if found.kind == "date" and found.value and len(found.value) == DAY and not _ahead(reading, found.start)
        if 0 <= (published - date.fromisoformat(found.value)).days <= NEWS
    ]
    if not days:
        return None
    day, start, end = max(days)
    return Value(day, -start, end, "resolved")


def _ahead(reading: Reading, start: int) -> bool:
    """Whether the verb above a date tells of what is yet to come: "will visit the camps today"."""
    parse = reading.parse
    token = parse.token_at(start)
    while parse.pos[token] not in ("VERB", "AUX") and parse.head[token] != token:
        token = parse.head[token]
    return any(parse.lower[child] in COMING for child in parse.children[token])
