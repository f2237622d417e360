"""Folds a text to lower case and plain quotation marks without moving any offset."""

from __future__ import annotations

_QUOTES = str.maketrans({"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "‑": "-", "–": "-", "\u00a0": " "})


def fold(text: str) -> str:
    """The text in lower case with plain quotation marks and hyphens; the same length, so offsets stay valid."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters (İ) grow when lowered: keep those as they are
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(_QUOTES)
