"""The bundle: the data set as a folder, its tables in one form with all that a citable data set needs beside them.

The tables are written as CSV first, and every other form is made of that, so that all forms hold the same rows. The
`version` of a bundle is a hash of those rows: the same record seen in the same way has the same version in every form.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from relazione.store.contract import Store
from relazione.store.view import View
from relazione.tell.csv_text import csv_lines
from relazione.tell.papers import Written, papers
from relazione.tell.table import Table, all_tables
from relazione.tell.whole import Whole

CHECKSUMS = "SHA256SUMS"
_VERSION_DIGITS = 12
_AT_ONCE = 1 << 20  # octets of a file that are in memory together

Convert = Callable[[Path, Path, Sequence[Table]], None]
"""Makes the files of a form in the second folder out of the CSV files in the first."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the data set: its name, what makes it of CSV (None: it is CSV), and how its files end (None: its name).

    `whole` is the one file that holds all tables, "" where each has a file of its own. Such a file is a database, with
    the same rows each time but not the same bytes.
    """

    name: str
    convert: Convert | None = None
    suffix: str | None = None
    whole: str = ""

    @property
    def ending(self) -> str:
        """How its files end, with the full stop."""
        return f".{self.suffix or self.name}"

    def file_for(self, asked: str, extra: Sequence[Table]) -> str:
        """The one file of the bundle that is meant by a file name: its table, else the extra one, else entries."""
        if self.whole:
            return self.whole
        stem = Path(asked).stem
        named = [stem] if stem in all_tables() else [*(table.name for table in extra), "entries"]
        return f"{named[0]}{self.ending}"


def write(store: Store, folder: Path, view: View, form: Form, extra: Sequence[Table] = ()) -> None:
    """Write the bundle into an empty folder: all tables and the extra ones, then what goes with them."""
    tables = tuple(sorted((*all_tables().values(), *extra), key=lambda table: table.name))
    told = Whole(store)
    with TemporaryDirectory(dir=folder.parent) as beside:
        made = Path(beside)
        rows = {table.name: _csv(table, told, made) for table in tables}
        version = _version({table.name: digest(made / f"{table.name}.csv") for table in tables})
        if form.convert is not None:
            form.convert(made, folder, tables)
        else:
            for table in tables:
                (made / f"{table.name}.csv").replace(folder / f"{table.name}.csv")
    unsteady = (form.whole,) if form.whole else ()
    written = Written(form.name, tables, rows, version, _files(folder), unsteady)
    for name, words in papers(told, view, written).items():
        (folder / name).write_bytes(words.encode("utf-8"))
    sums = [f"{digest}  {name}\n" for name, (_, digest) in _files(folder).items() if name not in unsteady]
    (folder / CHECKSUMS).write_bytes("".join(sums).encode("utf-8"))


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while some := stream.read(_AT_ONCE):
            found.update(some)
    return found.hexdigest()


def _csv(table: Table, told: Whole, folder: Path) -> int:
    """Writes a table as CSV; gives the number of its rows."""
    count = -1  # the heading is no row
    with (folder / f"{table.name}.csv").open("wb") as stream:
        for line in csv_lines([column.name for column in table.columns], table.rows(told)):
            stream.write(line.encode("utf-8"))
            count += 1
    return count


def _version(digests: Mapping[str, str]) -> str:
    said = "".join(f"{digests[name]}  {name}\n" for name in sorted(digests))
    return hashlib.sha256(said.encode("utf-8")).hexdigest()[:_VERSION_DIGITS]


def _files(folder: Path) -> dict[str, tuple[int, str]]:
    """The octets and the SHA-256 of each file in a folder."""
    return {path.name: (path.stat().st_size, digest(path)) for path in sorted(folder.iterdir())}
