"""Where an article speaks in somebody's own words: quotation marks and releases in the first person."""

from __future__ import annotations

from collections.abc import Sequence

from relazione.read.parse import Parse
from relazione.read.section import Section

_OPEN, _CLOSE, _EITHER = ("“", "„", "«"), ("”", "»"), ('"', "``", "''")
_FIRST = frozenset(("i", "we"))  # "our" alone is also in a read-out told in the third person
_FAR = 400  # tokens ahead in which a quotation of several paragraphs must close
_OFTEN = 0.2  # share of sentences with a first person outside quotes from which an article is somebody's own statement


def quoted_tokens(parse: Parse, sections: Sequence[Section], section_of: Sequence[int]) -> list[bool]:
    """For every token whether it stands inside quotation marks.

    A paragraph that does not close what it opened is quoted to its end, and so are the next ones where the next mark
    closes (a message printed in several paragraphs).
    """
    quoted = [False] * len(parse)
    inside, section = False, -1
    for number, (first, last) in enumerate(parse.sentences):
        if number < len(section_of) and section_of[number] != section:
            inside, section = inside and _closes_first(parse, first), section_of[number]
        for token in range(first, last):
            word = parse.words[token]
            if word in _OPEN or (word in _EITHER and not inside):
                inside = True
            elif word in _CLOSE or word in _EITHER:
                inside = False
            else:
                quoted[token] = inside
    return quoted


def _closes_first(parse: Parse, token: int) -> bool:
    """Whether the next directed quotation mark from a token on is a closing one."""
    for i in range(token, min(len(parse), token + _FAR)):
        if parse.words[i] in _OPEN or parse.words[i] in _EITHER:
            return False
        if parse.words[i] in _CLOSE:
            return True
    return False


def is_own_statement(parse: Parse, quoted: Sequence[bool]) -> bool:
    """Whether the article speaks in the first person outside quotation marks: a release or a speech."""
    spoken = sum(
        any(parse.lower[token] in _FIRST and not quoted[token] for token in range(first, last))
        for first, last in parse.sentences
    )
    return spoken >= max(1, _OFTEN * len(parse.sentences))
