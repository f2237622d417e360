"""Web pages: the article in a page of HTML, without menus, adverts and comments, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from relazione.errors import SetAside
from relazione.ingest.draft import Draft
from relazione.ingest.needed import needed

LARGEST_PAGE = 10_000_000
"""Bytes of one page of HTML; what is larger holds data, not an article."""

_DEEPEST = 1_000
"""Elements within each other from which a page is no page: browsers stop at 512."""

_SHORTEST = 60
"""Characters; what is found of a page without an article is shorter: a word of its menu."""

# Only what the page marks as its day of publication: days found in the text or in an address may be any day. The last
# day that can be is fixed, so that the same page gives the same day whenever it is read.
_DAYS = {"original_date": True, "extensive_search": False, "max_date": "2200-01-01"}
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,4000}?(/?)>")
_EMPTY = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page was found: `where` names file and line or record, `file` the file, `stem` the id of a page alone.

    `url` is the address under which it was fetched, None where not known.
    """

    where: str
    file: str
    stem: str
    url: str | None = None


def draft_of_page(html: str, place: Place) -> Draft | SetAside:
    """The draft of the article in a page, paragraphs apart by a blank line; a set-aside where the page holds none.

    The canonical address of the page goes before that under which it was fetched. The day is the one that the page
    gives as its publication; the day of a crawl is none. Raises SetAside where the library is missing.
    """
    if _depth(html) > _DEEPEST:
        return SetAside(f"a page with over {_DEEPEST:,} elements inside each other", place.where, "Leave it out.")
    page: Any = needed("trafilatura", place.where).bare_extraction(
        html, url=place.url, with_metadata=True, include_comments=False, include_tables=False, include_links=False,
        date_extraction_params=_DAYS,
    )  # fmt: skip
    if page is None or len((page.text or "").strip()) < _SHORTEST:
        return SetAside("a page without an article: only menus, links or a form", place.where, "Leave it out.")
    return Draft(
        given_id=place.stem,
        text="\n\n".join(_paragraphs(page.text, page.title)),
        where=place.where,
        file=place.file,
        published=page.date,
        title=page.title,
        publisher=page.sitename or page.hostname,
        url=page.url or place.url,
        fetched=place.url,
    )


def text_of_html(html: str) -> str:
    """The words of a piece of HTML (a feed's summary, a letter), a blank line between paragraphs.

    What is no HTML comes back as it is. Raises SetAside where the library is missing.
    """
    if "<" not in html:
        return html.strip()
    if _depth(html) > _DEEPEST:
        return ""
    try:
        tree = needed("lxml.html", "HTML").document_fromstring(html)
    except (needed("lxml.etree", "HTML").ParserError, ValueError):
        return ""
    for element in tree.iter("script", "style", "head", "noscript"):
        element.clear(keep_tail=True)
    for element in tree.iter("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote"):
        element.tail = "\n\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).split("\n\n"))
    return "\n\n".join(line for line in lines if line)


def decoded(content: bytes, charset: str | None = None) -> str:
    """The text of a page: in the charset told, in UTF-8, or in the one that its head names; else in Windows' Latin."""
    named = re.search(rb"charset=[\"']?([A-Za-z0-9_-]+)", content[:2048])
    for name in (charset, "utf-8-sig", named[1].decode("ascii") if named else None):
        try:
            if name:
                return content.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("cp1252", "replace")


def _paragraphs(text: str, title: str | None) -> Iterator[str]:
    """The lines of the text; a first one that only repeats the title is left out."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for number, line in enumerate(lines):
        if number or line != (title or "").strip() or len(lines) == 1:
            yield line


def _depth(html: str) -> int:
    """How many elements stand inside each other at the deepest place, told without building the page."""
    depth = deepest = 0
    for closing, name, alone in _TAG.findall(html):
        if alone or name.lower() in _EMPTY:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest
