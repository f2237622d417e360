"""A real HTTP server on the loopback that sends, byte for byte, what a test tells it to, and notes what is asked."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address, the answers that wait (the last is given for ever), and the heads that came."""

    url: str
    answers: list[Sequence[bytes]]
    asked: list[str] = field(default_factory=list)


def answer(body: bytes = b"", code: str = "200 OK", *headers: str, length: int | None = None) -> list[bytes]:
    """An answer in two pieces, head and body; `length` is what it says of its length, where it lies."""
    told = [f"HTTP/1.1 {code}", f"Content-Length: {len(body) if length is None else length}", "Connection: close"]
    return ["\r\n".join([*told, *headers, "", ""]).encode("latin-1"), body]


@contextmanager
def serving(*answers: Sequence[bytes], pause: float = 0.0) -> Iterator[Served]:
    """A server that gives these answers in order, their pieces a pause apart."""
    waiting = list(answers)
    served: list[Served] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            lines = list(iter(lambda: self.rfile.readline().strip(), b""))
            served[0].asked.append("\n".join(line.decode("latin-1") for line in lines))
            pieces = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            try:
                for piece in pieces:
                    self.wfile.write(piece)
                    self.wfile.flush()
                    time.sleep(pause)
            except OSError:
                return  # the other side has left, as it should

    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        served.append(Served(f"http://127.0.0.1:{server.server_address[1]}/feed", waiting))
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield served[0]
        server.shutdown()
        thread.join()
