"""WARC: crawls of the web (CC-NEWS among them), read as they stream by; every page fetched is an article.

The day of the crawl is no day of publication and is not taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO

from relazione.errors import SetAside
from relazione.ingest.draft import Draft, too_long
from relazione.ingest.needed import needed
from relazione.ingest.source import Told
from relazione.ingest.web_page import LARGEST_PAGE, Place, decoded, draft_of_page

SUFFIXES = (".warc",)

_PAGES = ("text/html", "application/xhtml+xml")
_PART = 1 << 20
_FOUND = 200


def begins(opening: bytes) -> bool:
    """True for the mark of WARC."""
    return opening.startswith(b"WARC/")


def count(stream: BinaryIO) -> int:
    """The records of fetched pages, counted by the word; of a packed crawl, its size by that of a usual page."""
    opening, found, size = stream.read(2), 0, 0
    while part := stream.read(_PART):
        found, size = found + part.count(b"WARC-Type: response"), size + len(part)
    return max(1, size // 20_000 if opening == b"\x1f\x8b" else found)


def drafts(stream: BinaryIO, told: Told) -> Iterator[Draft | SetAside]:
    """The pages in the order of the crawl; a crawl that is cut off or broken gives what came before."""
    file, number = told.file, 0
    records, broken = needed("warcio.archiveiterator", file), needed("warcio.exceptions", file).ArchiveLoadFailed
    try:
        for record in records.ArchiveIterator(stream, no_record_parse=False, verify_http=False):
            if record.rec_type != "response":
                continue
            number += 1
            found = _page(record, f"{file}:record {number}", told)
            if found is not None:
                yield found
    except (broken, EOFError, ValueError, OSError) as fault:
        what = f"a crawl that breaks off after {number} pages: {type(fault).__name__}"
        yield SetAside(what, file, "Get it again; what came before is kept.")
        return
    if not number:
        yield SetAside("a crawl without a page", file, "Leave it out.")


def _page(record: Any, where: str, told: Told) -> Draft | SetAside | None:
    """The article of a record; None where it is no page that was found (a picture, a missing address) or is wanted."""
    headers = record.http_headers
    kind = (headers.get_header("Content-Type") or "").lower() if headers else ""
    if not headers or str(headers.get_statuscode()) != str(_FOUND) or not kind.startswith(_PAGES):
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    if not told.wants(url or ""):
        return None
    content = record.content_stream().read(LARGEST_PAGE + 1)
    if len(content) > LARGEST_PAGE:
        return too_long(where)
    charset = kind.partition("charset=")[2].split(";")[0].strip("\"' ") or None
    given_id = record.rec_headers.get_header("WARC-Record-ID") or f"{told.stem}-{PurePath(where).name}"
    return draft_of_page(decoded(content, charset), Place(where, told.file, given_id.strip("<>"), url))
