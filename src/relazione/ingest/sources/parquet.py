"""Parquet: one article a row, its columns named as in other tables."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from relazione.errors import SetAside
from relazione.ingest.columns import check_columns, draft_of_row
from relazione.ingest.draft import Draft
from relazione.ingest.needed import needed
from relazione.ingest.source import Told
from relazione.ingest.whole import whole

SUFFIXES = (".parquet", ".pq")

_ROWS = 256
"""Rows that are held at a time."""

_LARGEST_PACKED = 256 << 20
"""Bytes of a table that was packed, for it is held whole."""


def begins(opening: bytes) -> bool:
    """True for the mark of Parquet."""
    return opening.startswith(b"PAR1")


def count(stream: BinaryIO) -> int:
    """The number of rows, as the file tells it; one where it cannot be told."""
    try:
        parquet, broken = needed("pyarrow.parquet", ""), needed("pyarrow.lib", "").ArrowException
    except SetAside:
        return 1
    try:
        return max(1, int(parquet.ParquetFile(stream).metadata.num_rows))
    except (broken, OSError):
        return 1


def drafts(stream: BinaryIO, told: Told) -> Iterator[Draft | SetAside]:
    """The articles row by row; days and times of the table are written as in ISO 8601."""
    file, number = told.file, 0
    parquet, faults = needed("pyarrow.parquet", file), (needed("pyarrow.lib", file).ArrowException, OSError)
    if not stream.seekable():  # unpacked: no way back in it
        stream = BytesIO(whole(stream, _LARGEST_PACKED, file))
    try:
        table = parquet.ParquetFile(stream)
        check_columns(table.schema_arrow.names, told.columns, file)
        for batch in table.iter_batches(batch_size=_ROWS):
            for row in batch.to_pylist():
                number += 1
                cells = {name: v.isoformat() if hasattr(v, "isoformat") else v for name, v in row.items()}
                yield draft_of_row(cells, f"{file}:row {number}", file, f"{told.stem}-{number}", told.columns)
    except faults as fault:
        what = f"a Parquet file that breaks off after {number} rows: {type(fault).__name__}"
        yield SetAside(what, file, "Get it again; what came before is kept.")
        return
    if not number:
        yield SetAside("an empty file: no row in it", file, "Leave it out or put articles in.")
