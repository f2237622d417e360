"""E-mail of press services: one letter (`.eml`) or a box of them (`.mbox`); the sender is the publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

from relazione.errors import SetAside
from relazione.ingest.draft import Draft, too_long
from relazione.ingest.source import Told
from relazione.ingest.web_page import text_of_html

SUFFIXES = (".eml", ".mbox")

_LARGEST = 32 << 20
"""Bytes of one letter with its attachments."""

_PART = 1 << 20
_BETWEEN = re.compile(rb"From \S+ .*\d{4}\s*$")
_FIRST_LINES = re.compile(rb"(?:From \S+ .*\n)?(?:[A-Za-z-]+:.*\n(?:[ \t].*\n)*){2}")


def begins(opening: bytes) -> bool:
    """True for a letter or a box: two header lines, one of them a usual one."""
    head = opening[:2048].replace(b"\r\n", b"\n")
    named = re.search(rb"(?mi)^(from|received|return-path|message-id|subject):", head)
    return bool(_FIRST_LINES.match(head) and named)


def count(stream: BinaryIO) -> int:
    """The lines that begin a letter of a box, or one."""
    return max(1, sum(1 for line in iter(lambda: stream.readline(_PART), b"") if _BETWEEN.match(line)))


def drafts(stream: BinaryIO, told: Told) -> Iterator[Draft | SetAside]:
    """The letters in order, each held alone."""
    file, stem, number, size = told.file, told.stem, 0, 0
    held: list[bytes] = []
    blank = True  # a box begins a letter after a blank line only
    for line in iter(lambda: stream.readline(_PART), b""):
        if blank and _BETWEEN.match(line):
            if held:
                number += 1
                yield _letter(held, size, file, stem, number)
            held, size = [], 0
        else:
            size += len(line)
            if size <= _LARGEST:
                held.append(line)
        blank = not line.strip()
    yield _letter(held, size, file, stem, number and number + 1)


def _letter(lines: list[bytes], size: int, file: str, stem: str, number: int) -> Draft | SetAside:
    where = f"{file}:letter {number}" if number else file
    if size > _LARGEST:
        return too_long(where)
    try:
        letter = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(letter, EmailMessage)
        body = letter.get_body(("plain", "html"))
        text = "" if body is None else str(body.get_content())
        if body is not None and body.get_content_subtype() == "html":
            text = text_of_html(text)
        name, address = parseaddr(str(letter.get("From", "")))
        day = str(letter["Date"]) if letter.get("Date") else None
        title, given_id = letter.get("Subject"), letter.get("Message-ID")
    except SetAside as fault:
        return fault
    except (MessageError, LookupError, ValueError, AttributeError, RecursionError) as fault:
        return SetAside(f"a letter that cannot be read: {type(fault).__name__}", where, "Save its text as a file.")
    published = _day(day)
    return Draft(
        given_id=str(given_id).strip("<> ") if given_id else (f"{stem}-{number}" if number else stem),
        text=text.replace("\r\n", "\n"),
        where=where,
        file=file,
        published=published,
        title=str(title) if title else None,
        publisher=name or address or None,
    )


def _day(words: str | None) -> str | None:
    """The day that the letter's date names where it was written; None where it names none."""
    try:
        return parsedate_to_datetime(words).date().isoformat() if words else None
    except (TypeError, ValueError, OverflowError):
        return None
