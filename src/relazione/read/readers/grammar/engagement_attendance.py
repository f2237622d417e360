"""Who else was there: those whom a report lists as present at a talk or ceremony, or as travelling with a guest.

Reports of governments and news agencies close with such a list: "Also present were X and Y", "The meeting was attended
by X", "X was in attendance", "The minister was accompanied by Y", "signed in the presence of X". The lists are long and
often misparsed, so that the words that open or close them are looked for, and the persons named beside these are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from relazione.read.mention import Mention
from relazione.read.readers.grammar.engagement_merging import Event
from relazione.read.readers.grammar.engagement_participants import Side, from_mention
from relazione.read.reading import Reading

_TALK = "meetings?|talks|discussions?|calls?|conversations?|consultations?|negotiations|audience|sessions?"
_ASSEMBLY = "forum|conference|summit|round-?table|seminar|workshop|symposium"
_FESTIVITY = (
    "ceremony|ceremonies|receptions?|dinner|luncheon|banquet|celebrations?|inauguration|opening|"
    "events?|occasion|function|programme|signing"
)
_OCCASION = rf"(?:the|this|these|both) (?:[\w-]+ ){{0,2}}(?P<noun>{_TALK}|{_ASSEMBLY}|{_FESTIVITY})\b"
_CLOSED = r"(?=\s*(?:[.,;:]|$|(?:as well|too|along|together|on behalf|from|representing)\b))"
_AT = rf"(?: (?:at|on|for|during|in) {_OCCASION})?"
_GUEST = r"(?:the|his|her) (?:[\w-]+ ){0,3}[\w-]+"
_LISTED_BEFORE = (
    rf"\b(?:attend(?:ed|s)?|(?:took|takes?) part in|participated in|joined) {_OCCASION}{_CLOSED}",
    rf"\b(?:was|were|is|are) (?:all |also |too )?(?:present|in attendance)\b(?! to\b)(?:{_AT}{_CLOSED})?",
)
_LISTED_AFTER = (
    rf"\b(?P<noun>{_TALK}|{_ASSEMBLY}|{_FESTIVITY}) (?:[\w-]+ ){{0,2}}(?:was|were|is) (?:also )?attended by\b",
    rf"\b(?:also|those|others) (?:present|in attendance){_AT} (?:was|were|included?)\b",
    rf"(?:^|\balso )(?:attending|participating in|taking part in|present at) {_OCCASION}[^.;:]{{0,60}}? (?:was|were)\b",
    r"^(?:also )?(?:participating|taking part|attending) (?:was|were)\b",
    rf"\b(?:participants|guests|attendees|those (?:present|attending|taking part)) (?:in|at|of) {_OCCASION} (?:also )?"
    r"(?:was|were|included?)\b",
    rf"\bthose who (?:also )?attended(?: {_OCCASION})? (?:was|were|included?)\b",
)
_ACCOMPANIED = (
    r"\b(?:is|was|are|were|be|being|been) (?:also )?(?:accompanied|joined)\b[^.;]{0,40}? by\b",
    r"(?:^|, )accompanied by\b",
    r"\bdelegation (?:accompanying|that accompanie[sd])\b[^.;]{0,60}? (?:includes?|included|consists of)\b",
    r"(?:^|\bamong those )accompanying\b[^.;]{0,60}? (?:is|are|was|were)\b",
)
_ACCOMPANYING = (rf"\b(?:also )?(?:accompanie[sd]|will accompany) {_GUEST}",)
_WITNESSED = (r"\bin (?:the )?presence of\b",)
_MANNERS = tuple(
    (manner, re.compile(pattern, re.IGNORECASE))
    for manner, patterns in (
        ("accompanied", _ACCOMPANIED),
        ("after", _LISTED_AFTER),
        ("before", _LISTED_BEFORE),
        ("accompanying", _ACCOMPANYING),
        ("witnessed", _WITNESSED),
    )
    for pattern in patterns
)
_ANY = re.compile(r"attend|presen|accompan|join|part |participa|guests", re.IGNORECASE)  # in all of _MANNERS
_BEFORE = frozenset({"before", "accompanying"})
_TALKS = frozenset({"talk", "call", "conference", "credentials"})
_BETWEEN_PERSONS = frozenset({"talk", "call", "conference"})
_GATHERINGS = _TALKS | {"ceremony", "signing"}
_SIGNED = frozenset({"signing", "ceremony"})


@dataclass(frozen=True, slots=True)
class Listing:
    """The words of one sentence that tell of attendance: how, at what (a noun or ""), and where those present stand.

    `manner`: before | after (who was present stands before or after them), accompanied, accompanying, witnessed.
    `start:end` is the span of the words, `low:high` that of the list.
    """

    manner: str
    noun: str
    start: int
    end: int
    low: int
    high: int
    sentence: int


def with_attendance(
    reading: Reading, listed: Sequence[Listing], events: Sequence[Event], event: Event, sides: Sequence[Side]
) -> list[Side]:
    """The sides of one of the events with those whom the article lists as present at it, each once."""
    found = list(sides)
    for listing in listed:
        if not any(one is event for one in _meant(reading, listing, events)):
            continue
        for mention in _people(reading, listing.low, listing.high):
            for side in from_mention(reading, mention, 1, "party"):
                if all(side.key != other.key and side.who.value != other.who.value for other in found):
                    found.append(side)
    return found


def listings(reading: Reading) -> Iterator[Listing]:
    """The sentences that list who was present, in order; the first of the manners that a sentence shows counts."""
    parse = reading.parse
    for number, (first, last) in enumerate(parse.sentences):
        start, end = parse.start[first], parse.end[last - 1]
        text = reading.article.text[start:end]
        if _ANY.search(text) is None:
            continue
        for manner, pattern in _MANNERS:
            match = pattern.search(text)
            if match is not None:
                words = match.start() + start, match.end() + start
                low, high = (start, words[0]) if manner in _BEFORE else (words[1], end)
                yield Listing(manner, match.groupdict().get("noun") or "", *words, low, high, number)
                break


def _meant(reading: Reading, listing: Listing, events: Sequence[Event]) -> Iterator[Event]:
    """The events that a list belongs to: the last of its kind told so far, the journeys of whoever is accompanied."""
    here = [event for event in events if any(mention.sentence == listing.sentence for mention in event.mentions)]
    before = [event for event in events if _told_first(event) <= listing.sentence and _gathers(event, listing.noun)]
    if listing.manner == "witnessed":
        yield from (event for event in here if event.group in _SIGNED)
        return
    if listing.manner.startswith("accompan"):
        first, last = reading.parse.sentences[listing.sentence]
        span = reading.parse.start[first], reading.parse.end[last - 1]
        guests = {str(number) for mention in reading.mentions_in(*span) for number in mention.actors}
        journeys = [event for event in events if event.group == "visit" and _goes(event, guests)]
        yield from [event for event in here if event in journeys or event.group in _TALKS] or journeys[:1]
        return
    yield from sorted((event for event in before if event.group in _groups(listing.noun)), key=_told_last)[-1:]


def is_listing(reading: Reading, listed: Sequence[Listing], event: Event, events: Sequence[Event]) -> bool:
    """Whether all that tells of an event is the word for it in such a list ("X was present at the meeting").

    Never where nothing is told before that the list could belong to.
    """
    if len(event.mentions) > 1:
        return False
    token = reading.parse.start[event.lead.trigger.token]
    for listing in listed:
        if listing.manner in ("before", "after") and listing.start <= token < listing.end:
            groups = _groups(listing.noun)
            before = (one for one in events if one is not event and _told_first(one) < listing.sentence)
            return any(one.group in groups and _gathers(one, listing.noun) for one in before)
    return False


def _gathers(event: Event, noun: str) -> bool:
    """Whether persons are told to have met: nobody is listed as present at what lies ahead or is only mentioned."""
    told = re.fullmatch(_ASSEMBLY, noun, re.IGNORECASE) or event.group not in _BETWEEN_PERSONS
    return event.lead.status.value == "happened" and (bool(told) or any(side.kind == "person" for side in event.sides))


def _told_first(event: Event) -> int:
    return event.mentions[0].sentence


def _goes(event: Event, guests: set[str]) -> bool:
    return any(side.side == 1 and side.key in guests for side in event.sides)


def _told_last(event: Event) -> int:
    return max(mention.sentence for mention in event.mentions)


def _groups(noun: str) -> frozenset[str]:
    """The merge groups of events that a noun may stand for, all gatherings where there is none."""
    if re.fullmatch(_TALK, noun, re.IGNORECASE):
        return _TALKS
    if re.fullmatch(_ASSEMBLY, noun, re.IGNORECASE):
        return frozenset({"conference"})
    return _GATHERINGS


def _people(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    """The persons named in a span, those named within the title of another left out."""
    last = start
    for mention in reading.mentions_in(start, end):
        if mention.kind == "person" and mention.form == "name" and mention.start >= last:
            last = mention.end
            yield mention
