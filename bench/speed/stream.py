"""A stream of news in which 19 of 20 articles are not diplomatic, for measuring what the gate before reading saves."""

from __future__ import annotations

import json
from datetime import date, timedelta

from bench.other_texts import broadcast_news

EVERY = 20
"""One article in so many is diplomatic."""

_FIRST_DAY = date(2001, 1, 1)


def stream(diplomatic: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """The stream around these diplomatic articles (JSON line and text): its JSON lines, and its texts.

    After each come 19 other articles of the same length at least, of one story of broadcast news or more: so the ratio
    tells of the share and not of lengths. Stories come round again on another day, which makes them other articles for
    the program: nothing is spared because it was read before.
    """
    stories, used = broadcast_news(), 0
    lines, texts = [], []
    for line, text in diplomatic:
        lines.append(line)
        texts.append(text)
        for _ in range(EVERY - 1):
            other, day = "", _FIRST_DAY + timedelta(days=used // len(stories))
            while len(other) < len(text):
                other += stories[used % len(stories)] + "\n\n"
                used += 1
            row = {"id": f"other-{len(lines)}", "text": other, "date": day.isoformat(), "source": "broadcast news"}
            lines.append(json.dumps(row, ensure_ascii=False) + "\n")
            texts.append(other)
    return lines, texts
