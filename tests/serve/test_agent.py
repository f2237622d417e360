"""The agent's door: a client of the official SDK calls every tool and gets citations in few enough words."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import anyio
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.types import CallToolResult, TextContent

from relazione.serve.agent import MOST_LETTERS, agent_server

ASKED = {
    "brief": {"party": "KOR", "other": "Pakistan"},
    "who_held_what_when": {"party": "South Korea", "as_of": "2025-06-01"},
    "timeline": {"party": "KOR", "other": "PAK"},
    "agreements": {"party": "KOR"},
    "search": {"words": "Busan"},
}


def words_of(result: CallToolResult) -> str:
    """The words of an answer."""
    return "".join(part.text for part in result.content if isinstance(part, TextContent))


def test_every_tool_answers_with_its_sources(examples: Path) -> None:
    """Each tool gives an answer that names articles, short enough for a model; a claim is told with its quote."""

    async def asked() -> None:
        async with Client(agent_server(examples)) as client:
            tools = {tool.name for tool in (await client.list_tools()).tools}
            assert tools == {*ASKED, "claim"}
            told = {name: words_of(await client.call_tool(name, given)) for name, given in ASKED.items()}
            for name, words in told.items():
                assert 0 < len(words) <= MOST_LETTERS + 200, name
                assert re.search(r"20\d\d", words), name
            found = re.search(r"claim ([0-9a-f]{24})", told["search"])
            assert found is not None
            claim = words_of(await client.call_tool("claim", {"id": found[1]}))
            assert "«" in claim and "article" in claim

    anyio.run(asked)


def test_what_a_tool_cannot_answer_it_says(examples: Path) -> None:
    """A party nobody knows, a day that is none and an id of nothing are told as errors with what to do."""

    async def asked() -> None:
        async with Client(agent_server(examples)) as client:
            for name, given in (
                ("timeline", {"party": "Nowhereland"}),
                ("brief", {"party": "KOR", "as_of": "soon"}),
                ("claim", {"id": "ffffffff"}),
            ):
                result = await client.call_tool(name, given)
                assert result.is_error and len(words_of(result)) > 20, name

    anyio.run(asked)


def test_over_standard_input_and_output(examples: Path) -> None:
    """`relazione mcp --record FILE` speaks the protocol over its standard input and output."""
    program = StdioServerParameters(command=sys.executable, args=["-m", "relazione", "mcp", "--record", str(examples)])

    async def asked() -> None:
        async with Client(stdio_client(program)) as client:
            assert len((await client.list_tools()).tools) == len(ASKED) + 1
            told = words_of(await client.call_tool("timeline", {"party": "KOR", "other": "PAK"}))
            assert "Searched 15 articles" in told

    anyio.run(asked)
