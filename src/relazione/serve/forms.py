"""The forms: to enter with a token, to judge, to take back, to paste an article; each proves that it is ours."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any

from anyio import to_thread
from starlette.datastructures import FormData
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from relazione.errors import RunStopped, SetAside
from relazione.journey import ArticleResult
from relazione.record.kind import all_kinds, sentence
from relazione.resolve.entry import ArticleFacts
from relazione.resolve.pledges import FULFILMENT
from relazione.serve import addresses
from relazione.serve.guard import cookie
from relazione.serve.judging import ACTS, Wanted, taken_back, written
from relazione.serve.pages.article import stretches
from relazione.serve.pages.entry import found
from relazione.serve.pasting import Desk, Pasted
from relazione.serve.problems import Problem, problem_of
from relazione.serve.records import Records
from relazione.serve.responses import rendered, response
from relazione.serve.rows import claim_row, slot_rows
from relazione.serve.sessions import COOKIE, FORM_COOKIE, LASTING, Sessions
from relazione.serve.settings import Settings
from relazione.serve.tokens import Caller
from relazione.serve.visit import Page, checked
from relazione.serve.web import Web
from relazione.store.view import ALL
from relazione.tell.show import refusal_object

_MOST_FIELDS = 300
_FORM = "application/x-www-form-urlencoded"


class Forms:
    """Answers the addresses of forms."""

    def __init__(self, records: Records, sessions: Sessions, settings: Settings, web: Web) -> None:
        """Write to these records; `settings` say who may."""
        self._records = records
        self._sessions = sessions
        self._settings = settings
        self._web = web
        self.desk = Desk(records, settings.reader)

    def routes(self) -> list[Route]:
        """The routes of all forms."""
        return [
            Route("/enter", self._entering),
            Route("/enter", self._enter, methods=["POST"]),
            Route("/review/{name}", self._reviewing),
            Route("/judge", self._judge, methods=["POST"]),
            Route("/undo/{name}", self._undoing),
            Route("/undo/{name}", self._undo, methods=["POST"]),
            Route("/paste", self._pasting),
            Route("/paste", self._paste, methods=["POST"]),
        ]

    # -- entering --------------------------------------------------------------------------------------------------

    async def _entering(self, request: Request) -> Response:
        return self._form(request, Page("enter", "Enter", {}))

    async def _enter(self, request: Request) -> Response:
        told = await self._told(request)
        caller = self._settings.tokens.caller(_text(told, "token").strip())
        if caller is None:
            raise Problem(HTTPStatus.UNAUTHORIZED, "nobody has this token", "Ask who keeps the record.")
        answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        answer.set_cookie(COOKIE, self._sessions.begin(caller), max_age=LASTING, httponly=True, samesite="strict")
        return answer

    # -- judging ---------------------------------------------------------------------------------------------------

    async def _reviewing(self, request: Request) -> Response:
        """The form to judge one entry; a part of its page where htmx asks, else a page of its own."""
        name = checked(dict(request.path_params))["name"]
        more = await _threaded(partial(self._reviewed, name))
        other = checked(dict(request.query_params)).get("other", "")
        more |= {"part": "hx-request" in request.headers, "caller": _caller(request), "other": other}
        return self._form(request, Page("judge", "Review", {}, more=more))

    def _reviewed(self, name: str) -> dict[str, Any]:
        with self._records.reading(ALL) as store:
            entry = found(store, name)
            claims = store.claims_with(entry.claims)
            facts = store.facts_of({claim.article for claim in claims})
            reports = [claim_row(claim, facts.get(claim.article)) for claim in claims]
            slots = [slot.name for slot in all_kinds()[entry.kind].slots]
            slots += [FULFILMENT] if entry.one("stance") == "pledge" else []
            judged = [j for j in store.judgements() if set(j.claims) & set(entry.claims)]
        values = {slot: entry.one(slot) or "" for slot in slots}
        what = {"entry": entry, "what": sentence(entry), "address": addresses.entry(entry)}
        return {**what, "reports": reports, "reads": values, "acts": ACTS, "judged": judged}

    async def _judge(self, request: Request) -> Response:
        told = await self._told(request)
        ids = tuple(str(name) for name in told.getlist("id") if isinstance(name, str))
        act = _text(told, "act")
        if act == "merge":
            ids = (_text(told, "entry"), _entry_of(_text(told, "other")))
        elif not ids:
            ids = (_text(told, "entry"),)
        wanted = Wanted(act, ids, _text(told, "who"), _text(told, "why"), _text(told, "slot"), _text(told, "value"))
        made = await _threaded(partial(written, self._records, wanted, _caller(request)))
        return await self._after(request, made.claims[0], wanted.who)

    async def _undoing(self, request: Request) -> Response:
        name = checked(dict(request.path_params))["name"]
        return self._form(request, Page("undo", "Take back a judgement", {}, more={"judgement": name}))

    async def _undo(self, request: Request) -> Response:
        told = await self._told(request)
        name = checked(dict(request.path_params))["name"]
        wanted = Wanted("undo", (), _text(told, "who"), _text(told, "why"))
        made = await _threaded(partial(taken_back, self._records, name, wanted, _caller(request)))
        with self._records.reading(ALL) as store:
            ledger = {judgement.id: judgement for judgement in store.judgements()}
        return await self._after(request, ledger[made.value or ""].claims[0], wanted.who)

    async def _after(self, request: Request, claim: str, who: str) -> Response:
        """To the entry that holds a claim now, or to its article where it is in none."""

        def place() -> str:
            with self._records.reading(ALL) as store:
                entry = store.entry_of(claim)
                found = store.claims_with([claim])
            if entry is not None:
                return addresses.entry(entry)
            return addresses.article(found[0].article, claim) if found else "/ledger"

        answer = RedirectResponse(await _threaded(place), HTTPStatus.SEE_OTHER)
        _remember(answer, who)
        return answer

    # -- pasting ---------------------------------------------------------------------------------------------------

    async def _pasting(self, request: Request) -> Response:
        return self._form(request, Page("paste", "Paste an article", {}, more={"result": None, "pasted": Pasted("")}))

    async def _paste(self, request: Request) -> Response:
        told = await self._told(request)
        names = ("text", "published", "title", "publisher", "url", "name")
        pasted = Pasted(*(_text(told, name) for name in names))
        if _text(told, "do") == "keep":
            result = await _threaded(partial(self.desk.keep, pasted))
            return RedirectResponse(addresses.article(result.article.id), HTTPStatus.SEE_OTHER)
        result = await _threaded(partial(self.desk.read, pasted))
        return self._form(request, Page("paste", "What would be recorded", {}, more=_shown(result, pasted)))

    # -- what all share --------------------------------------------------------------------------------------------

    def _form(self, request: Request, page: Page) -> Response:
        """A page with a form: it carries the proof for this browser, and is never kept."""
        browser = cookie(request.headers, FORM_COOKIE) or secrets.token_urlsafe(16)
        more = {
            **page.more,
            "proof": self._sessions.proof(browser),
            "who": _caller(request).name or _known(request),
            "named": bool(_caller(request).name),
        }
        filled = Page(page.name, page.title, page.tables, more=more)
        answer = response(rendered(filled, request.url.path, {}), request.headers)
        answer.headers["Cache-Control"] = "no-store"
        answer.set_cookie(FORM_COOKIE, browser, httponly=True, samesite="strict")
        return answer

    async def _told(self, request: Request) -> FormData:
        """What a form says; raises Problem where it is none of ours."""
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
            raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "forms are taken as text only", f"Send {_FORM}.")
        try:
            told = await request.form(max_fields=_MOST_FIELDS)
        except (MultiPartException, ValueError) as fault:
            raise Problem(HTTPStatus.BAD_REQUEST, "the form cannot be read", "Send it again.") from fault
        if not self._sessions.proves(cookie(request.headers, FORM_COOKIE), _text(told, "proof")):
            raise Problem(HTTPStatus.FORBIDDEN, "the form is not one of ours, or is old", "Open the page again.")
        return told


async def _threaded(work: Callable[[], Any]) -> Any:
    try:
        return await to_thread.run_sync(work)
    except (RunStopped, SetAside) as fault:
        raise problem_of(fault) from fault


def _shown(result: ArticleResult, pasted: Pasted) -> Mapping[str, Any]:
    """What was read of a pasted article, as its page shows it."""
    article = result.article
    facts = ArticleFacts(article.id, article.given_id, article.published, article.publisher)
    claims = [{**claim_row(claim, facts), "slots": slot_rows(claim), "address": ""} for claim in result.claims]
    return {
        "result": article,
        "pasted": pasted,
        "stretches": list(stretches(article.text, result.claims)),
        "claims": claims,
        "refused": [refusal_object(refusal) for refusal in result.refusals],
    }


def _caller(request: Request) -> Caller:
    found = request.scope.get("state", {}).get("caller")
    assert isinstance(found, Caller)
    return found


def _text(told: FormData, name: str) -> str:
    value = told.get(name, "")
    return value if isinstance(value, str) else ""


def _entry_of(told: str) -> str:
    """The id in what somebody pasted: an id, or the address of an entry's page."""
    return told.strip().rstrip("/").rpartition("/")[2].partition("?")[0].partition("#")[0]


def _known(request: Request) -> str:
    return cookie(request.headers, "relazione_name")


def _remember(answer: Response, who: str) -> None:
    """Keep a name for the next form, where a cookie can hold it."""
    if who and who.isascii() and who.replace(" ", "").replace(".", "").isalnum():
        answer.set_cookie("relazione_name", who, max_age=LASTING, httponly=True, samesite="strict")
