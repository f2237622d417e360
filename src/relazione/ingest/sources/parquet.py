"""Parquet: one article a row, its columns named as in other tables."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from relazione.errors import SetAside
from relazione.ingest.columns import draft_of_row, knows_text
from relazione.ingest.draft import Draft
from relazione.ingest.web_page import missing

SUFFIXES = (".parquet", ".pq")

_ROWS = 256
"""Rows that are held at a time."""


def begins(opening: bytes) -> bool:
    """True for the mark of Parquet."""
    return opening.startswith(b"PAR1")


def count(stream: BinaryIO) -> int:
    """The number of rows, as the file tells it; one where it cannot be told."""
    try:
        from pyarrow.lib import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        return 1
    try:
        return max(1, int(ParquetFile(stream).metadata.num_rows))
    except (ArrowException, OSError):
        return 1


def drafts(stream: BinaryIO, file: str, stem: str) -> Iterator[Draft | SetAside]:
    """The articles row by row; days and times of the table are written as in ISO 8601."""
    try:
        from pyarrow.lib import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        yield missing("pyarrow", file)
        return
    number = 0
    try:
        table = ParquetFile(stream if stream.seekable() else BytesIO(stream.read()))  # unpacked: no way back in it
        if not knows_text(table.schema_arrow.names):
            yield SetAside("a table without a column for the text", file, "Name its columns: text, date, source.")
            return
        for batch in table.iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                number += 1
                told = {name: v.isoformat() if hasattr(v, "isoformat") else v for name, v in row.items()}
                yield draft_of_row(told, f"{file}:row {number}", file, f"{stem}-{number}")
    except (ArrowException, OSError) as fault:
        what = f"a Parquet file that breaks off after {number} rows: {type(fault).__name__}"
        yield SetAside(what, file, "Get it again; what came before is kept.")
        return
    if not number:
        yield SetAside("an empty file: no row in it", file, "Leave it out or put articles in.")
