"""Parts: a long article cut where paragraphs end, so that each part fits a small model with its answer."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST_PART = 12_000
"""Characters; with prompt and answer about 8,000 tokens, which small local models still hold."""


def parts_of(text: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of the parts, one after the other without a gap; none for a text without words."""
    start = 0
    while len(text) - start > LONGEST_PART:
        limit = start + LONGEST_PART
        cuts = (
            text.rfind(mark, start, limit) + len(mark)
            for mark in ("\n\n", "\n", ". ", " ")
            if mark in text[start:limit]
        )
        end = next((cut for cut in cuts if cut > start), limit)
        yield start, end
        start = end
    if text[start:].strip():
        yield start, len(text)
