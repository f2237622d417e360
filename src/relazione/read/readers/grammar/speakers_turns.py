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
_SPEECH = r"(?:statement|speech|remarks?|address|message|toast|keynote)"
_SPEECH_OF = re.compile(rf"\b{_SPEECH}s?\s+(?:of|by|from)\s+(?:[\w.’'-]+,?\s+){{0,8}}$", re.IGNORECASE)
_OF_SPEECH = re.compile(rf"[’']s?\s+(?:[\w-]+\s+){{0,4}}{_SPEECH}\b", re.IGNORECASE)
_BREAK = re.compile(r"[\s*•●_=-]*$")  # a line of stars ends a transcript
_SAYING = re.compile(r"[^:\n]{1,120}:[ \t]*[^\s:]")
_LABEL = 120  # characters within which a label ends
_FOR_OTHERS = re.compile(r"spokes(?:man|woman|person)|on behalf of", re.IGNORECASE)  # not that person's own words
_SENTENCE_ENDS = (".", "!", "?", ":")
_HEADING = 150  # characters of a line that tells whose speech follows
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
    return _by_sentence(reading, openings)


def speeches_of(reading: Reading) -> list[Mention | None]:
    """For every sentence the mention of the person whose speech it belongs to, or None under no heading of a speech."""
    speaker: Mention | None = None
    speakers: list[Mention | None] = []
    for section in reading.sections:
        speaker = _speaking(reading, section) or speaker
        speakers.append(speaker)
    return _by_sentence(reading, speakers)


def _by_sentence(reading: Reading, openings: list[Mention | None]) -> list[Mention | None]:
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


def _speaking(reading: Reading, section: Section) -> Mention | None:
    """The one person whose speech a line heads: "Remarks by President Name", "President Name's Press Statement"."""
    text = reading.article.text
    runs_on = text[section.end - 1 : section.end] in _SENTENCE_ENDS
    if section.end - section.start > _HEADING or runs_on or _FOR_OTHERS.search(text, section.start, section.end):
        return None
    headed = [
        mention
        for mention in reading.mentions_in(section.start, section.end)
        if mention.kind == "person"
        and len(mention.actors) == 1
        and (_SPEECH_OF.search(text, section.start, mention.start) or _OF_SPEECH.match(text, mention.end, section.end))
    ]
    return next((mention for mention in headed if mention.form == "name"), headed[0] if headed else None)


def _leads(text: str, start: int, name: int, shouting: bool) -> bool:
    """Whether the words before a name belong to a label: "STATEMENT BY", "President of the Union and Chairman"."""
    if shouting:
        return _OPENS.search(text, start, name) is not None
    return _TITLE.fullmatch(text, start, name) is not None
