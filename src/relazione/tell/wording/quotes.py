"""Words of a text inside a sentence or a note: never changed, only shortened, and made safe for Markdown."""

from __future__ import annotations

import re

_INNER = str.maketrans("“”", "‘’")
SHORT = 170  # characters: two lines of a page, so that a list of positions can be skimmed
_SPACE = re.compile(r"\s+")
# What Markdown would take for a mark of its own: emphasis, code, links and HTML.
_MARKS = re.compile(r"([\\`*\[\]<|~]|(?<!\w)_|_(?!\w))")


def verbatim(quote: str) -> str:
    """The quote on one line, with Markdown's own marks escaped so that they show as they stand in the text."""
    return _MARKS.sub(r"\\\1", _SPACE.sub(" ", quote).strip())


def shortened(quote: str, most: int = SHORT) -> str:
    """The quote as `verbatim`, cut after a whole word where it has more than `most` characters, and "…".

    Double quotation marks within it become single ones, as English has them where a quote stands within a quote.
    """
    text = _SPACE.sub(" ", quote).strip().rstrip(".,;:")
    if len(text) <= most:
        return verbatim(_inner(text))
    return verbatim(_inner(text[:most].rsplit(" ", 1)[0].rstrip(".,;:–—- "), " …"))


def _inner(text: str, end: str = "") -> str:
    """Words that stand within quotation marks: their own are single, and one that is left open is closed."""
    left_open = text.count("“") > text.count("”")
    return text.translate(_INNER) + end + ("’" if left_open else "")
