"""Whole files: held in memory, never more than fits, by sources that cannot read theirs as it streams by."""

from __future__ import annotations

from typing import BinaryIO

from relazione.ingest.draft import too_long


def whole(stream: BinaryIO, most: int, where: str) -> bytes:
    """All bytes that the stream still holds. Raises SetAside where they are more than `most`."""
    content = stream.read(most + 1)
    if len(content) > most:
        raise too_long(where)
    return content
