"""The standing: what of a claim tells where it stands, for what needs no more of it."""

from __future__ import annotations

from typing import Protocol


class Standing(Protocol):
    """Where a claim stands: its article, its span (half-open, in code points), its quote."""

    @property
    def article(self) -> str:
        """The id of the article."""
        ...

    @property
    def start(self) -> int:
        """Where the quote begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...

    @property
    def quote(self) -> str:
        """The words."""
        ...
