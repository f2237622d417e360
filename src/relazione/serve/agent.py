"""The agent's door: tools that answer a language model with citations, in as many words as it can take in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from relazione.errors import RunStopped
from relazione.serve.pages import search as search_page
from relazione.serve.problems import Problem
from relazione.serve.records import Records
from relazione.serve.visit import Row, Visit, checked, view_of
from relazione.store.contract import Store
from relazione.store.view import View
from relazione.tell.answer import as_text
from relazione.tell.ask import ask
from relazione.tell.brief import PAGE, Wish, tell
from relazione.tell.show import lay_open

MOST_LETTERS = 12_000
"""Characters of one answer, some 3,000 tokens; what is left out is counted, and said how to be had."""

_ROWS = 40
_INSTRUCTIONS = """
A record of diplomatic relations read from news articles. Every line carries the article that proves it: cite it.
Nobody is "current": offices are attested on days. An empty answer does not mean that nothing happened; it says what
was searched.
"""
_CUT = "\n[cut here: {} characters more. Ask with other days, one party more, or at_least.]\n"

AsOf = Annotated[str, Field(description="Only what had begun by this day, YYYY-MM-DD; empty for all.", max_length=10)]
KnownAt = Annotated[str, Field(description="Only what was published by this day, YYYY-MM-DD.", max_length=10)]
Party = Annotated[
    str, Field(description="A state, city or organisation, by any usual name or ISO code.", max_length=200)
]
Other = Annotated[str, Field(description="A second party; empty for one alone.", max_length=200)]


def agent_server(record: str | Path) -> MCPServer:
    """The server with its tools over one record; it reads, and never writes."""
    records = Records(record)
    server = MCPServer("relazione", version=version("relazione"), instructions=_INSTRUCTIONS.strip())
    for tool in (*_briefs(records), *_questions(records), *_searches(records)):
        server.add_tool(tool, annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False))
    return server


Tool = Callable[..., str]


def _briefs(records: Records) -> Iterator[Tool]:
    def brief(party: Party, other: Other = "", as_of: AsOf = "", known_at: KnownAt = "") -> str:
        """The brief on one or two parties: who is who, contacts, agreements, promises, with footnotes of quotes."""
        view = _view(as_of, known_at)
        wish = Wish(tuple(filter(None, (party, other))), view.as_of, view.known_at, length=PAGE)
        return _told(records, lambda store: [tell(store, wish).markdown])

    yield brief


def _questions(records: Records) -> Iterator[Tool]:
    def who_held_what_when(party: Party, other: Other = "", as_of: AsOf = "", known_at: KnownAt = "") -> str:
        """Offices and who is attested in them, with the days and articles; with `as_of` who may have held them then."""
        return _answer(records, "posts", (party, other), _view(as_of, known_at))

    def timeline(party: Party, other: Other = "", as_of: AsOf = "", known_at: KnownAt = "") -> str:
        """What happened between two parties, or to one, in order of days, each with its reports."""
        return _answer(records, "timeline", (party, other), _view(as_of, known_at))

    def agreements(party: Party, other: Other = "", as_of: AsOf = "", known_at: KnownAt = "") -> str:
        """Agreements between parties with the stages of their lives: signed, in force, expired."""
        return _answer(records, "agreements", (party, other), _view(as_of, known_at))

    yield from (who_held_what_when, timeline, agreements)


def _searches(records: Records) -> Iterator[Tool]:
    def search(words: Annotated[str, Field(description="Words that quotes hold, or a name.", max_length=200)]) -> str:
        """Parties, persons and entries that words find, with the claim ids to ask `claim` for."""

        def found(store: Store) -> Iterator[str]:
            page = search_page.page(Visit(store, View(), {}, checked({"q": words, "limit": str(_ROWS)})))
            yield f"{page.title}\n"
            for heading, rows in page.tables.items():
                yield f"\n{heading}\n"
                yield from (_line(row) for row in rows)
            if not page.tables:
                yield f"Nothing found in {store.extent().articles} articles. It may have happened all the same.\n"

        return _told(records, found)

    def claim(id: Annotated[str, Field(description="A claim's id, or its beginning.", max_length=64)]) -> str:  # noqa: A002  # what a model is shown
        """One claim with its quote in context, its article, each value with its words, and how it was reached."""
        return _told(records, lambda store: [lay_open(store, id).as_text()])

    yield from (search, claim)


def _answer(records: Records, question: str, words: tuple[str, ...], view: View) -> str:
    asked = tuple(filter(None, words))
    return _told(records, lambda store: as_text(ask(store, question, asked, view), _ROWS))


def _view(as_of: str, known_at: str) -> View:
    try:
        return view_of({"as_of": as_of, "known_at": known_at})
    except Problem as problem:
        raise ToolError(f"{problem.what}. {problem.remedy}") from None


def _told(records: Records, tell_of: Callable[[Store], Any]) -> str:
    """The words of an answer, cut to what a model can take in; raises ToolError with the remedy for what cannot be."""
    try:
        with records.reading(View()) as store:
            words = "".join(tell_of(store))
    except (RunStopped, Problem) as fault:
        raise ToolError(f"{fault.what}. {fault.remedy}") from None
    left = len(words) - MOST_LETTERS
    return words if left <= 0 else words[:MOST_LETTERS] + _CUT.format(f"{left:,}")


def _line(row: Row) -> str:
    """A row of a search in one line, with what to ask for next."""
    if "entry" in row:
        when, proof = row["when"] or "no day told", f"({row['source']}; claim {row['claim']})"
        return f"- {when}: {row['what']} “{row['quote']}” {proof}\n"
    if "given_id" in row:
        return f"- article {row['given_id']}, {row['publisher'] or 'publisher not known'}, {row['when']}\n"
    return f"- {row['name']} ({row['kind']})\n"
