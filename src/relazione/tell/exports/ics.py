"""A calendar (iCalendar, RFC 5545): anniversaries, celebrations, ends of terms, and what is planned.

Anniversaries come back every year; a celebration stands on the day it was held and is no anniversary. Each event quotes
its proof. Lost on the way: what is known to the month or the year only, and rival dates (the leading one counts).
DTSTAMP is the last day on which the entry is attested, not the day of the export: the same record, the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from relazione.store.contract import Store
from relazione.tell.calendar_days import ANNIVERSARY, PLANNED, MarkedDay, marked_days
from relazione.tell.every import every_item

_OCTETS = 75  # the longest line of RFC 5545, section 3.1
_UNDATED = "19700101T000000Z"  # DTSTAMP must be there; entries that no dated article tells have the calendar's zero
_END = "\r\n"


def lines(store: Store) -> Iterator[str]:
    """The calendar, line by line, each ending in CR LF as the format wants."""
    yield from _folded("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Relazione//Record of relations//EN")
    for marked in marked_days(every_item(store)):
        yield from _folded(*_event(marked))
    yield from _folded("END:VCALENDAR")


def _event(marked: MarkedDay) -> Iterator[str]:
    entry, proof = marked.item.entry, marked.item.lead
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.id}-{marked.nature}@relazione"
    yield f"DTSTAMP:{entry.last_attested.replace('-', '') + 'T000000Z' if entry.last_attested else _UNDATED}"
    yield f"DTSTART;VALUE=DATE:{marked.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{marked.after:%Y%m%d}"
    if marked.nature == ANNIVERSARY:
        yield "RRULE:FREQ=YEARLY"
    yield f"SUMMARY:{_escaped(marked.summary)}"
    yield f"DESCRIPTION:{_escaped(f'“{proof.claim.quote}” ({proof.article.given_id})')}"
    yield f"CATEGORIES:{marked.nature.upper()},{entry.kind.upper()}"
    yield f"STATUS:{'TENTATIVE' if marked.nature == PLANNED else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(words: str) -> str:
    """Text as RFC 5545, section 3.3.11 has it; control characters, which it forbids, become blanks."""
    plain = "".join(letter if letter >= " " or letter == "\n" else " " for letter in words)
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n")


def _folded(*rows: str) -> Iterator[str]:
    """Each row with its end, broken before the 76th octet and never inside a letter."""
    for row in rows:
        line: list[str] = []
        size = 0
        for letter in row:
            octets = len(letter.encode("utf-8", "replace"))
            if size + octets > _OCTETS:
                yield "".join(line) + _END
                line, size = [" "], 1
            line.append(letter)
            size += octets
        yield "".join(line) + _END
