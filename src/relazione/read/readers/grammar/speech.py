"""Where an article speaks in somebody's own words: quotation marks and releases in the first person."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.read.parse import Parse
from relazione.read.section import Section

_OPEN, _CLOSE, _EITHER = ("“", "„", "«"), ("”", "»"), ('"', "``", "''")
_FIRST = frozenset(("i", "we", "our", "my", "us", "me"))
_OFTEN = 0.2  # share of sentences with a first person outside quotes from which an article is somebody's own statement


def quoted_tokens(parse: Parse, sections: Sequence[Section], section_of: Sequence[int]) -> list[bool]:
    """For every token whether it stands inside quotation marks; a paragraph of news text closes what it opened.

    A paragraph that opens quotes and does not close them is quoted to its end.
    """
    quoted = [False] * len(parse)
    inside, section = False, -1
    for number, (first, last) in enumerate(parse.sentences):
        if number < len(section_of) and section_of[number] != section:
            inside, section = False, section_of[number]
        for token in range(first, last):
            word = parse.words[token]
            if word in _OPEN or (word in _EITHER and not inside):
                inside = True
            elif word in _CLOSE or word in _EITHER:
                inside = False
            else:
                quoted[token] = inside
    return quoted


def is_own_statement(parse: Parse, quoted: Sequence[bool]) -> bool:
    """Whether the article speaks in the first person outside quotation marks: a release or a speech."""
    spoken = sum(
        any(parse.lower[token] in _FIRST and not quoted[token] for token in range(first, last))
        for first, last in parse.sentences
    )
    return spoken >= max(1, _OFTEN * len(parse.sentences))
