"""Running: the application behind a socket of its own, until it is told to end."""

from __future__ import annotations

import logging
import sys
from socket import IPPROTO_TCP, TCP_NODELAY

import uvicorn

from relazione.errors import RunStopped
from relazione.serve.app import application
from relazione.serve.settings import Settings

_PATIENCE = 10
"""Seconds that a connection may stay silent, and that answers begun may take to end."""
_MOST_CONNECTIONS = 1_000
_WAITING = 128
_TURN = 0.001
"""Seconds after which the making of a page lets others have their turn, so that answers at hand do not wait for it."""


def run(settings: Settings) -> None:
    """Serves until told to end; says on standard error where. Raises RunStopped where the port cannot be had."""
    app = application(settings)
    sys.setswitchinterval(_TURN)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s")
    config = uvicorn.Config(
        app,
        settings.host,
        settings.port,
        access_log=False,  # the guard's log says who, too
        log_level="warning",
        server_header=False,
        proxy_headers=False,  # who calls is who connects: a header could say anything
        timeout_keep_alive=_PATIENCE,
        timeout_graceful_shutdown=_PATIENCE,
        limit_concurrency=_MOST_CONNECTIONS,
    )
    try:
        socket = config.bind_socket()
    except SystemExit:
        where = f"{settings.host}:{settings.port}"
        raise RunStopped("the port cannot be had", where, "Another program has it: give another --port.") from None
    socket.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)  # else the end of each answer waits some 40 ms to be asked for
    socket.listen(_WAITING)  # now, so that whoever is told the address can call at once
    host, port = socket.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    logging.getLogger("relazione.serve").info("the record is open at http://%s:%d", shown, port)
    with socket:
        uvicorn.Server(config).run(sockets=[socket])
