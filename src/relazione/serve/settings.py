"""Settings: what a person decides when he opens the doors."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from relazione.errors import RunStopped
from relazione.serve.tokens import Tokens

LOOPBACK = ("127.0.0.1", "::1", "localhost")
PORT = 8642
MOST_BYTES = 4 << 20
"""Bytes of one request's body: an article of a million characters fits, and nothing larger is an article."""
RATE = 100.0
"""Requests a second that one caller may make for long; ten times as many at once."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a record is served.

    `host` and `port` are where it listens. `tokens` are those that let somebody in; with none everybody who reaches a
    loopback address may read and review. `reader` is the way in which pasted articles are read. `rate` is in requests a
    second for one caller, `most_bytes` the size of a body. `hosts` are further names by which the server is called.
    """

    record: str | Path
    host: str = "127.0.0.1"
    port: int = PORT
    tokens: Tokens = field(default_factory=Tokens)
    reader: str = "grammar"
    rate: float = RATE
    most_bytes: int = MOST_BYTES
    hosts: tuple[str, ...] = ()


def check(settings: Settings) -> None:
    """Raises RunStopped where the record would be open to others than this machine without a token."""
    if settings.host not in LOOPBACK and not settings.tokens.known:
        remedy = "Make a token first: relazione token NAME --tokens FILE; then give --tokens FILE here too."
        raise RunStopped("others than this machine could read the record without a token", settings.host, remedy)
