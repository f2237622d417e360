"""Turns of a transcript: "President A: ..." opens one that lasts until the next."""

from __future__ import annotations

import re

from relazione.read.mention import Mention
from relazione.read.reading import Reading
from relazione.read.section import Section

_COLON = re.compile(r"(?:\s+of(?:\s+(?:the|and|of|[A-Z][\w’'-]*)){1,6})?\s*(?:\([^)\n]{1,40}\)\s*)?:")
_TITLE = re.compile(
    r"(?:(?:of|the|and|for|on|to|in|at|entity|[A-Z][\w.’'-]*),?\s+)+"
)  # the words before a name in a label
_OPENS = re.compile(r"\b(?:STATEMENTS?|SPEECH|REMARKS|ADDRESS|MESSAGE|KEYNOTE)\s+(?:OF|BY)\s+\W*$", re.IGNORECASE)
_BREAK = re.compile(r"[\s*•●_=-]*$")  # a line of stars ends a transcript
_SAYING = re.compile(r"[^:\n]{1,120}:[ \t]*[^\s:]")
_LABEL = 120  # characters within which a label ends
_NAME_LINE = 70  # characters of a line that holds nothing but a title and name


def turns_of(reading: Reading) -> list[Mention | None]:
    """For every sentence the mention whose turn it is, or None outside a transcript."""
    turn: Mention | None = None
    openings: list[Mention | None] = []
    for section in reading.sections:
        label = _label(reading, section)
        if label is not None:
            turn = label
        elif _BREAK.match(reading.article.text, section.start, section.end):
            turn = None
        openings.append(turn)
    if not openings:  # a text of nothing but space has a sentence and no section
        return [None] * len(reading.section_of)
    return [openings[section] for section in reading.section_of]


def _label(reading: Reading, section: Section) -> Mention | None:
    text = reading.article.text
    if section is reading.sections[0] and section.kind == "heading" and _SAYING.match(text, section.start, section.end):
        return None  # "Name: the bridge will be built" above an article is its heading and opens nothing
    shouting = section.end - section.start <= _NAME_LINE and text[section.start : section.end].isupper()
    if section.kind == "byline" or (":" not in text[section.start : section.start + _LABEL] and not shouting):
        return None
    for mention in reading.mentions:
        late = mention.start > section.start and not _leads(text, section.start, mention.start, shouting)
        if mention.start >= section.end or late:
            return None
        labels = _COLON.match(text, mention.end, section.end) or (shouting and mention.end >= section.end)
        if mention.start >= section.start and mention.kind == "person" and mention.actors and labels:
            return mention
    return None


def _leads(text: str, start: int, name: int, shouting: bool) -> bool:
    """Whether the words before a name belong to a label: "STATEMENT BY", "President of the Union and Chairman"."""
    if shouting:
        return _OPENS.search(text, start, name) is not None
    return _TITLE.fullmatch(text, start, name) is not None
