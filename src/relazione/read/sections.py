"""Finds the sections of an article: dateline, caption, embedded tweet, by-line, heading, body paragraphs.

Rules only look at the shape of the words (capitals before a dash, a credit in brackets, a handle and a day), never at
names, so that they hold for papers nobody here has seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from relazione.read.section import Section

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’ \-]{2,30}|[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,2})"  # ISLAMABAD, New Delhi
    rf"(?:,\s*(?:[A-Z][\w.]+|{_MONTH}\s*\d{{0,2}}|\d{{1,2}}\s*{_MONTH})(?:\s*\d{{4}})?)*"
    r"(?:\s*\([A-Za-z. /&\-]{2,40}\)|\s*,?\s*[A-Z]{2,8})?"  # the agency
    r"\s*(?:--|—|–|―|-(?=\s)|:(?=\s)|(?<=[A-Z])-(?=[A-Z][a-z]))\s*"
)
_DOTTED = re.compile(  # "Astana. November 20. Kazinform - The"
    rf"[A-Z][\w'’]+(?: [A-Z][\w'’]+)?\.\s+(?:{_MONTH}\s*\d{{1,2}}|\d{{1,2}}\s*{_MONTH})(?:,?\s*\d{{4}})?\.\s+"
    r"[A-Z][\w.]{1,20}\s*[-–—]+\s+"
)
_WIRE = re.compile(  # "New Delhi, Jun 20 (PTI) The", "MOSCOW, April 3. /TASS/. The", "Lima, 29 Aug (EFE).- The"
    r"[A-Z][\w.'’]+(?: [A-Z][\w.'’]+){0,2}"
    rf",\s*(?:{_MONTH}\s*\d{{1,2}}|\d{{1,2}}\s*{_MONTH})(?:,?\s*\d{{4}})?[.,]?"
    r"(?:\s*(?:\([A-Z][A-Za-z. &\-]{1,39}\)|/[A-Z][A-Za-z. &\-]{1,39}/)[.:]?\s*(?:[-–—]+\s*)?|\s*:\s+)"
)
_PLACE_AND_TIME = re.compile(
    rf"(?:{_MONTH}\s+\d{{1,2}},\s+\d{{4}}|\d{{1,2}}\s+{_MONTH}\s+\d{{4}})"
    r"(?:\s+\d{1,2}:\d{2})?(?:[ ,]+[^\n.]{0,60})?$"
)
_TWEET = re.compile(
    r"[^\n]*?(?:pic\.twitter\.com/\S+|https?://t\.co/\S+)?\s*—\s[^\n]{1,80}?\(@\w+\)\s+\w+\s+\d{1,2},\s+\d{4}"
)
_CREDIT = re.compile(r"\s*\((?:[A-Z][^()\n]{2,60}|Photo[^()\n]{0,60}|File photo[^()\n]{0,40})\)")
_BYLINE = re.compile(
    r"(?:By [A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,4}|Office of the Spokesperson|FACT SHEET:?|For Immediate Release"
    r"|(?:The )?(?:below|following)[^\n]{0,120}:|Begin [Tt]ext:?|End [Tt]ext\.?"
    r"|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){1,3},"
    r" (?:Department |Deputy |Principal Deputy |Acting )*(?:Spokesperson|Spokesman|Spokeswoman|Secretary of State))\s*$"
)
_BEFORE_DATELINE = frozenset({"heading", "byline", "caption", "dateline"})  # what may stand before the first words
_END_OF_SENTENCE = ".!?:;”\"')’…"
_HEADING_WORDS = 14  # a heading is short and has no full stop
_CAPTION_VERB = re.compile(
    r"\b(?:poses?|posing|shakes? hands|shaking hands|pictured|left|right|center|centre|looks? on|speaks|delivers)\b"
)


def find_sections(text: str) -> tuple[Section, ...]:
    """The sections of the text in order; together they cover every word of it."""
    found: list[Section] = []
    seen: dict[str, int] = {}
    for match in _PARAGRAPH.finditer(text):
        end = match.end() - (len(match.group()) - len(match.group().rstrip()))
        first = all(section.kind in _BEFORE_DATELINE for section in found)
        for section in _in_paragraph(text, match.start(), end, first):
            words = " ".join(text[section.start : section.end].split())
            earlier = seen.setdefault(words, len(found))
            repeat = earlier if earlier != len(found) and section.kind in ("caption", "body") else None
            found.append(Section(section.kind, section.start, section.end, repeat))
    return tuple(found)


def _in_paragraph(text: str, start: int, end: int, first: bool) -> Iterator[Section]:
    paragraph = text[start:end]
    line = paragraph.split("\n", 1)[0].rstrip()
    if _BYLINE.match(line):
        yield Section("byline", start, start + len(line))
        start = _skip_space(text, start + len(line), end)
        if start < end:
            yield from _in_paragraph(text, start, end, first)
        return
    if _CREDIT.fullmatch(paragraph):
        yield Section("caption", start, end)
        return
    if _PLACE_AND_TIME.match(paragraph):
        yield Section("dateline", start, end)
        return
    tweet = _TWEET.match(paragraph)
    if tweet:
        yield Section("tweet", start, start + tweet.end())
        start = _skip_space(text, start + tweet.end(), end)
        if start >= end:
            return
    captions = list(_captions(text, start, end))
    yield from captions
    if captions:
        start = _skip_space(text, captions[-1].end, end)
    elif first:
        dateline = _DATELINE.match(text, start, end)
        if not dateline or not _is_place(dateline.group()):
            dateline = _WIRE.match(text, start, end) or _DOTTED.match(text, start, end)
        if dateline:
            yield Section("dateline", start, dateline.end())
            start = dateline.end()
    if start < end:
        yield Section(_kind_of_rest(text[start:end]), start, end)


def _is_place(words: str) -> bool:
    """Whether what stands before the dash can be a place: capitals, or no more than three words."""
    place = re.split(r"[,(\-–—―:]", words)[0].strip()
    return bool(place) and (place.isupper() or (len(place.split()) <= 2 and not words.rstrip().endswith(":")))


def _kind_of_rest(words: str) -> str:
    short = len(words.split()) <= _HEADING_WORDS
    return "heading" if short and words[-1] not in _END_OF_SENTENCE else "body"


def _captions(text: str, start: int, end: int) -> Iterator[Section]:
    """Sentences at the head of a paragraph that end in a credit: "... on Wednesday. (Kazakh Embassy in Seoul)"."""
    position = start
    while position < end:
        credit = re.compile(r"[.!?]" + _CREDIT.pattern + r"(?=\s|$)").search(text, position, end)
        if credit is None or credit.start() - position > 400:
            return
        words = text[position : credit.end()]
        again = text.find(words[: max(20, len(words) // 2)], credit.end())
        if again < 0 and not _CAPTION_VERB.search(words) and position == start:
            return
        yield Section("caption", position, credit.end())
        position = _skip_space(text, credit.end(), end)


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
