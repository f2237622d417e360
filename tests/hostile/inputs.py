"""Inputs that mean harm, or look as if they did: each made here, with what is to become of it."""

from __future__ import annotations

import json
from dataclasses import dataclass

READ = "read"
"""The expected fate of what is odd but honest text; any other fate is the reason for which it is set aside."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file: its name, its bytes, and the fate of each item in it, in order."""

    name: str
    content: bytes
    fates: tuple[str, ...]


def text(name: str, words: str, fate: str = READ) -> Hostile:
    """A plain text in UTF-8."""
    return Hostile(f"{name}.txt", words.encode(), (fate,))


def raw(name: str, content: bytes, fate: str) -> Hostile:
    """A plain file of these bytes."""
    return Hostile(f"{name}.txt", content, (fate,))


def rows(name: str, *items: tuple[object, str]) -> Hostile:
    """JSON Lines: rows (a string as it is) with their fates."""
    lines = [row if isinstance(row, str) else json.dumps(row) for row, _ in items]
    return Hostile(f"{name}.jsonl", "\n".join(lines).encode(), tuple(fate for _, fate in items))


def row(given_id: str, words: object, **more: object) -> dict[str, object]:
    """A row of JSON Lines."""
    return {"id": given_id, "text": words, **more}


EMPTY, NO_TEXT, NO_DAY = "an empty text", "not a text", "a date that does not exist"
LONG, BROKEN, WRONG = "a text over 1,000,000 characters", "broken JSON", "a field of the wrong type"

INPUTS = (
    raw("empty", b"", EMPTY),
    raw("blank", b" \r\n\t\n" * 1_000, EMPTY),
    raw("every-byte", bytes(range(256)) * 100, NO_TEXT),
    raw("picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", NO_TEXT),
    raw("utf-16", "Talks were held.".encode("utf-16"), NO_TEXT),
    raw("latin-1", "The café in Málaga.".encode("latin-1"), NO_TEXT),
    raw("surrogate-bytes", b"Talks \xed\xa0\x80 were held.", NO_TEXT),
    raw("cut-in-a-character", "Talks in Málaga".encode()[:-5], NO_TEXT),
    raw("nul", b"Talks\x00 were held.", NO_TEXT),
    raw("one-word-of-5-MB", b"w" * 5_000_000, LONG),
    text("one-word-of-100-KB", "w" * 100_000),
    text("ten-thousand-dates", "date\n" * 10_000),
    text("a-thousand-date-lines", " date 2024-01-02\n" * 1_000),
    text("no-such-day", " date 9999-99-99 Talks were held.", NO_DAY),
    text("thirtieth-of-february", "date 2023-02-30 Talks were held.", NO_DAY),
    text("only-a-date-line", " date 2024-01-02 ", EMPTY),
    text("right-to-left", "\u202eThe envoy of \u2067Korea\u2069 met\u202c the \u200fminister of Pakistan."),
    text("markup", "<html><script>alert('Korea')</script><p>The envoy&nbsp;met <b>the minister</b>.</p></html>"),
    text("zero-width", "The en\u200bvoy of Ko\u200drea m\u2060et the mini\u00adster of Pak\ufeffistan."),
    text("only-zero-width", "\u200b\u200d\u2060\ufeff" * 100, EMPTY),
    text("flags", "\U0001f1f0\U0001f1f7 Korea and \U0001f1f5\U0001f1f0 Pakistan \U0001f91d agreed. " * 50),
    text("piled-marks", "Ko" + "\u0316\u0301" * 100_000 + "rea agreed.", NO_TEXT),
    text("a-few-piled-marks", "".join(f"{letter}{chr(0x316) * 20}" for letter in "Korea agreed with Pakistan.")),
    text("control-characters", "Korea \x01\x07\x1b[31m met \x7f Pakistan\x0c.\x85"),
    text("a-sentence-of-3000-words", "Korea met Pakistan and " * 750),
    text("states-without-end", "Korea, Pakistan, " * 1_500),
    text("titles-without-end", "President Minister Ambassador " * 700),
    text("weekdays-without-end", "on Monday last week, " * 600),
    text("quotation-marks", "“\"'‘" * 2_000 + " he said"),
    text("brackets", "(" * 3_000 + "Korea" + ")" * 3_000),
    text("line-ends", "\n" * 50_000 + "Korea met Pakistan."),
    text("old-line-ends", "Korea met Pakistan.\r\rThe envoy left.\r"),
    text("many-scripts", "韓国 Корея कोरिया كوريا Κορέα 대한민국 met ປາກິສຖານ."),
    text("a-table-dropped", "Korea'); DROP TABLE articles; -- met \" OR 1=1 Pakistan."),
    text("formats", "%s %n {0} {article} ${HOME} $(id) `id` \\x00 \\u0000 Korea."),
    text("ninety-nine-dots", "Korea met. " + "." * 5_000 + " Pakistan" + "-" * 5_000),
    Hostile("letter.docx", b"PK\x03\x04", ("a kind of file that no source reads",)),
    Hostile("empty.jsonl", b"\n\n\n", ("an empty file",)),
    Hostile("binary.jsonl", bytes(range(256)) * 100, (NO_TEXT,)),
    rows(
        "broken", ('{"id": "half", "text": "Kor', BROKEN), ("}{", BROKEN), (row("whole", "Korea met Pakistan."), READ)
    ),
    rows(
        "deep", ("[" * 100_000, BROKEN), ('{"text":' * 5_000 + "1" + "}" * 5_000, BROKEN), (row("flat", "Korea."), READ)
    ),
    rows("lone", ('{"id": "lone", "text": "\\ud83c Korea"}', BROKEN), ('{"id": "\\udfff", "text": "x"}', BROKEN)),
    rows("types", ([1], "not an object"), ("1e999", BROKEN), ("NaN", BROKEN), (row("list", ["x"]), WRONG)),
    rows("lacking", ({"id": "lacking"}, "no text"), ({}, "no text"), (row("null", None), "no text")),
    rows(
        "days",
        (row("day", "Korea.", date="9999-99-99"), NO_DAY),
        (row("soon", "Korea.", date="soon"), "a date that is no day"),
    ),
    rows(
        "twins",
        (row("twin", "Korea met Pakistan."), READ),
        (row("twin", "Korea left Pakistan."), "an id that another article of the file has"),
    ),
    rows("names", (row("../../etc/passwd", "Korea.", source="../x", url="javascript:alert(1)"), READ)),
    rows("long-name", (row("n" * 100_000, "Korea."), "a field over 2,000 characters")),
    rows("nul-name", (row("n\x00", "Korea."), "a field that is no text"), (row("nul", "x\x00y"), NO_TEXT)),
)
