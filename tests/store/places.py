"""Where the tests of the store keep records: every engine, and places for empty records in each."""

from __future__ import annotations

from collections.abc import Callable

ENGINES = ("memory", "sqlite", "postgresql")

Places = Callable[[str], str]
"""Gives the place of a new, empty record in the engine named."""
