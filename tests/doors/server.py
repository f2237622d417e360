"""A real HTTP server on the loopback that answers chat completions as a test tells it to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answers: a code, a body, headers, and how long it takes over it (seconds)."""

    body: bytes = b""
    code: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    slow: float = 0.0


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address, and the requests that came, each with headers and body."""

    url: str
    asked: list[tuple[dict[str, str], Any]] = field(default_factory=list)


def completion(words: str | None, ended: str = "stop") -> Reply:
    """A chat completion with these words."""
    choice = {"message": {"role": "assistant", "content": words}, "finish_reason": ended}
    return Reply(json.dumps({"choices": [choice]}).encode())


@contextmanager
def serving(reply: Callable[[int], Reply]) -> Iterator[Served]:
    """A server that gives `reply(0)` to the first request, `reply(1)` to the second, and so on."""
    asked: list[tuple[dict[str, str], Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(({**dict(self.headers.items()), "path": self.path}, body))
            answer = reply(len(asked) - 1)
            try:
                self.send_response(answer.code)
                for name, value in (*answer.headers, ("Content-Length", str(len(answer.body)))):
                    self.send_header(name, value)
                self.end_headers()
                half = len(answer.body) // 2
                self.wfile.write(answer.body[:half])
                self.wfile.flush()
                time.sleep(answer.slow)
                self.wfile.write(answer.body[half:])
            except OSError:
                self.close_connection = True  # the asker had enough and went away

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}/v1", asked)
    finally:
        server.shutdown()
        server.server_close()
