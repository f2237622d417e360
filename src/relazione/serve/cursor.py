"""The cursor: where the next part of a list begins, as a word that nobody needs to understand."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode

from relazione.serve.problems import wrong

_MARK = "place:"
_LONGEST = 12  # digits of a place


def next_cursor(place: int) -> str:
    """The cursor for the rows from this place on."""
    return urlsafe_b64encode(f"{_MARK}{place}".encode()).decode().rstrip("=")


def place_of(cursor: str) -> int:
    """The place that a cursor names, 0 for none; raises Problem for what we never gave."""
    if not cursor:
        return 0
    try:
        told = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode("ascii")
    except ValueError:
        told = ""
    digits = told.removeprefix(_MARK)
    if not told.startswith(_MARK) or not digits.isdigit() or len(digits) > _LONGEST:
        raise wrong(f"{cursor!r} is no cursor", "Give `next` as the part before told it, or nothing.")
    return int(digits)
