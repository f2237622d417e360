"""The commands `serve`, `mcp` and `token`; what they need beside the rest is the extra `serve`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from relazione.errors import RunStopped

Dressed = Callable[[Callable[..., int]], Callable[..., None]]
RecordOption = Annotated[str, typer.Option("--record", metavar="RECORD", help="A SQLite file, or postgresql://...")]
TokensOption = Annotated[Path | None, typer.Option("--tokens", metavar="FILE", help="Who may read and review.")]
_PORT, _RATE = 8642, 100.0


def add_serving(app: typer.Typer, dressed: Dressed) -> None:
    """Adds the three commands: `dressed` gives a command its exit code."""
    app.command(name="serve")(dressed(_serve))
    app.command(name="mcp")(dressed(_mcp))
    app.command(name="token")(dressed(_token))


def _serve(  # what a person may type
    record: RecordOption,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = _PORT,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Another than this machine needs --tokens.")
    ] = "127.0.0.1",
    tokens: TokensOption = None,
    names: Annotated[list[str] | None, typer.Option("--name", help="A name by which others call this server.")] = None,
    rate: Annotated[float, typer.Option(min=1, help="Requests a second that one caller may make for long.")] = _RATE,
) -> int:
    """Open pages, API and review on a record: http://127.0.0.1:8642, for this machine alone unless told otherwise."""
    _needed("fastapi", "uvicorn", "jinja2")
    from relazione.serve.running import run
    from relazione.serve.settings import Settings
    from relazione.serve.tokens import Tokens, read_tokens

    known = read_tokens(tokens) if tokens else Tokens()
    run(Settings(_there(record), host, port, known, rate=rate, hosts=tuple(names or ())))
    return 0


def _mcp(record: RecordOption) -> int:
    """Answer an agent's questions over standard input and output, by the Model Context Protocol."""
    _needed("mcp")
    from relazione.serve.agent import agent_server

    agent_server(_there(record)).run("stdio")
    return 0


def _token(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Whose token it is; he judges under this name.")],
    tokens: Annotated[Path, typer.Option("--tokens", metavar="FILE", help="Where tokens are kept, as hashes.")],
    rights: Annotated[str, typer.Option(metavar="RIGHTS", help="read, or review.")] = "read",
) -> int:
    """Make a token, and print it this once."""
    from relazione.serve.tokens import add_token

    typer.echo(add_token(tokens, name, rights))
    return 0


def _needed(*packages: str) -> None:
    """Stops where what this needs is not installed."""
    from importlib.util import find_spec

    wanting = [package for package in packages if find_spec(package) is None]
    if wanting:
        what = f"{', '.join(wanting)} is not installed"
        raise RunStopped(what, "relazione", 'Install the doors too: pip install "relazione[serve]".')


def _there(record: str) -> str:
    """The record, which must be there: serving makes none."""
    from relazione.store.opening import open_store

    open_store(record).close()
    return record
