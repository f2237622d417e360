"""Words of a text inside a sentence or a note: never changed, only shortened, and made safe for Markdown."""

from __future__ import annotations

import re

SHORT = 170  # characters: two lines of a page, so that a list of positions can be skimmed
_SPACE = re.compile(r"\s+")
# What Markdown would take for a mark of its own: emphasis, code, links and HTML.
_MARKS = re.compile(r"([\\`*\[\]<|~]|(?<!\w)_|_(?!\w))")


def verbatim(quote: str) -> str:
    """The quote on one line, with Markdown's own marks escaped so that they show as they stand in the text."""
    return _MARKS.sub(r"\\\1", _SPACE.sub(" ", quote).strip())


def shortened(quote: str, most: int = SHORT) -> str:
    """The quote as `verbatim`, cut after a whole word where it has more than `most` characters, and "…"."""
    text = _SPACE.sub(" ", quote).strip().rstrip(".,;:")
    if len(text) <= most:
        return verbatim(text)
    return verbatim(text[:most].rsplit(" ", 1)[0].rstrip(".,;:–—- ")) + " …"
