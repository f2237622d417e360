"""Which words stand in quotation marks, and which articles speak in the first person."""

from __future__ import annotations

import pytest

from relazione.read.language import parse
from relazione.read.readers.grammar.speech import is_own_statement, quoted_tokens
from relazione.read.sections import find_sections


def quoted_words(text: str) -> list[str]:
    """The words of a text that stand in quotation marks."""
    sections = find_sections(text)
    parsed = parse(text, sections)
    section_of = [
        max(n for n, section in enumerate(sections) if section.start <= parsed.start[first])
        for first, _ in parsed.sentences
    ]
    quoted = quoted_tokens(parsed, sections, section_of)
    return [word for word, inside in zip(parsed.words, quoted, strict=True) if inside and word.isalpha()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She said “peace matters” again.", ["peace", "matters"]),
        ('She said "peace matters" again.', ["peace", "matters"]),
        ("She wrote:\n\n“Peace matters.\n\nTrade helps.”\n\nShe left.", ["Peace", "matters", "Trade", "helps"]),
        ("She said “peace matters.\n\nHe left the room.", ["peace", "matters"]),
        ("No quotation at all.", []),
    ],
)
def test_quotation_marks_open_and_close(text: str, words: list[str]) -> None:
    """What stands between marks is quoted, over paragraphs only where the closing mark comes before another opening."""
    assert quoted_words(text) == words


def test_a_release_in_the_first_person_is_an_own_statement() -> None:
    """So "I" and "we" outside quotation marks make a statement; inside them they do not, nor does "our" alone."""

    def own(text: str) -> bool:
        parsed = parse(text, ())
        return is_own_statement(parsed, quoted_tokens(parsed, (), [0] * len(parsed.sentences)))

    assert own("I welcome the visit. We agreed on trade.")
    assert not own("She said: “I welcome the visit.” They agreed on trade.")
    assert not own("The minister discussed our shared priorities.")
