"""The pages on the web: each address with the page that answers it, as HTML, JSON or CSV."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from importlib import import_module
from types import ModuleType

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from relazione.errors import RunStopped
from relazione.serve import addresses, pages
from relazione.serve.cache import LATE, Answer, Cache, answer_of
from relazione.serve.pages.brief import wish_of
from relazione.serve.problems import missing, problem_of
from relazione.serve.records import Records
from relazione.serve.responses import form_of, plain, rendered, response, static_files
from relazione.serve.visit import Page, Visit, checked, view_of
from relazione.store.view import View
from relazione.tell.brief import written
from relazione.tell.party import find

ADDRESSES = {
    "/": "home",
    "/articles": "articles",
    "/state/{name}": "party",
    "/city/{name}": "party",
    "/organisation/{name}": "party",
    "/dyad/{one}/{other}": "dyad",
    "/person/{name}": "person",
    "/post/{of}/{office}": "post",
    "/entry/{name}": "entry",
    "/agreement/{name}": "entry",
    "/article/{name}": "article",
    "/network": "network",
    "/map": "map",
    "/calendar": "calendar",
    "/search": "search",
    "/disagreements": "disagreements",
    "/brief": "brief",
    "/review": "review",
    "/ledger": "ledger",
}
_MEDIA = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_THREADS = 4
"""Pages that are made at once: more would only wait for each other, and each keeps some of the record in memory."""

_RENEWING = 1
"""Pages that are made anew at once while nobody waits for them, so that whoever does is not kept by them."""

log = logging.getLogger("relazione.serve")
_FOR_EVER = "public, max-age=31536000, immutable"


class Web:
    """Answers the addresses of pages out of a record."""

    def __init__(self, records: Records, cache: Cache) -> None:
        """Answer out of these records, through this cache."""
        self._records = records
        self._cache = cache
        self._limiters: dict[int, CapacityLimiter] = {}
        self._renewing: dict[str, asyncio.Future[Answer]] = {}

    def routes(self) -> list[Route]:
        """The routes of all pages and of what goes with them."""
        found = [
            Route(path, self._endpoint(import_module(f"{pages.__name__}.{name}"))) for path, name in ADDRESSES.items()
        ]
        found.append(Route("/brief.{form}", self._file))
        found.append(Route("/brief-on", self._asking))
        found.append(Route("/party/{name}", self._party))
        found.append(Route("/static/{version}/{name}", _static))
        found.append(Route("/robots.txt", _robots))
        found.append(Route("/favicon.ico", _icon))
        return found

    async def threaded(self, work: Callable[[], Answer], at_once: int = _THREADS) -> Answer:
        """What a piece of work gives, done beside the others, so many of which are done at once."""
        limiter = self._limiters.setdefault(at_once, CapacityLimiter(at_once))
        return await to_thread.run_sync(work, limiter=limiter)

    async def given(self, request: Request, make: Callable[[], Answer]) -> Response:
        """The answer to a request: kept, or made by a thread; one that is a little old is renewed for the next."""
        key = f"{request.url.path}?{'&'.join(sorted(request.url.query.split('&')))}"
        found = self._cache.found(key)
        if found is None and (found := self._cache.found(key, LATE)) is not None:
            self._renew(key, make)
        return response(found or await self.threaded(partial(self._cache.given, key, make)), request.headers)

    def _renew(self, key: str, make: Callable[[], Answer]) -> None:
        """Have an answer made anew without anybody waiting for it; once at a time."""
        if key not in self._renewing:
            task = asyncio.ensure_future(self.threaded(partial(self._cache.given, key, make), _RENEWING))
            self._renewing[key] = task
            task.add_done_callback(partial(self._renewed, key))

    def _renewed(self, key: str, task: asyncio.Future[Answer]) -> None:
        """A renewal has ended; what went wrong is told to the next who asks."""
        self._renewing.pop(key, None)
        if not task.cancelled() and (fault := task.exception()) is not None:
            log.info("not made anew: %s (%s)", key, fault)

    def _endpoint(self, module: ModuleType) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            query = checked(dict(request.query_params))
            path = checked(dict(request.path_params))
            form_of(query), view_of(query)
            return await self.given(request, partial(self.made, module, path, query, request.url.path))

        return endpoint

    def made(self, module: ModuleType, path: Mapping[str, str], query: Mapping[str, str], address: str) -> Answer:
        """The answer with one page; raises Problem where it cannot be given."""
        view, form = view_of(query), form_of(query)
        try:
            whole = module.__name__.endswith(".brief")  # the brief sees through the view itself
            with self._records.reading(View() if whole else view) as store:
                page: Page = module.page(Visit(store, view, path, query))
                return plain(page, form, query) if form else rendered(page, address, query)
        except RunStopped as fault:
            raise problem_of(fault) from fault

    async def _file(self, request: Request) -> Response:
        """A brief as a file."""
        query, form = checked(dict(request.query_params)), request.path_params["form"]
        if form not in _MEDIA:
            raise missing(f"there is no form {form!r}", f"Choose one of: {', '.join(_MEDIA)}.")

        def make() -> Answer:
            view = view_of(query)
            try:
                with self._records.reading(View()) as store:
                    file = written(store, wish_of(Visit(store, view, {}, query)), form)
            except RunStopped as fault:
                raise problem_of(fault) from fault
            return answer_of(file, _MEDIA[form], f"brief.{form}")

        return await self.given(request, make)

    async def _asking(self, request: Request) -> Response:
        """The form that asks for a brief."""
        query = checked(dict(request.query_params))
        return response(rendered(Page("brief_on", "A brief", {}), "/brief-on", query), request.headers)

    async def _party(self, request: Request) -> Response:
        """To the page of a party by any of its names."""
        name = checked(dict(request.path_params))["name"]

        def make() -> Answer:
            try:
                with self._records.reading(View()) as store:
                    return answer_of(addresses.party(find(name, store).value).encode(), "")
            except RunStopped as fault:
                raise problem_of(fault) from fault

        found = await self.threaded(make)
        return RedirectResponse(found.body.decode() + (f"?{request.url.query}" if request.url.query else ""))


async def _static(request: Request) -> Response:
    """A file that pages fetch; only names known at the start are looked up, never the disk."""
    name = request.path_params["name"]
    if name not in static_files():
        raise missing("there is no such file")
    kind = name.rpartition(".")[2]
    media = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}.get(kind, "text/plain")
    return Response(static_files()[name], media_type=media, headers={"Cache-Control": _FOR_EVER})


async def _robots(_: Request) -> Response:
    """Nobody is to index a record."""
    return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")


async def _icon(_: Request) -> Response:
    """The mark, for programs that ask for it by its old name."""
    return Response(static_files()["mark.svg"], media_type="image/svg+xml", headers={"Cache-Control": _FOR_EVER})
