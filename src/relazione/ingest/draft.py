"""The draft: what a source found, before it is checked; and the way from a draft to an article."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from relazione.errors import SetAside
from relazione.ingest.article import Article, article_id

LONGEST_TEXT = 1_000_000
"""Characters; a longer text is a book or a dump, no news item, and a parser needs about 1 GB per 100,000 characters."""

_LONGEST_LABEL = 2_000
"""Characters of an id, title, publisher or address; longer ones are some other field gone astray."""

_LONGEST_PILE = 1_000
"""Combining marks on one letter; the time to sort them for NFC grows with the square (Unicode's own limit is 30)."""

_DATE_LINE = re.compile(r"[\ufeff\s]*date[ \t]+(\d{4}-\d{2}-\d{2})(?![\d-])\s*")
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ].*)?\s*", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Draft:
    """One item as a source found it; `where` names file and line, `file` the file alone, None means not told.

    `published` holds the words that the source gives for the day of publication: an ISO 8601 day or date and time.
    `fetched` is the address under which a crawl has the page, where that is known; `url` may be another.
    """

    given_id: str
    text: str
    where: str
    file: str
    published: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address that a list names, whose page is to be found in a crawl; `where` and `file` as in a draft."""

    address: str
    where: str
    file: str


def article_of(draft: Draft, published: date | None = None) -> Article:
    """The article that a draft becomes: text in NFC, a leading date line cut and remembered.

    The day of publication is the source's own, else the date line's, else `published`. A date line that contradicts the
    source's own day is left in the text. Raises SetAside where the draft is no article.
    """
    labels = {"id": draft.given_id, "title": draft.title, "source": draft.publisher, "url": draft.url}
    for name, label in labels.items():
        _check_label(name, label, draft.where)
    text = _clean(draft.text, draft.where)
    own = None if draft.published is None else day_of(draft.published, draft.where)
    line = _DATE_LINE.match(text)
    if line is not None:
        written = day_of(line[1], draft.where)
        if own is None or own == written:
            own, text = written, text[line.end() :]
    if not any(character.isalnum() for character in text):
        raise SetAside("an empty text: no letter or digit in it", draft.where, "Leave it out or put the text in.")
    if len(text) > LONGEST_TEXT:
        raise SetAside(_too_long(f"{len(text):,}"), draft.where, "Cut it into its articles.")
    day, publisher = own or published, _label(draft.publisher)
    return Article(
        id=article_id(text, day, publisher),
        given_id=draft.given_id,
        text=text,
        published=day,
        title=_label(draft.title),
        publisher=publisher,
        url=_label(draft.url),
        file=draft.file,
    )


def day_of(words: str, where: str) -> date | None:
    """The day that an ISO 8601 day or date and time names, as written there whatever the time zone; None for no words.

    Raises SetAside where the day does not exist in the calendar or the words are of another form.
    """
    if not words.strip():
        return None
    day = _DAY.fullmatch(words)
    if day is None:
        raise SetAside(f"a date that is no day: {words[:40]!r}", where, "Write it as YYYY-MM-DD, or leave it out.")
    try:
        return date.fromisoformat(day[1])
    except ValueError:
        fault = f"a date that does not exist: {day[1]}"
        raise SetAside(fault, where, "Correct the date, or leave it out.") from None


def too_long(where: str) -> SetAside:
    """The set-aside of a text that a source did not even read to its end."""
    return SetAside(_too_long("more"), where, "Cut it into its articles.")


def _too_long(length: str) -> str:
    return f"a text over {LONGEST_TEXT:,} characters: {length}"


def _clean(text: str, where: str) -> str:
    """The text in NFC. Raises SetAside for what is no text: NUL characters, lone surrogates, piles of marks."""
    if "\x00" in text:
        raise SetAside("not a text: it holds NUL characters", where, "Convert the document to plain text first.")
    if _SURROGATE.search(text):
        fault = "not a text: it holds lone surrogates (halves of characters)"
        raise SetAside(fault, where, "Mend the program that cut a character in two.")
    if len(text) > _LONGEST_PILE and not text.isascii() and _highest_pile(text) > _LONGEST_PILE:
        fault = f"not a text: it piles over {_LONGEST_PILE:,} combining marks on one letter"
        raise SetAside(fault, where, "Leave it out.")
    return unicodedata.normalize("NFC", text)


def _highest_pile(text: str) -> int:
    """The length of the longest run of combining marks."""
    highest = run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        highest = max(highest, run)
    return highest


def _check_label(name: str, label: str | None, where: str) -> None:
    if label is None:
        return
    if len(label) > _LONGEST_LABEL:
        raise SetAside(f"a field over {_LONGEST_LABEL:,} characters: {name}", where, "Shorten or leave out the field.")
    if "\x00" in label or _SURROGATE.search(label):
        raise SetAside(f"a field that is no text: {name}", where, "Mend or leave out the field.")


def _label(label: str | None) -> str | None:
    """A title, publisher or address in NFC without blanks around it, None where nothing is left."""
    return unicodedata.normalize("NFC", label).strip() or None if label else None
