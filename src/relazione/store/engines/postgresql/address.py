"""The address of a record on a server: `postgresql://USER:PASSWORD@HOST:PORT/DATABASE?schema=NAME`."""

from __future__ import annotations

import getpass
import os
import re
import ssl
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from relazione.errors import RunStopped

PORT = 5432
SCHEMA = "relazione"
"""The schema of a database in which a record lies, unless told otherwise: beside whatever else is in the database."""

_SCHEMA_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_KNOWN = ("host", "schema", "sslmode")
_SSL = ("disable", "prefer", "require", "verify-full")
_EXAMPLE = "Write it as postgresql://USER@HOST/DATABASE, with ?schema=NAME for one of several records."


@dataclass(frozen=True, slots=True)
class Address:
    """Where a record is.

    `folder` is that of the server's socket, "" where it is reached over the network. `sslmode` is one of libpq's words:
    disable, prefer, require or verify-full.
    """

    host: str
    port: int
    folder: str
    user: str
    password: str | None
    database: str
    schema: str
    sslmode: str

    @classmethod
    def of(cls, place: str) -> Address:
        """The address that follows "postgresql:"; what it leaves out is as for psql. Raises RunStopped for no address.

        The password may be in the variable PGPASSWORD instead.
        """
        try:
            parts = urlsplit(f"postgresql:{place}")
            port = parts.port or int(os.environ.get("PGPORT") or PORT)
        except ValueError as fault:
            raise RunStopped(f"this is no address of a record ({fault})", "postgresql:", _EXAMPLE) from None
        asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        user = unquote(parts.username or "") or os.environ.get("PGUSER") or getpass.getuser()
        host = asked.get("host") or unquote(parts.hostname or "") or os.environ.get("PGHOST") or "localhost"
        found = cls(
            host=host,
            port=port,
            folder=host if host.startswith("/") else "",
            user=user,
            password=unquote(parts.password) if parts.password else os.environ.get("PGPASSWORD"),
            database=unquote(parts.path.strip("/")) or user,
            schema=asked.get("schema", SCHEMA),
            sslmode=asked.get("sslmode", "prefer"),
        )
        unknown = sorted(asked.keys() - set(_KNOWN))
        known = not unknown and found.sslmode in _SSL and _SCHEMA_NAME.fullmatch(found.schema)
        if not place.startswith("//") or not known:
            what = f"this is no address of a record ({', '.join(unknown) or 'a part of it cannot be read'})"
            raise RunStopped(what, found.shown, _EXAMPLE)
        return found

    @property
    def shown(self) -> str:
        """The address without its password, for a person to read."""
        where = "" if self.folder else f"{self.host}:{self.port}"
        socket = f"?host={self.folder}" if self.folder else ""
        return f"postgresql://{self.user}@{where}/{self.database}{socket}" + (
            f"{'&' if socket else '?'}schema={self.schema}" if self.schema != SCHEMA else ""
        )

    def for_driver(self) -> dict[str, Any]:
        """The address as pg8000 wants it."""
        said = {"user": self.user, "password": self.password, "database": self.database}
        if self.folder:
            return {**said, "unix_sock": f"{self.folder}/.s.PGSQL.{self.port}", "ssl_context": False}
        return {**said, "host": self.host, "port": self.port, "ssl_context": self._ssl_context()}

    def _ssl_context(self) -> ssl.SSLContext | bool | None:
        """None: encrypt where the server can; True: in any case; a context: and make sure of the server."""
        if self.sslmode == "verify-full":
            return ssl.create_default_context()
        return {"disable": False, "prefer": None, "require": True}[self.sslmode]
