"""Responses: a page as HTML, JSON or CSV, and a problem as whoever asked can read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

import orjson
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import Headers
from starlette.responses import Response

from relazione.record.english import shown, word
from relazione.serve import addresses
from relazione.serve.cache import Answer, answer_of
from relazione.serve.problems import MEDIA_TYPE, Problem
from relazione.serve.visit import VIEW_FIELDS, Page, Row
from relazione.store.contract import Extent
from relazione.tell.csv_text import Cell, csv_lines
from relazione.tell.wording.names import counted, label

HTML, JSON, CSV = "text/html; charset=utf-8", "application/json", "text/csv; charset=utf-8"
_PLAIN_FORMS = {"json": JSON, "csv": CSV}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # cells that begin so would be calculated by a spreadsheet


@cache
def templates() -> Environment:
    """The templates: every value escaped, whatever the file is called, and none may be missing."""
    made = Environment(
        loader=PackageLoader("relazione.serve"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals.update(addresses=addresses, counted=counted, static=static_address)
    made.filters.update(
        shown=shown, label=label, word=lambda value, name: word(name, value), plain=lambda v: v.replace("_", " ")
    )
    return made


@cache
def static_files() -> Mapping[str, bytes]:
    """What pages fetch beside themselves, by name: read once, so that no name from outside reaches the disk."""
    folder = resources.files("relazione.serve").joinpath("static")
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


@cache
def static_address(name: str) -> str:
    """The address of a static file; it changes with what is in it, so that browsers may keep it for ever."""
    return f"/static/{answer_of(static_files()[name], '').etag[1:9]}/{name}"


def rendered(page: Page, path: str, query: Mapping[str, str]) -> Answer:
    """A page as HTML; `query` is the question, which its links and forms carry on."""
    kept = {name: query[name] for name in VIEW_FIELDS if query.get(name)}
    rest = {name: value for name, value in query.items() if name not in (*VIEW_FIELDS, "format")}

    def to(address: str, **more: str) -> str:
        """An address with the view of this page, and with more words in its query."""
        bare, hash_mark, anchor = address.partition("#")
        words = urlencode({**kept, **more})
        join = "&" if "?" in bare else "?"
        return f"{bare}{join + words if words else ''}{hash_mark}{anchor}"

    def again(**more: str) -> str:
        """This page with other words in its query; those given as "" are left out."""
        words = {name: value for name, value in {**rest, **kept, **more}.items() if value}
        return f"{path}?{urlencode(words)}" if words else path

    template = templates().get_template(f"{page.name}.html")
    told = template.render(page=page, query=query, kept=kept, rest=rest, to=to, again=again, path=path)
    return answer_of(told.encode("utf-8", "replace"), HTML)


def plain(page: Page, form: str, query: Mapping[str, str]) -> Answer:
    """The tables of a page as JSON or CSV."""
    if form == "csv":
        rows = [{"table": name, **_cells(row)} for name, table in page.tables.items() for row in table]
        columns = list(dict.fromkeys(column for row in rows for column in row))
        return answer_of("".join(csv_lines(columns, rows)).encode("utf-8", "replace"), CSV, f"{page.name}.csv")
    told = {
        "title": page.title,
        "asked": {name: value for name, value in query.items() if name != "format"},
        "searched": searched(page.searched),
        "tables": page.tables,
        "totals": page.totals,
        "cut": page.cut or None,
        "next": page.next or None,
    }
    return answer_of(orjson.dumps(told, option=orjson.OPT_INDENT_2, default=str), JSON)


def searched(extent: Extent | None) -> dict[str, object] | None:
    """What was searched, as a JSON object."""
    if extent is None:
        return None
    days = {name: day.isoformat() if day else None for name, day in _days(extent)}
    return {"articles": extent.articles, "undated": extent.undated, **days, "publishers": list(extent.publishers)}


def _days(extent: Extent) -> Sequence[tuple[str, Any]]:
    return (("first_day", extent.first_day), ("last_day", extent.last_day))


def _cells(row: Row) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for name, value in row.items():
        if isinstance(value, str):
            found[name] = f"'{value}" if value.startswith(_FORMULA) else value
        elif value is None or isinstance(value, int | float):
            found[name] = value
        elif isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
            found[name] = tuple(value)
        else:
            found[name] = orjson.dumps(value, default=str).decode()
    return found


def response(answer: Answer, headers: Headers) -> Response:
    """The response with an answer, or word that the caller has it already."""
    carried = {"ETag": answer.etag, "Vary": "Accept, Cookie, Authorization, HX-Request"}
    if answer.file:
        carried["Content-Disposition"] = f'attachment; filename="{answer.file}"'
    known = [tag.strip().removeprefix("W/") for tag in headers.get("if-none-match", "").split(",")]
    if answer.etag in known or "*" in known:
        return Response(status_code=304, headers=carried)
    return Response(answer.body, media_type=answer.media, headers=carried)


def problem_response(problem: Problem, headers: Headers) -> Response:
    """A problem as a page for a browser, as problem+json for everybody else."""
    carried = {"WWW-Authenticate": "Bearer"} if problem.status == 401 else {}
    carried |= {"Retry-After": "5"} if problem.status in (429, 503) else {}
    if "text/html" in headers.get("accept", ""):
        told = templates().get_template("problem.html").render(
            problem=problem, page=Page("problem", "That cannot be answered", {}), query={}, kept={}, rest={},
            to=lambda address, **more: address, again=lambda **more: "/", path="/",
        )  # fmt: skip
        return Response(told, problem.status, carried, HTML)
    return Response(orjson.dumps(problem.as_object()), problem.status, carried, MEDIA_TYPE)


def form_of(query: Mapping[str, str]) -> str:
    """The form that is asked for: "" for a page, json or csv; Problem for another."""
    form = query.get("format", "")
    if form and form not in _PLAIN_FORMS:
        raise Problem(422, f"there is no format {form!r}", "Choose one of: json, csv.")
    return form
