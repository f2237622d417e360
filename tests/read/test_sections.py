"""What the search for sections promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relazione.read.sections import find_sections

OPENED = "The envoy of Chad opened a fair."
CAPTION = "Chad's envoy looks on. (Lima Wire)"
PIECES = st.sampled_from(
    ["LIMA: ", "By ", "A fair. ", "(Lima Wire)", "\n\n", " \n\t\n", "—", " – ", "March 3, 2021", "(@fair) ", "Chad "]
)


def kinds(text: str) -> list[str]:
    """The sections of the text as "kind: words"."""
    return [f"{section.kind}: {text[section.start : section.end].strip()}" for section in find_sections(text)]


@pytest.mark.parametrize(
    "line",
    [
        "ISLAMABAD:",
        "ISLAMABAD, Nov. 3 (PPN) --",
        "New Delhi, 12 March 2021 —",
        "SEOUL, Nov 3 (News Wire) -",
        "LAGOS-",
        "NUR-SULTAN, May 2 –",
        "ST. JOHN'S --",
        "Astana. November 3. Steppenews -",
    ],
)
def test_a_dateline_ends_before_the_text(line: str) -> None:
    """A place in capitals, or a place before a dash, is a dateline of its own."""
    assert kinds(f"{line} {OPENED}" if line[-1] != "-" or " " in line else line + OPENED) == [
        f"dateline: {line}",
        f"body: {OPENED}",
    ]


HEADS = [
    "By Ada Lind\n",
    "By Ada Lind\n\n",
    "Nov. 3, 2021\n\n",
    "Chad opens fair\n\n(Photo: Lima Wire)\n\n",
    "Chad opens fair\nStaff Reporter\n\n",
]


@pytest.mark.parametrize("head", HEADS)
def test_heading_by_line_day_and_credit_may_stand_before_the_dateline(head: str) -> None:
    """What papers print above the first words does not hide the place that opens them."""
    assert kinds(f"{head}LIMA: {OPENED}")[-2:] == ["dateline: LIMA:", f"body: {OPENED}"]


@pytest.mark.parametrize(
    "text",
    [
        "Our trade with Chad grew: the envoy opened a fair.",
        "The envoy of Chad – a friend of ours – opened a fair.",
        "Kigali: the envoy opened a fair.",
        "The envoy said: “We are friends.”",
    ],
)
def test_a_dash_or_colon_in_a_sentence_makes_no_dateline(text: str) -> None:
    """Dashes and colons inside a sentence part nothing."""
    assert kinds(text) == [f"body: {text}"]


def test_only_the_first_paragraph_can_open_with_a_place() -> None:
    """A place before a dash further down is running text."""
    assert kinds(f"{OPENED}\n\nLIMA: {OPENED}")[1] == f"body: LIMA: {OPENED}"


@pytest.mark.parametrize("line", ["March 3, 2021", "3 March 2021 14:30 Moscow", "3 March 2021"])
def test_a_line_with_a_day_is_a_dateline(line: str) -> None:
    """A line of its own with day and place is a dateline."""
    assert kinds(f"{line}\n\n{OPENED}") == [f"dateline: {line}", f"body: {OPENED}"]


@pytest.mark.parametrize(
    "line",
    [
        "By Lucy Tamm",
        "For Immediate Release",
        "Office of the Spokesperson",
        "The following is attributable to Spokesperson Lucy Tamm:",
        "Begin Text:",
        "Lucy Tamm, Department Spokesperson",
    ],
)
def test_a_by_line_is_set_apart(line: str) -> None:
    """Who wrote or who may be quoted is a by-line, not a sentence."""
    assert [words.split(":")[0] for words in kinds(f"{line}\n\n{OPENED}")] == ["byline", "body"]


def test_short_lines_without_a_full_stop_are_headings() -> None:
    """A short line without a full stop is a heading."""
    assert kinds("The envoy came.\n\nThe way ahead\n\nThe envoy left.")[1] == "heading: The way ahead"


@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_a_caption_ends_with_its_credit(gap: str) -> None:
    """Words about a picture with a credit in brackets are a caption, in their own paragraph or before the text."""
    caption = "Chad's envoy poses with students in Lima. (Embassy of Chad)"
    assert kinds(f"{caption}{gap}{OPENED}") == [f"caption: {caption}", f"body: {OPENED}"]


def test_a_caption_printed_twice_points_back() -> None:
    """The second print of a caption names the first one."""
    sections = find_sections(f"{CAPTION}\n\n{OPENED}\n\n{CAPTION}")
    assert [section.repeat_of for section in sections] == [None, None, 0]


def test_a_paragraph_printed_twice_points_back_whatever_its_blanks() -> None:
    """The second print of a paragraph names the first one, however its lines are broken."""
    sections = find_sections(f"{OPENED}\n\n{OPENED.replace(' opened', '  opened')}")
    assert [section.repeat_of for section in sections] == [None, 0]


@pytest.mark.parametrize("link", ["pic.twitter.com/abc123 ", "https://t.co/abc123 ", ""])
@pytest.mark.parametrize("gap", ["\n\n", " "])
def test_a_tweet_ends_with_its_day(link: str, gap: str) -> None:
    """An embedded tweet runs to its handle and day."""
    tweet = f"We thank our friends. {link}— Lucy Tamm (@lucytamm) March 3, 2021"
    assert kinds(f"{tweet}{gap}{OPENED}") == [f"tweet: {tweet}", f"body: {OPENED}"]


def test_blank_lines_part_paragraphs_and_single_ones_do_not() -> None:
    """A line break keeps a paragraph together, an empty line parts two."""
    assert kinds("A fair.\nIts next line.\n \nAnother.") == ["body: A fair.\nIts next line.", "body: Another."]


@pytest.mark.parametrize("text", ["", " ", "\n\n  \n"])
def test_an_empty_text_has_no_sections(text: str) -> None:
    """Where there is nothing to read there are no sections."""
    assert find_sections(text) == ()


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60))
def test_sections_cover_every_word_in_order(text: str) -> None:
    """Sections follow one another without overlap and leave out nothing but blanks."""
    position = 0
    for number, section in enumerate(find_sections(text)):
        assert position <= section.start < section.end <= len(text)
        assert not text[position : section.start].strip()
        assert section.repeat_of is None or 0 <= section.repeat_of < number
        position = section.end
    assert not text[position:].strip()
