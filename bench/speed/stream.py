"""A stream of news in which 19 of 20 articles are not diplomatic, for measuring what the gate before reading saves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta

from bench.other_texts import broadcast_news

EVERY = 20
"""One article in so many is diplomatic."""

_FIRST_DAY = date(2001, 1, 1)


def stream(diplomatic: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The stream around these diplomatic articles (JSON line and text): its JSON lines, and its texts.

    After each come 19 stories of broadcast news. Stories come round again on another day, which makes them other
    articles for the program: nothing is spared because it was read before.
    """
    others = _others()
    lines, texts = [], []
    for line, text in diplomatic:
        lines.append(line)
        texts.append(text)
        for _ in range(EVERY - 1):
            line, text = next(others)
            lines.append(line)
            texts.append(text)
    return lines, texts


def _others() -> Iterator[tuple[str, str]]:
    """Stories of other news without end, each time on a later day."""
    stories, number = broadcast_news(), 0
    while True:
        day = _FIRST_DAY + timedelta(days=number // len(stories))
        text = stories[number % len(stories)]
        row = {"id": f"other-{number}", "text": text, "date": day.isoformat(), "source": "broadcast news"}
        yield json.dumps(row, ensure_ascii=False) + "\n", text
        number += 1
