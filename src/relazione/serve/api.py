"""The API: the same questions and filters as the command line, as JSON, in parts, for programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from importlib.metadata import version
from itertools import islice
from types import MappingProxyType
from typing import Annotated, Any, cast

import orjson
from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from relazione.errors import RunStopped, SetAside
from relazione.serve import pages
from relazione.serve.cache import Answer, answer_of
from relazione.serve.cursor import next_cursor, place_of
from relazione.serve.examples import told
from relazione.serve.judging import Wanted, taken_back, written
from relazione.serve.problems import MEDIA_TYPE, missing, problem_of, wrong
from relazione.serve.records import Records
from relazione.serve.responses import JSON, response, searched
from relazione.serve.rows import article_rows, claim_row, entry_rows
from relazione.serve.tokens import Caller
from relazione.serve.visit import Visit, checked, day_of, view_of
from relazione.serve.web import Web
from relazione.serve.zipping import zipped
from relazione.store.browsing import Shelf, Window
from relazione.store.contract import Store
from relazione.store.judgement_rows import judgement_object
from relazione.store.view import View
from relazione.tell import ask as asking
from relazione.tell.brief import Wish, tell
from relazione.tell.export import export, makes_files
from relazione.tell.export import names as exports
from relazione.tell.question import Question as Asking
from relazione.tell.question import Within
from relazione.tell.show import show_json

_PROBLEM = {"content": {MEDIA_TYPE: {"example": {"type": "about:blank", "title": "Not Found", "status": 404}}}}
router = APIRouter(
    prefix="/api/v1",
    responses={code: {"description": what, **_PROBLEM} for code, what in (
        (401, "A token is needed."), (403, "The token has too few rights."), (404, "It is not there."),
        (413, "The body is too large."), (415, "The body is of another type."), (422, "The question cannot be asked."),
        (429, "Too many requests."), (503, "The record is being written to."),
    )},
)  # fmt: skip

Id = Annotated[str, Path(min_length=4, max_length=64, pattern="^[0-9a-zA-Z-]+$", examples=["3f2a9c41d07b"])]

QuestionName = Annotated[str, Path(max_length=40, examples=["timeline"])]
ExportName = Annotated[str, Path(max_length=40, examples=["claims"])]


class Sight(BaseModel):
    """What is to be seen of the record."""

    as_of: str = Field("", max_length=10, description="Only what had begun by that day.", examples=["2024-06-30"])
    known_at: str = Field("", max_length=10, description="Only what was published by it.", examples=["2024-12-31"])
    at_least: float = Field(0.0, ge=0, le=1, description="Only claims this likely to be right.", examples=[0.5])
    reader: str = Field("", max_length=40, description="Only what this reader made.", examples=["grammar"])

    def view(self) -> View:
        """The view of the record; raises Problem for what is no day."""
        return view_of({**self.model_dump(include={"as_of", "known_at", "reader"}), "at_least": str(self.at_least)})


_ALL = Sight.model_validate({})


class Export(Sight):
    """What an export can be asked for beside the view."""

    unit: str = Field("", max_length=20, description="Of a panel: dyad-year or dyad-month.", examples=["dyad-year"])
    directed: bool = Field(False, description="Of a panel: each dyad twice, by who acts.")
    zero_filled: bool = Field(False, description="Of a panel: also where nothing is told.")

    def wishes(self) -> dict[str, str | bool]:
        """What is asked for, by name."""
        return {name: value for name in ("unit", "directed", "zero_filled") if (value := getattr(self, name))}


class Part(Sight):
    """A part of a list."""

    limit: int = Field(50, ge=1, le=500, description="Rows in one part.")
    cursor: str = Field("", max_length=200, description="`next` of the part before.")


class Touching(Part):
    """What touches parties."""

    party: list[str] = Field([], max_length=2, description="By any usual name.", examples=[["KOR", "Pakistan"]])
    kind: str = Field("", max_length=40, description="Entries of this kind only.", examples=["tenure"])


class Question(Touching):
    """A question of the command line."""

    name: str = Field("", max_length=200, description="A person's name, for `who`.", examples=["Ana Lopez"])
    q: str = Field(
        "", max_length=200, description="What is looked for, for `search`.", examples=['copper "joint study"']
    )
    between: list[str] = Field([], max_length=2, description="Two parties, for `search`.", examples=[["CHL", "PER"]])
    since: str = Field("", max_length=10, description="Published then or later, for `search`.", examples=["2025-01-01"])


class Words(Part):
    """What holds words."""

    q: str = Field(
        max_length=200,
        description="Words; those in double quotes must follow each other.",
        examples=["Korea and Pakistan"],
    )
    party: str = Field("", max_length=120, description="Only what tells of it.", examples=["KOR"])
    other: str = Field("", max_length=120, description="And of this one.", examples=["PAK"])
    since: str = Field("", max_length=10, description="Only what was published then or later.", examples=["2025-01-01"])


class Claims(Part):
    """Claims of an article, of a kind, or that name somebody."""

    article: str = Field("", max_length=64)
    kind: str = Field("", max_length=40)
    actor: str = Field("", max_length=200, examples=["KOR"])


class JudgementAsked(BaseModel):
    """A judgement that somebody asks for."""

    model_config = ConfigDict(extra="forbid")
    act: str = Field(max_length=20, examples=["correct"], description="confirm, correct, reject, split or merge")
    ids: list[str] = Field(min_length=1, max_length=200, examples=[["3f2a9c41d07b"]])
    who: str = Field("", max_length=80, examples=["A. Reader"], description="Left out where a token has a name.")
    why: str = Field(max_length=2000, examples=["The communiqué says the 14th."])
    slot: str = Field("", max_length=40, examples=["date"])
    value: str = Field("", max_length=300, examples=["2024-06-14"])


class UndoAsked(BaseModel):
    """Who takes a judgement back, and why."""

    model_config = ConfigDict(extra="forbid")
    who: str = Field("", max_length=80, examples=["A. Reader"])
    why: str = Field(max_length=2000, examples=["I misread the date."])


Made = Callable[[Store, View], object]


async def _given(request: Request, made: Made, sight: Sight, whole: bool = False) -> Response:
    """The answer to a question to the record as it is in sight, or to the whole of it where it looks itself."""
    checked(dict(request.query_params))
    seen = sight.view()
    web = cast(Web, request.app.state.web)

    def make() -> Answer:
        try:
            with request.app.state.records.reading(View() if whole else seen) as store:
                told = made(store, seen)
        except RunStopped as fault:
            raise problem_of(fault) from fault
        return answer_of(orjson.dumps(told, option=orjson.OPT_INDENT_2, default=str), JSON)

    return await web.given(request, make)


@router.get("/about", summary="What the record holds, and which days it covers", responses=told("about"))
async def about(request: Request) -> Response:
    """Counts, days and publishers of the record, and the names of questions and exports."""

    def made(store: Store, view: View) -> object:
        counts = store.counts()
        return {
            "version": version("relazione"),
            "searched": searched(store.extent()),
            "claims": counts.claims,
            "refusals": counts.refusals,
            "set_aside": counts.set_aside,
            "entries": counts.entries,
            "questions": asking.names(),
            "exports": exports(),
        }

    return await _given(request, made, _ALL)


@router.get(
    "/ask/{question}",
    summary="A question of the command line: posts, timeline, agreements, match ...",
    responses=told("ask"),
)
async def ask(request: Request, question: QuestionName, asked: Annotated[Question, Query()]) -> Response:
    """The rows of the answer, with what was searched: no row does not mean that nothing happened."""
    words = [asked.q] if asked.q else [asked.name] if asked.name else asked.party
    within = Within(tuple(asked.between), day_of(asked.since, "since"))

    def made(store: Store, view: View) -> object:
        found = asking.ask(store, question, words, view, asked.kind or None, within)
        begin = place_of(asked.cursor)
        after = begin + asked.limit
        rows = [dict(row.cells) for row in found.rows[begin:after]]
        told = {"asked": found.asked, "searched": searched(store.extent()), "rows": rows, "number": len(found.rows)}
        return told | {"next": next_cursor(after) if after < len(found.rows) else None}

    return await _given(request, made, asked, whole=True)


@router.get(
    "/entries", summary="Entries of a kind, or that touch parties, in the record's order", responses=told("entries")
)
async def entries(request: Request, asked: Annotated[Touching, Query()]) -> Response:
    """Each thing once with the words of its fullest report; `cursor` is the id of the last entry of the part before."""

    def made(store: Store, view: View) -> object:
        if asked.party:
            kinds = [asked.kind] if asked.kind else []
            found = Asking(store, tuple(asked.party), view).entries(*kinds)
            begin = next((number for number, each in enumerate(found, 1) if each.id == asked.cursor), 0)
            some = found[begin : begin + asked.limit]
        else:
            some = list(store.browse(Window(asked.kind or None, after=asked.cursor or None, most=asked.limit)))
        following = some[-1].id if len(some) == asked.limit else None
        return {"searched": searched(store.extent()), "rows": entry_rows(store, some), "next": following}

    return await _given(request, made, asked)


@router.get("/entries/{entry}", summary="One entry with all its reports", responses=told("entry"))
async def entry(request: Request, entry: Id, sight: Annotated[Sight, Query()]) -> Response:
    """All reports with quotes, what joined them, where they disagree and what was judged."""
    return await _page(request, "entry", sight, {"name": entry})


@router.get("/claims/{claim}", summary="One claim with its quote and the way it was reached", responses=told("claim"))
async def claim(request: Request, claim: Id, sight: Annotated[Sight, Query()]) -> Response:
    """The claim by its id, or as much of it as no other claim shares."""
    return await _given(request, lambda store, view: show_json(store, claim), sight)


@router.get("/articles", summary="Articles, the newest first", responses=told("articles"))
async def articles(request: Request, part: Annotated[Part, Query()]) -> Response:
    """Articles without their texts; those without a day are the last."""

    def made(store: Store, view: View) -> object:
        begin = place_of(part.cursor)
        newest = store.latest(Shelf(begin=begin, most=part.limit + 1))
        following = next_cursor(begin + part.limit) if len(newest) > part.limit else None
        return {"rows": article_rows(store, newest[: part.limit]), "next": following}

    return await _given(request, made, part)


@router.get("/articles/{article}", summary="One article with its text, claims and refusals", responses=told("article"))
async def article(request: Request, article: Id) -> Response:
    """The text word for word, what was read in it, and what was refused and why."""
    return await _page(request, "article", _ALL, {"name": article})


@router.get("/search", summary="Parties, persons, entries and articles by words", responses=told("search"))
async def search(request: Request, asked: Annotated[Words, Query()]) -> Response:
    """What holds every one of the words."""
    words = {name: getattr(asked, name) for name in ("q", "party", "other", "since", "cursor")}
    return await _page(request, "search", asked, {}, {**words, "limit": str(asked.limit)})


@router.get("/claims", summary="The claims of an article, of a kind, or that name somebody", responses=told("claims"))
async def claims(request: Request, asked: Annotated[Claims, Query()]) -> Response:
    """Claims in the order of articles and texts; one of the three must be given."""
    if not (asked.article or asked.kind or asked.actor):
        raise wrong("nothing was asked for", "Give article=, kind= or actor=.")

    def made(store: Store, view: View) -> object:
        begin, after = place_of(asked.cursor), place_of(asked.cursor) + asked.limit
        found = store.claims(article=asked.article or None, kind=asked.kind or None, actor=asked.actor or None)
        some = list(islice(found, begin, after + 1))
        facts = store.facts_of({claim.article for claim in some})
        rows = [claim_row(claim, facts.get(claim.article)) for claim in some[: asked.limit]]
        return {"rows": rows, "next": next_cursor(after) if len(some) > asked.limit else None}

    return await _given(request, made, asked)


@router.get("/brief", summary="The brief on one party or on two", responses=told("brief"))
async def brief(request: Request, asked: Annotated[Touching, Query()]) -> Response:
    """The brief in Markdown with footnotes; other forms are had from /brief.docx, .pdf and .html."""

    def made(store: Store, view: View) -> object:
        wish = Wish(tuple(asked.party), view.as_of, view.known_at, view.at_least, reader=view.reader)
        return {"markdown": tell(store, wish).markdown}

    return await _given(request, made, asked, whole=True)


@router.get("/exports/{name}", summary="The whole record in a form that other programs read")
async def exported(request: Request, name: ExportName, asked: Annotated[Export, Query()]) -> Response:
    """As `relazione export --as NAME` writes it; a data set of several files comes as a zip archive."""
    checked({"name": name})
    made = partial(_export, request.app.state.records, name, asked)
    return response(await run_in_threadpool(made), request.headers)


@router.get("/judgements", summary="The ledger: who judged what, when and why", responses=told("judgements"))
async def judgements(request: Request, part: Annotated[Part, Query()]) -> Response:
    """The judgements in the order in which they were written."""

    def made(store: Store, view: View) -> object:
        begin, ledger = place_of(part.cursor), store.judgements()
        after = begin + part.limit
        rows = [judgement_object(judgement) for judgement in ledger[begin:after]]
        return {"rows": rows, "next": next_cursor(after) if after < len(ledger) else None}

    return await _given(request, made, part)


@router.post("/judgements", summary="Judge claims or entries", status_code=201, responses=told("judge", 201))
async def judge(request: Request, asked: JudgementAsked) -> dict[str, Any]:
    """Writes a judgement to the ledger and works out what it changes; the rights to review are needed."""
    wanted = Wanted(asked.act, tuple(asked.ids), asked.who, asked.why, asked.slot, asked.value)
    return await _written(partial(written, request.app.state.records, wanted, _caller(request)))


@router.post(
    "/judgements/{judgement}/undo", summary="Take a judgement back", status_code=201, responses=told("undo", 201)
)
async def undo(request: Request, judgement: Id, asked: UndoAsked) -> dict[str, Any]:
    """The judgement stays in the ledger, and counts as never made."""
    wanted = Wanted("undo", (), asked.who, asked.why)
    return await _written(partial(taken_back, request.app.state.records, judgement, wanted, _caller(request)))


async def _written(write: Callable[[], Any]) -> dict[str, Any]:
    try:
        return judgement_object(await run_in_threadpool(write))
    except (RunStopped, SetAside) as fault:
        raise problem_of(fault) from fault


async def _page(
    request: Request, name: str, sight: Sight, path: Mapping[str, str], query: Mapping[str, str] = MappingProxyType({})
) -> Response:
    """The tables of a page."""
    module = import_module(f"{pages.__name__}.{name}")
    checked(query)

    def made(store: Store, seen: View) -> object:
        page = module.page(Visit(store, seen, path, query))
        told = {"title": page.title, "searched": searched(page.searched), "tables": page.tables}
        return {**told, "totals": page.totals, "cut": page.cut or None, "next": page.next or None}

    return await _given(request, made, sight)


def _export(records: Records, name: str, asked: Export) -> Answer:
    """An export as one file."""
    view, wishes = asked.view(), asked.wishes()
    try:
        with records.reading(View()) as store:
            if makes_files(name):
                return answer_of(zipped(store, name, view, wishes), "application/zip", f"{name}.zip")
            words = "".join(export(store, name, view, wishes))
    except RunStopped as fault:
        raise problem_of(fault) from fault
    return answer_of(words.encode("utf-8", "replace"), "text/plain; charset=utf-8", f"{name}.txt")


def _caller(request: Request) -> Caller:
    found = request.scope.get("state", {}).get("caller")
    if not isinstance(found, Caller):
        raise missing("nobody calls")
    return found
