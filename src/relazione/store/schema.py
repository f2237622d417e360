"""The schema: the tables of a record, its version, and the steps by which an older record becomes one of today."""

from __future__ import annotations

from importlib import resources

from relazione.errors import RunStopped

VERSION = 3
"""The version of the tables that this program writes; with each a file `migrations/VERSION.sql` leads to it."""

OLDEST = 2
"""The oldest version that can be brought up to date; nothing was published with the first."""

OLDEST_READ = 2
"""The oldest version of which every question is answered as it stands, so that reading changes nothing."""

_ROOM = "relazione.store"


def tables(engine: str) -> str:
    """The statements that make an empty record of today: those that all engines share, and the engine's own."""
    return _text("schema.sql") + _text(f"engines/{engine}/own.sql")


def steps_from(version: int) -> tuple[str, ...]:
    """The statements, a text for each version, that bring the tables of an older record up to date."""
    return tuple(_text(f"migrations/{step}.sql") for step in range(version + 1, VERSION + 1))


def check(version: int, place: str, *, to_write: bool) -> None:
    """Raises RunStopped where a record is of a version that cannot be used."""
    if version > VERSION:
        fault = f"the record has schema {version}, this relazione knows up to {VERSION}"
        raise RunStopped(fault, place, "Install a newer relazione: pip install --upgrade relazione.")
    if version < OLDEST:
        fault = f"the record has schema {version}, this relazione needs {OLDEST} at least"
        raise RunStopped(fault, place, "Read the articles anew into a new record: relazione read.")
    if version < OLDEST_READ and not to_write:
        fault = f"the record has schema {version} and must be brought up to date before it is read"
        raise RunStopped(fault, place, "Open it once to write: relazione read PATH --record with a new article.")


def _text(name: str) -> str:
    return resources.files(_ROOM).joinpath(name).read_text(encoding="utf-8")
