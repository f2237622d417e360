"""The manual: the client that docs/serve.md gives works as it stands there."""

from __future__ import annotations

import contextlib
import io
import re
import socket
import threading
import time
from pathlib import Path

import uvicorn

from relazione.serve.app import application
from relazione.serve.settings import Settings


def test_the_client_of_the_manual(checkout: Path, record: Path) -> None:
    """Ten lines of Python, run as printed, tell a timeline part after part."""
    manual = (checkout / "docs" / "serve.md").read_text(encoding="utf-8")
    (client,) = re.findall(r"```python\n(.*?)```", manual, re.DOTALL)
    assert len([line for line in client.splitlines() if line.strip()]) <= 10
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(Settings(record)), log_level="error", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        told = io.StringIO()
        with contextlib.redirect_stdout(told):
            exec(client.replace("8642", str(listening.getsockname()[1])), {})  # our own manual
        server.should_exit = True
        thread.join()
    assert re.search(r"^2\d{3}-\d\d", told.getvalue(), re.MULTILINE)
