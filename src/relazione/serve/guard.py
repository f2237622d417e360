"""The guard: what every request must pass before anybody answers it, and what every answer carries."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from http import HTTPStatus
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from relazione.serve.problems import Problem
from relazione.serve.responses import problem_response
from relazione.serve.sessions import COOKIE, Sessions
from relazione.serve.settings import Settings
from relazione.serve.tokens import REVIEW, Caller

OPEN_PATHS = ("/enter", "/static/", "/robots.txt", "/favicon.ico")
_WRITING = ("POST", "PUT", "PATCH", "DELETE")
_BURST = 10  # seconds' worth of requests that may come at once
_MOST_CALLERS = 10_000
_WRONG_TOKENS = 10  # that one address may try in a minute
_MINUTE = 60.0
_LONGEST_ADDRESS = 8_192  # bytes of path and query

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
_BROKEN = Problem(
    HTTPStatus.INTERNAL_SERVER_ERROR, "something went wrong here, not with you", "The server's log says what."
)
log = logging.getLogger("relazione.serve")


class Guard:
    """Stands before the application: names, sizes, rates, tokens and origins are looked at here and nowhere else."""

    def __init__(self, app: ASGIApp, settings: Settings, sessions: Sessions) -> None:
        """Guard this application."""
        self._app = app
        self._settings = settings
        self._sessions = sessions
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._wrong: OrderedDict[str, list[float]] = OrderedDict()
        self._hosts = {"127.0.0.1", "[::1]", "localhost", settings.host, *settings.hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through, or answers with the problem it has; both are logged, never with a token."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        begun, status, headers = time.perf_counter(), 0, Headers(scope=scope)

        async def dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                carried = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    carried.setdefault(name, value)
                carried.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        try:
            caller = self._let_in(scope, headers)
            scope.setdefault("state", {})["caller"] = caller
            await self._app(scope, self._measured(receive), dressed)
        except Problem as problem:
            await problem_response(problem, headers)(scope, receive, dressed)
        except Exception:
            log.exception("%s %s could not be answered", scope["method"], scope["path"])
            if status:
                raise  # the answer has begun: only breaking it off is left
            await problem_response(_BROKEN, headers)(scope, receive, dressed)
        finally:
            took = (time.perf_counter() - begun) * 1000
            name = getattr(scope.get("state", {}).get("caller"), "name", "") or "-"
            log.info("%s %s %s %s %d %.0f ms", _address(scope), name, scope["method"], scope["path"], status, took)

    def _let_in(self, scope: Scope, headers: Headers) -> Caller:
        """Who calls; raises Problem for who may not."""
        address = _address(scope)
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > _LONGEST_ADDRESS:
            raise Problem(HTTPStatus.REQUEST_URI_TOO_LONG, "the address is too long", "Ask for less at once.")
        if _bare(headers.get("host", "")) not in self._hosts:
            raise Problem(HTTPStatus.MISDIRECTED_REQUEST, "the server is not called so", "Use the address it prints.")
        self._count(address)
        if headers.get("content-encoding", "identity") != "identity":
            raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "a packed body is not taken", "Send it unpacked.")
        told = headers.get("content-length", "0")
        if not (told.isascii() and told.isdigit()) or int(told[:18]) > self._settings.most_bytes:
            raise _too_large(self._settings.most_bytes)
        writing = scope["method"] in _WRITING
        if writing and not _same_origin(headers):
            raise Problem(HTTPStatus.FORBIDDEN, "the request comes from another site", "Send it from a page of ours.")
        caller = self._caller(scope["path"], headers, address)
        if writing and scope["path"] != "/enter" and not caller.may_review:
            raise Problem(HTTPStatus.FORBIDDEN, "this token may read, not review", "Use a token with rights to review.")
        return caller

    def _caller(self, path: str, headers: Headers, address: str) -> Caller:
        if not self._settings.tokens.known:
            return Caller("", REVIEW)
        scheme, _, token = headers.get("authorization", "").partition(" ")
        if token and scheme.lower() == "bearer":
            if self._tried(address):
                raise Problem(HTTPStatus.TOO_MANY_REQUESTS, "too many wrong tokens", "Wait a minute.")
            caller = self._settings.tokens.caller(token.strip())
            if caller is None:
                self.wrong(address)
                raise Problem(HTTPStatus.UNAUTHORIZED, "nobody has this token", "Ask who keeps the record.")
            return caller
        found = self._sessions.caller(cookie(headers, COOKIE))
        if found is None and not path.startswith(OPEN_PATHS):
            raise Problem(HTTPStatus.UNAUTHORIZED, "a token is needed", "Send Authorization: Bearer TOKEN, or /enter.")
        return found or Caller("", "")

    def wrong(self, address: str) -> None:
        """Note that somebody at this address tried a token that nobody has."""
        self._wrong.setdefault(address, []).append(time.monotonic())
        while len(self._wrong) > _MOST_CALLERS:
            self._wrong.popitem(last=False)

    def _tried(self, address: str) -> bool:
        since = time.monotonic() - _MINUTE
        recent = [moment for moment in self._wrong.get(address, ()) if moment > since]
        if address in self._wrong:
            self._wrong[address] = recent
        return len(recent) >= _WRONG_TOKENS

    def _count(self, address: str) -> None:
        """A bucket of requests for each address, filled at the rate; raises Problem where it is empty."""
        rate, now = self._settings.rate, time.monotonic()
        left, before = self._buckets.pop(address, (rate * _BURST, now))
        left = min(rate * _BURST, left + (now - before) * rate)
        self._buckets[address] = (left - 1 if left >= 1 else left, now)
        while len(self._buckets) > _MOST_CALLERS:
            self._buckets.popitem(last=False)
        if left < 1:
            raise Problem(HTTPStatus.TOO_MANY_REQUESTS, "too many requests", "Ask again in some seconds.")

    def _measured(self, receive: Receive) -> Receive:
        """The body, broken off where it is larger than it may be, whatever its length was said to be."""
        taken = 0

        async def measured() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._settings.most_bytes:
                raise _too_large(self._settings.most_bytes)
            return message

        return measured


def cookie(headers: Headers, name: str) -> str:
    """The value of a cookie, "" where there is none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _too_large(most: int) -> Problem:
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body has more than {most:,} bytes", "Send less at once.")


def _same_origin(headers: Headers) -> bool:
    """Whether a request was not sent by a page of another site; a program that is no browser says nothing of it."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _bare(host: str) -> str:
    """A host without its port."""
    return host.rpartition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]


def _address(scope: Scope) -> str:
    return str((scope.get("client") or ("unknown",))[0])
