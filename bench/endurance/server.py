"""A PostgreSQL server of one's own: made in a temporary folder, reached by its socket alone, gone afterwards.

    server.py bench/resume.py --record RECORD --kills 200

runs a Python program with such a server, whose address takes the place of RECORD among the program's words.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "postgres"
"""The user whom Debian's package brings; the server refuses to run as root."""

_MISSING = "PostgreSQL is not installed: apt-get install postgresql"
_PATIENCE = 60.0
"""Seconds for the server to come up."""

# Nothing here has to survive a power cut, and the tests must be quick.
_SETTINGS = (
    "fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum_naptime=5s", "max_connections=100",
    "shared_buffers=128MB", "max_wal_size=512MB", "listen_addresses=",
)  # fmt: skip


def program(name: str) -> str:
    """The path of one of PostgreSQL's programs; raises FileNotFoundError where it is not installed."""
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    found = str(debian[-1]) if debian else shutil.which(name)
    if found is None:
        raise FileNotFoundError(_MISSING)
    return found


@contextmanager
def private_server() -> Iterator[str]:
    """A running server; gives the address of its database.

    Its own collation is English, so that whatever is not ordered by bytes shows.
    """
    folder = Path(tempfile.mkdtemp(prefix="relazione-postgresql-"))
    owner = OWNER if os.geteuid() == 0 else None
    try:
        if owner is not None:
            os.chown(folder, pwd.getpwnam(owner).pw_uid, pwd.getpwnam(owner).pw_gid)
        data = folder / "data"
        made = [program("initdb"), "-D", str(data), "-U", OWNER, "--auth=trust", "--no-sync", "--encoding=UTF8"]
        made += ["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US"]
        subprocess.run(made, user=owner, check=True, cwd=folder, capture_output=True)
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        command = [program("postgres"), "-D", str(data), "-k", str(folder), *settings]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(command, user=owner, cwd=folder, stdout=log, stderr=log, start_new_session=True)
        try:
            _wait(folder, server)
            yield f"postgresql://{OWNER}@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            server.wait()
    finally:
        shutil.rmtree(folder)


def _wait(folder: Path, server: subprocess.Popen[bytes]) -> None:
    """Until the server takes connections."""
    until = time.monotonic() + _PATIENCE
    ready = [program("pg_isready"), "-q", "-h", str(folder)]
    while subprocess.run(ready, check=False).returncode != 0:
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError(f"the server did not start:\n{(folder / 'log').read_text(errors='replace')}")
        time.sleep(0.05)


def main() -> int:
    """Run a program with a server."""
    with private_server() as address:
        words = [address if word == "RECORD" else word for word in sys.argv[1:]]
        return subprocess.run([sys.executable, *words], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
