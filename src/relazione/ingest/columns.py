"""Columns: which field of a row of somebody else's making is the text, the day, the title, the publisher, the address.

Known are our own keys and those of trafilatura's and news-please's JSON, and what people call their columns. The first
name that a row fills counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from relazione.errors import SetAside
from relazione.ingest.draft import Draft

_NAMES: Mapping[str, Sequence[str]] = {
    "id": ("id", "doc", "doc_id", "article_id", "guid", "fingerprint"),
    "text": ("text", "maintext", "raw_text", "body", "content", "full_text", "article"),
    "date": ("date", "date_publish", "published", "publish_date", "publication_date", "date_published", "pubdate"),
    "title": ("title", "headline"),
    "source": ("source-hostname", "sitename", "publisher", "outlet", "source", "source_domain", "hostname"),
    "url": ("url", "link", "canonical_url"),
}
_FORM = "Name the columns id, text, date (YYYY-MM-DD), title, source and url; only text is needed."
_ADDRESS = ("http://", "https://")


def knows_text(names: Sequence[str]) -> bool:
    """Whether one of the names, whatever its case, is one for the text."""
    return not set(_NAMES["text"]).isdisjoint(_plain(name) for name in names)


def draft_of_row(row: Mapping[str, object], where: str, file: str, unnamed: str) -> Draft | SetAside:
    """The draft of a row, or why it is none; `unnamed` is the id of a row that has none.

    A source that is an address is the address (so trafilatura writes it), not the publisher.
    """
    given = {_plain(name): value for name, value in row.items()}
    found: dict[str, str] = {}
    for field, names in _NAMES.items():
        name = next((name for name in names if given.get(name) not in (None, "")), None)
        if name is None:
            continue
        value = given[name]
        if field == "id" and type(value) is int:  # a bool is no id
            value = str(value)
        if not isinstance(value, str):
            return SetAside(f"a field of the wrong type: {name} is a {type(value).__name__}", where, _FORM)
        found[field] = value
    if "text" not in found and not any(name in given and given[name] is not None for name in _NAMES["text"]):
        return SetAside('no text: the key "text" is missing', where, _FORM)
    address = next((v for v in (given.get("source"),) if isinstance(v, str) and v.startswith(_ADDRESS)), None)
    publisher = found.get("source")
    if publisher == address:
        publisher = None
    return Draft(
        given_id=found.get("id") or unnamed,
        text=found.get("text", ""),
        where=where,
        file=file,
        published=found.get("date"),
        title=found.get("title"),
        publisher=publisher,
        url=found.get("url") or address,
    )


def _plain(name: str) -> str:
    return name.strip().strip("\ufeff").lower().replace(" ", "_")
