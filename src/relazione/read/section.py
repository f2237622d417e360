"""Sections: the parts of an article that are not running text are found before anything is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A half-open span of the text of one `kind`: body, dateline, caption, tweet, byline, heading, boilerplate.

    Body sections are paragraphs. `repeat_of` is the number of an earlier section with the same words (a caption
    printed twice), else None.
    """

    kind: str
    start: int
    end: int
    repeat_of: int | None = None
