"""The application: the guard, the pages, the forms and the API over one record."""

from __future__ import annotations

from http import HTTPStatus
from importlib.metadata import version

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from relazione.errors import RunStopped, SetAside
from relazione.serve.api import router
from relazione.serve.cache import Cache
from relazione.serve.forms import Forms
from relazione.serve.guard import Guard
from relazione.serve.problems import Problem, problem_of
from relazione.serve.records import Records
from relazione.serve.responses import problem_response, rendered, response
from relazione.serve.sessions import Sessions
from relazione.serve.settings import Settings, check
from relazione.serve.visit import Page
from relazione.serve.web import Web
from relazione.tell.export import names as exports

DESCRIPTION = """
A record of the relations between states, cities and organisations, each line with the sentence that proves it.

Every question takes the same filters as the command line: `as_of` (what had begun by a day), `known_at` (what was
published by a day), `at_least` (how likely to be right, 0 to 1). Lists are given in parts: ask again with `cursor` as
`next` told it. Answers carry an `ETag`. What goes wrong is told as `application/problem+json`.
"""


def application(settings: Settings) -> FastAPI:
    """The application on the record of these settings; raises RunStopped where it would be open to everybody."""
    check(settings)
    records, sessions = Records(settings.record), Sessions()
    web = Web(records, Cache(records))
    app = FastAPI(
        title="Relazione",
        version=version("relazione"),
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        middleware=[Middleware(Guard, settings=settings, sessions=sessions)],
        exception_handlers={
            Problem: _problem,
            RunStopped: _stopped,
            SetAside: _stopped,
            HTTPException: _refused,
            RequestValidationError: _unfit,
        },
    )
    app.state.web, app.state.records, app.state.settings = web, records, settings
    app.router.routes.extend(web.routes())
    app.router.routes.extend(Forms(records, sessions, settings, web).routes())
    app.include_router(router)
    app.router.routes.append(Route("/api", _described))
    return app


async def _described(request: Request) -> Response:
    """What programs can ask, for those who write them."""
    told = request.app.openapi()["paths"]
    rows = [
        {"way": way.upper(), "address": address, "summary": each["summary"], "told": each["description"]}
        for address, ways in sorted(told.items())
        for way, each in sorted(ways.items())
    ]
    page = Page("api", "For programs", {}, more={"rows": rows, "exports": exports()})
    return response(rendered(page, "/api", {}), request.headers)


async def _problem(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, Problem)
    return problem_response(fault, request.headers)


async def _stopped(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, RunStopped | SetAside)
    return problem_response(problem_of(fault), request.headers)


async def _refused(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    what = "there is no such page" if fault.status_code == HTTPStatus.NOT_FOUND else str(fault.detail)
    return problem_response(Problem(fault.status_code, what), request.headers)


async def _unfit(request: Request, fault: Exception) -> Response:
    assert isinstance(fault, RequestValidationError)
    told = "; ".join(f"{'.'.join(map(str, e['loc'][1:])) or 'the body'}: {e['msg']}" for e in fault.errors()[:5])
    return problem_response(Problem(HTTPStatus.UNPROCESSABLE_ENTITY, told, "See /api/openapi.json."), request.headers)
