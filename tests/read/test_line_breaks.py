"""What is promised of texts that a width has broken into lines."""

from __future__ import annotations

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.line_breaks import unwrapped
from relazione.read.readers.grammar import open_reader

WORDS = (
    "The talks in the old town hall were opened by the Prime|Minister of Peru, Rosa Quispe, and by the Papua New|"
    "Guinea Foreign Minister Tomas Urrutia, who had arrived|from the United States with an envoy of the European|"
    "Union. They were closed by the mayor of the old city, as|was the fair on the following day, at a dinner that had|"
    "been announced.||A second round is to follow."
)


def broken(mark: str) -> str:
    """The words with that mark between the lines."""
    return WORDS.replace("||", "\t").replace("|", mark).replace("\t", "\n\n")


@pytest.mark.parametrize("mark", ["\n", "\n\n", " \n"])
def test_lines_of_one_width_are_one_paragraph(mark: str) -> None:
    """Breaks inside sentences become one blank, before capitals too, and that between paragraphs stays."""
    text, offsets = unwrapped(broken(mark))
    assert text == broken(" ")
    assert [broken(mark)[i] for i in offsets if not broken(mark)[i].isspace()] == list("".join(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        "One spoke.\n\nTwo came.\n\nthree left.",
        "Members\n\nMr Quispe\nMinister of Trade\n\nMs Soto\nMayor",
        "Words.",
        "",
    ],
)
def test_paragraphs_and_lists_stay_apart(text: str) -> None:
    """A text whose lines end sentences, or that has only a list of short lines, is left alone."""
    assert unwrapped(text) == (text, ())


def test_what_lies_across_lines_is_read_and_stands_where_it_stood() -> None:
    """Names and titles across lines are read, and their offsets are those of the text as it was brought."""
    text = broken("\n\n")
    found = open_reader().read(Article(article_id(text, None, None), "given", text))
    told = {f.slots["person"][0].value: f for f in found if f.kind == "tenure"}
    assert [told[name].slots["of"][0].value for name in ("Rosa Quispe", "Tomas Urrutia")] == ["PER", "PNG"]
    quispe = told["Rosa Quispe"]
    assert text[quispe.start : quispe.end] == "Prime\n\nMinister of Peru, Rosa Quispe"
