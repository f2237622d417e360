"""Addresses: where each thing of a record has its page; the same today and in ten years."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from relazione.codebook.states import find_party
from relazione.record.states import is_state
from relazione.resolve.entry import Entry

_DIGITS = 12  # of an id in an address: enough to tell it from millions of others


def _part(name: str) -> str:
    return quote(name, safe="")


def party(name: str) -> str:
    """The page of a state, city or organisation, by its usual name."""
    if is_state(name):
        return f"/state/{name}"
    found = find_party(name)
    kind = found.kind if found else "organisation"
    return f"/{kind}/{_part(found.value if found and kind != 'organisation' else name)}"


def dyad(one: str, other: str) -> str:
    """The page of the relation of two parties."""
    return f"/dyad/{_part(one)}/{_part(other)}"


def person(name: str) -> str:
    """The page of whoever has this name."""
    return f"/person/{_part(name)}"


def post(of: str, office: str, to: str | None = None) -> str:
    """The page of an office and who was in it."""
    return f"/post/{_part(of)}/{_part(office)}" + (f"?to={_part(to)}" if to else "")


def entry(found: Entry) -> str:
    """The page of an entry, by its fullest report, which leads there however the reports are put together later.

    An agreement has one that tells its life.
    """
    return f"/{'agreement' if found.kind == 'agreement' else 'entry'}/{found.lead[:_DIGITS]}"


def article(name: str, claim: str = "") -> str:
    """The page of an article, at the words of a claim where one is given."""
    return f"/article/{name}" + (f"#claim-{claim}" if claim else "")


def outside(url: str | None) -> str:
    """An address that an article gives, if it is one of the web; "" for every other ("javascript:", "file:")."""
    if not url or any(letter.isspace() or not letter.isprintable() for letter in url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else ""
