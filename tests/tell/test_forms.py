"""A brief in other forms than Markdown."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from relazione.errors import RunStopped
from relazione.tell.brief import Wish, forms_known, tell, written
from relazione.tell.document import document
from tests.tell.samples import Said, add, record

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WISH = Wish(("Chile", "Norway"))
WICKED = "<script>alert(1)</script> & \"quotes\" 'of' ]]> \x0b 🇳🇴"


def parts(file: bytes) -> dict[str, ElementTree.Element]:
    """The parts of a Word document, each parsed."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        assert package.testzip() is None
        return {name: ElementTree.fromstring(package.read(name)) for name in package.namelist()}


class Tags(HTMLParser):
    """Counts the elements of a page and checks that what is opened is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an element, and that it is open unless it never closes."""
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "line", "circle"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The last that was opened is closed first."""
        if tag not in ("meta", "line", "circle"):
            assert self.open.pop() == tag


@pytest.mark.parametrize("form", forms_known())
def test_the_same_record_gives_the_same_file(form: str) -> None:
    """Each form of a brief is the same bytes for the same record, in whatever order it was filled."""
    assert written(record(), WISH, form) == written(record(backwards=True), WISH, form)


def test_an_unknown_form_or_length_is_named() -> None:
    """A form or a length that is not there stops with those that are."""
    with pytest.raises(RunStopped, match="docx"):
        written(record(), WISH, "rtf")
    with pytest.raises(RunStopped, match="page, full"):
        tell(record(), Wish(("Chile",), length="endless"))


def test_a_document_holds_every_word_and_note() -> None:
    """Taking the Markdown apart loses no footnote and no word of a line."""
    told = tell(record(), WISH)
    page = document(told.markdown)
    cited = [
        run.note for block in page.blocks for row in (block.rows or ((block.runs,),)) for cell in row for run in cell
    ]
    marks = {int(number) for number in re.findall(r"\[\^(\d+)\](?!:)", told.markdown)}
    assert marks == set(page.notes) == {note for note in cited if note is not None}
    assert page.title == "Chile and Norway"


def test_word_has_a_real_footnote_for_each_note() -> None:
    """Every note is a footnote of Word's own with one mark in the text, and the parts are well-formed XML."""
    store = record()
    found = parts(written(store, WISH, "docx"))
    notes = document(tell(store, WISH).markdown).notes
    marks = [mark.get(f"{WORD}id") for mark in found["word/document.xml"].iter(f"{WORD}footnoteReference")]
    told = [note.get(f"{WORD}id") for note in found["word/footnotes.xml"].iter(f"{WORD}footnote")]
    assert len(marks) == len(set(marks)) == len(notes)
    assert set(marks) == set(told) - {"-1", "0"}


def test_html_needs_nothing_else() -> None:
    """The page loads nothing, runs nothing, closes what it opens, and each mark leads to its note and back."""
    store = record()
    page = written(store, WISH, "html").decode()
    tags = Tags()
    tags.feed(page)
    names = {name for name, _ in tags.seen}
    ids = {attributes["id"] for _, attributes in tags.seen if "id" in attributes}
    links = [str(attributes["href"]) for name, attributes in tags.seen if name == "a"]
    assert not tags.open and not names & {"script", "link", "img", "iframe"}
    assert links and all(link.startswith("#") and link[1:] in ids for link in links)
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("form", ["html", "docx", "pdf"])
def test_words_of_an_article_are_words(form: str) -> None:
    """Markup in an article's text is shown as text in every form and breaks none."""
    store = record()
    text = f"Chile's minister praised Norway: {WICKED} in a long sentence that is quoted whole by the brief."
    slots = {
        "speaker": [("CHL", "Chile")],
        "for": [("CHL", "Chile")],
        "stance": [("appreciate", "praised")],
        "towards": [("NOR", "Norway")],
    }
    add(store, "wicked", text, [Said("position", text, slots)])
    file = written(store, WISH, form)
    if form == "html":
        assert b"<script" not in file and b"&lt;script&gt;" in file
    elif form == "docx":
        assert "<script>" in "".join(parts(file)["word/document.xml"].itertext())
    else:
        assert file.startswith(b"%PDF-")


def test_a_page_is_shorter_than_the_whole() -> None:
    """A brief of one page has fewer lines, and no note that nothing cites."""
    page, whole = (tell(record(), Wish(WISH.parties, length=length)).markdown for length in ("page", "full"))
    assert len(page) < len(whole)
    marks = {int(number) for number in re.findall(r"\[\^(\d+)\](?!:)", page)}
    assert marks == set(document(page).notes)


def test_the_timeline_tells_what_it_shows() -> None:
    """What has a day stands on the timeline, with words for who cannot see it."""
    drawing = tell(record(), WISH).drawing
    assert drawing is not None
    assert drawing.words.startswith("Timeline 2021 to 2024.") and "Agreements: 1" in drawing.words
    assert tell(record(), Wish(("Peru",))).drawing is None
