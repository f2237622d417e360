"""The way to the web: one address fetched, only if it has changed since, never more than fits nor longer than allowed.

Only the addresses of feeds that a person names are fetched, and nothing that they link to.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from importlib.metadata import version
from threading import Thread
from typing import IO
from urllib.parse import urlsplit

from relazione.errors import RunStopped, SetAside

LARGEST = 32 << 20
"""Bytes of an answer, unpacked."""

LONGEST = 60.0
"""Seconds for one answer, from first to last byte."""

_CHUNK = 65_536
_LONGEST_MARK = 1_000
"""Characters of a mark (ETag, Last-Modified) that are sent back; what is longer is none."""

_LONGEST_WAIT = 86_400.0
"""Seconds that a server may ask to be left alone (Retry-After)."""

_NOT_CHANGED = 304
_LATER = "It is tried again at the next round; see whether the address is right."


@dataclass(frozen=True, slots=True)
class Marks:
    """What a server gave with its last answer, to be asked whether that still holds; "" where it gave none."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What became of an address: its content with new marks, or that it has not changed (both None), or a fault.

    `wait` is the time in seconds that the server asks to be left alone.
    """

    content: bytes | None = None
    marks: Marks = Marks()
    fault: SetAside | None = None
    wait: float = 0.0


def check_address(address: str) -> None:
    """Raises RunStopped where an address is none of the web, or holds a password, which would stand in the record."""
    try:
        parts = urlsplit(address)
        meant = parts.scheme in ("http", "https") and parts.hostname and address.isascii() and address.isprintable()
        secret = parts.username is not None or parts.password is not None
    except ValueError:
        meant, secret = False, False
    if not meant or " " in address:
        raise RunStopped("the address is none of the web", repr(address)[:300], "Give one like https://a.example/feed.")
    if secret:
        raise RunStopped("the address holds a name or password", parts.hostname or "", "Give an address without them.")


def fetch(address: str, marks: Marks = Marks(), longest: float = LONGEST, largest: int = LARGEST) -> Fetched:
    """The content of an address if it has changed since the marks were given; every fault of the way is told.

    A server that sends letter by letter is left, head and all, when the time is over.
    """
    answers: list[Fetched] = []
    asking = Thread(target=lambda: answers.append(_fetch(address, marks, longest, largest)), daemon=True)
    asking.start()
    asking.join(longest + 1)
    return answers[0] if answers else _fault(address, f"no answer within {longest:g} s")


def _fetch(address: str, marks: Marks, longest: float, largest: int) -> Fetched:
    """The same; the time is looked at whenever something comes of the content."""
    deadline = time.monotonic() + longest
    try:
        with _OPENER.open(_request(address, marks), timeout=longest) as response:
            content = _body(response, deadline, largest)
            return _told(address, content, response.headers)
    except urllib.error.HTTPError as answer:
        with answer:
            return _of_code(address, answer, marks)
    except TimeoutError:
        return _fault(address, f"no answer within {longest:g} s")
    except _Lie as lie:
        return _fault(address, str(lie))
    except urllib.error.URLError as fault:
        timed_out = isinstance(fault.reason, TimeoutError)
        return _fault(address, f"no answer within {longest:g} s" if timed_out else f"no server ({fault.reason})")
    except (HTTPException, OSError, ValueError) as fault:
        return _fault(address, f"the connection broke ({type(fault).__name__})")


class _Lie(Exception):
    """An answer that is not what it says."""


def _request(address: str, marks: Marks) -> urllib.request.Request:
    headers = {
        "User-Agent": f"relazione/{version('relazione')} (reads feeds; asks only for what is new)",
        "Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.1",
        "Accept-Encoding": "gzip",
    }
    if marks.etag:
        headers["If-None-Match"] = marks.etag
    if marks.modified:
        headers["If-Modified-Since"] = marks.modified
    return urllib.request.Request(address, headers=headers)


def _told(address: str, content: bytes, headers: HTTPMessage) -> Fetched:
    if not content.strip():
        return _fault(address, "an empty answer")
    return Fetched(content, Marks(_mark(headers.get("ETag")), _mark(headers.get("Last-Modified"))))


def _of_code(address: str, answer: urllib.error.HTTPError, marks: Marks) -> Fetched:
    """What an answer without content tells: nothing new, or a fault."""
    if answer.code == _NOT_CHANGED and marks != Marks():
        return Fetched(marks=marks)
    asked = answer.headers.get("Retry-After", "") if answer.headers else ""
    wait = min(_LONGEST_WAIT, float(asked)) if asked.isascii() and asked.isdigit() else 0.0
    lie = " to a question that was none" if answer.code == _NOT_CHANGED else ""
    return _fault(address, f"HTTP {answer.code}{lie}", wait)


def _fault(address: str, what: str, wait: float = 0.0) -> Fetched:
    printable = "".join(letter if letter.isprintable() else " " for letter in what)[:300]
    return Fetched(fault=SetAside(f"a feed that could not be fetched: {printable}", address, _LATER), wait=wait)


def _mark(words: str | None) -> str:
    """A mark that can be sent back as it came, else none."""
    whole = words is not None and len(words) <= _LONGEST_MARK and words.isascii() and words.isprintable()
    return words if words is not None and whole else ""


def _body(response: HTTPResponse, deadline: float, largest: int) -> bytes:
    """The whole content, unpacked. Raises TimeoutError past the deadline and _Lie where it is not as announced."""
    packed = response.headers.get("Content-Encoding", "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise _Lie(f"packed in a way that was not asked for: {packed}")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in packed else None
    parts: list[bytes] = []
    came = held = 0
    while part := response.read1(_CHUNK):
        came += len(part)
        try:
            part = unpack.decompress(part, largest + 1 - held) if unpack else part
        except zlib.error:
            raise _Lie("packed bytes that are none") from None
        parts.append(part)
        held += len(part)
        if held > largest or (unpack and unpack.unconsumed_tail):
            raise _Lie(f"over {largest:,} bytes")
        if time.monotonic() > deadline:
            raise TimeoutError
    announced = response.headers.get("Content-Length", "")
    if announced.isascii() and announced.isdigit() and came < int(announced):
        raise _Lie(f"cut off: {came:,} bytes of {int(announced):,} announced")
    if unpack and not unpack.eof:
        raise _Lie("packed bytes that are cut off")
    return b"".join(parts)


class _OnTheWeb(urllib.request.HTTPRedirectHandler):
    """Follows a few redirections, and only to addresses of the web."""

    max_redirections = 5
    max_repeats = 2

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """The request for the new address."""
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise _Lie("sent to an address that is none of the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_OPENER = urllib.request.build_opener(_OnTheWeb)
