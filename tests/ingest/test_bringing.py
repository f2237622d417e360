"""What is promised of bringing articles in."""

from __future__ import annotations

import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from relazione.errors import SetAside
from relazione.ingest import Article, Bringing, bring_in, expected


def articles(*paths: Path | str, published: date | None = None) -> list[Article]:
    """The articles under the paths; fails where anything is set aside."""
    brought = list(bring_in(paths, Bringing(published)))
    assert not [item for item in brought if isinstance(item, SetAside)]
    return [item for item in brought if isinstance(item, Article)]


def faults(*paths: Path | str) -> list[SetAside]:
    """What is set aside under the paths."""
    return [item for item in bring_in(paths) if isinstance(item, SetAside)]


def lines(path: Path, *rows: object) -> Path:
    """A JSON Lines file with these rows; a string is written as it is."""
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_date_line_is_cut_and_remembered(tmp_path: Path) -> None:
    """A leading ` date YYYY-MM-DD ` becomes the day of publication, and the text begins after it."""
    (tmp_path / "a.txt").write_text(" date 2023-11-20 The envoy called.\n\nHe left.", encoding="utf-8")
    (article,) = articles(tmp_path)
    assert (article.given_id, article.published) == ("a", date(2023, 11, 20))
    assert article.text == "The envoy called.\n\nHe left."


@pytest.mark.parametrize("start", ["date 2024-10-25\n", "\ufeff date 2024-10-25 ", "\n date 2024-10-25\r\n\r\n"])
def test_date_line_in_any_dress(tmp_path: Path, start: str) -> None:
    """Blanks, a byte order mark and line ends around the date line go with it."""
    (tmp_path / "a.txt").write_bytes((start + "Talks were held.").encode())
    (article,) = articles(tmp_path)
    assert (article.text, article.published) == ("Talks were held.", date(2024, 10, 25))


def test_a_date_further_on_stays_in_the_text(tmp_path: Path) -> None:
    """Only the beginning of a file can be a date line; elsewhere the same words are text."""
    text = "The date 2024-10-25 was named.\ndate 2024-10-26 too"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (article,) = articles(tmp_path)
    assert (article.text, article.published) == (text, None)


def test_the_same_article_from_two_sources_is_one(tmp_path: Path) -> None:
    """A .txt with a date line and a JSON line with the same text and date have one id."""
    (tmp_path / "a.txt").write_text(" date 2023-11-20 Talks were held.", encoding="utf-8")
    lines(tmp_path / "b.jsonl", {"id": "x", "text": " date 2023-11-20 Talks were held.", "date": "2023-11-20"})
    lines(tmp_path / "c.jsonl", {"id": "y", "text": "Talks were held.", "date": "2023-11-20"})
    assert len({article.id for article in articles(tmp_path)}) == 1


def test_a_contradicting_date_line_is_left_alone(tmp_path: Path) -> None:
    """The day in the `date` field leads, and a date line of another day stays text."""
    path = lines(tmp_path / "a.jsonl", {"id": "x", "text": "date 2023-11-20 Talks.", "date": "2023-11-21"})
    (article,) = articles(path)
    assert (article.text, article.published) == ("date 2023-11-20 Talks.", date(2023, 11, 21))


def test_all_fields_of_a_line_are_kept(tmp_path: Path) -> None:
    """Title, publisher and address come along; the file is remembered; further keys are passed over."""
    row = {"id": 7, "text": "Talks.", "date": "2021-03-05T23:59:00+09:00", "title": " T ", "source": "P", "url": "u"}
    (article,) = articles(lines(tmp_path / "a.jsonl", row | {"licence": ["x"]}))
    assert (article.given_id, article.published) == ("7", date(2021, 3, 5))
    assert (article.title, article.publisher, article.url) == ("T", "P", "u")
    assert article.file == str(tmp_path / "a.jsonl")


def test_publication_day_for_those_that_do_not_tell(tmp_path: Path) -> None:
    """The day handed in fills gaps only."""
    rows = ({"id": "a", "text": "One."}, {"id": "b", "text": "Two.", "date": "2020-01-02"})
    brought = articles(lines(tmp_path / "a.jsonl", *rows), published=date(2024, 1, 1))
    assert [article.published for article in brought] == [date(2024, 1, 1), date(2020, 1, 2)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('{"id": "a", "text": "half', "broken JSON"),
        ('{"id": "a", "text": "\\ud800 half a character"}', "broken JSON"),
        ("[" * 5_000 + "]" * 5_000, "broken JSON"),
        ([1, 2], "not an object"),
        ("null", "not an object"),
        ({"id": "a"}, "no text"),
        ({"id": "a", "text": None}, "no text"),
        ({"id": "a", "text": ["x"]}, "a field of the wrong type"),
        ({"id": True, "text": "x"}, "a field of the wrong type"),
        ({"id": "a", "text": "x", "date": 2021}, "a field of the wrong type"),
        ({"id": "a", "text": "x", "source": {"name": "P"}}, "a field of the wrong type"),
        ({"id": "a", "text": "x", "date": "2021-02-30"}, "a date that does not exist"),
        ({"id": "a", "text": "date 9999-99-99 x"}, "a date that does not exist"),
        ({"id": "a", "text": "x", "date": "yesterday"}, "a date that is no day"),
        ({"id": "a", "text": "x", "date": "2021-02"}, "a date that is no day"),
        ({"id": "a", "text": " \n\t\u200b\ufeff "}, "an empty text"),
        ({"id": "a", "text": "date 2021-02-03"}, "an empty text"),
        ({"id": "a", "text": "x\x00y"}, "not a text"),
        ({"id": "a" * 3_000, "text": "x"}, "a field over 2,000 characters"),
        ({"id": "a\x00", "text": "x"}, "a field that is no text"),
        ({"id": "a", "text": "e" + "\u0301\u0316" * 300_000}, "not a text"),
        ({"id": "a", "text": "x" * 1_000_001}, "a text over 1,000,000 characters"),
    ],
)
def test_a_bad_line_is_set_aside_and_the_next_is_read(tmp_path: Path, row: object, reason: str) -> None:
    """A line that is no article is set aside with file, line, reason and remedy, and the next line is brought in."""
    path = lines(tmp_path / "a.jsonl", row, {"id": "good", "text": "Talks."})
    fault, article = bring_in([path])
    assert isinstance(fault, SetAside)
    assert (fault.what.partition(":")[0], fault.where) == (reason, f"{path}:1")
    assert fault.remedy
    assert isinstance(article, Article)
    assert article.given_id == "good"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "an empty text"),
        (b" \n\r\n\t ", "an empty text"),
        (b"\xff\xfeT\x00a\x00", "not a text"),
        (b"PK\x03\x04\x00\x00\x00", "not a text"),
        (b"caf\xe9", "not a text"),
        (b"\xed\xa0\x80 half", "not a text"),
        (b"date 9999-99-99 Talks.", "a date that does not exist"),
        (b"x" * 5_000_000, "a text over 1,000,000 characters"),
        (b"x" * 1_000_001, "a text over 1,000,000 characters"),
    ],
)
def test_a_bad_text_file_is_set_aside(tmp_path: Path, content: bytes, reason: str) -> None:
    """A file that holds no article is set aside by name."""
    (tmp_path / "a.txt").write_bytes(content)
    (fault,) = faults(tmp_path)
    assert (fault.what.partition(":")[0], fault.where) == (reason, str(tmp_path / "a.txt"))


def test_a_binary_file_of_lines_is_one_fault(tmp_path: Path) -> None:
    """A file that begins with NUL bytes is set aside once, not line by line."""
    (tmp_path / "a.jsonl").write_bytes(b"\x00\x01\n" * 1_000)
    assert [fault.what for fault in faults(tmp_path)] == ["not a text: it holds NUL bytes"]


def test_a_line_too_long_to_hold_is_skipped(tmp_path: Path) -> None:
    """A line beyond every limit is set aside without being held, and the next one is read."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "a", "text": "' + b"x" * 13_000_000 + b'"}\n{"id": "b", "text": "Talks."}')
    fault, article = bring_in([path])
    assert isinstance(fault, SetAside)
    assert isinstance(article, Article)
    assert (fault.where, article.given_id) == (f"{path}:1", "b")


def test_one_id_for_two_texts(tmp_path: Path) -> None:
    """In one file the second article under an id is set aside, and the same article again is not."""
    rows = [{"id": "a", "text": "One."}, {"id": "a", "text": "Two."}, {"id": "a", "text": "One."}]
    first, fault, again = bring_in([lines(tmp_path / "a.jsonl", *rows)])
    assert first == again
    assert isinstance(fault, SetAside)
    assert fault.what == "an id that another article of the file has: 'a'"
    assert fault.where.endswith("a.jsonl:2")


def test_lines_without_an_id_are_named_after_the_file(tmp_path: Path) -> None:
    """A line without an id is called after its file and number; blank lines and a byte order mark do no harm."""
    path = tmp_path / "week.jsonl"
    path.write_bytes(b'\xef\xbb\xbf\n{"text": "One."}\r\n\n{"text": "Two."}')
    assert [article.given_id for article in articles(path)] == ["week-2", "week-4"]


def test_folders_are_walked_by_name(tmp_path: Path) -> None:
    """The order of articles depends on the names alone, and a file given twice is read once."""
    for name in ("b/2.txt", "a.txt", "b/1.TXT", "c/d/e.txt", ".hidden/x.txt", ".x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"Talks {name}.", encoding="utf-8")
    names = [article.given_id for article in articles(tmp_path)]
    assert names == ["a", "1", "2", "e"]
    again = articles(tmp_path / "b" / "1.TXT", tmp_path / "b", tmp_path, tmp_path / "a.txt", f"{tmp_path}/./a.txt")
    assert [article.given_id for article in again] == names


def test_what_a_folder_holds_besides_is_accounted_for(tmp_path: Path) -> None:
    """Other kinds of files, empty folders, broken links, rings of links and missing paths are all set aside."""
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty").mkdir()
    (tmp_path / "ring").symlink_to(tmp_path)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    reasons = {fault.what for fault in faults(tmp_path, tmp_path.parent / "missing")}
    assert reasons == {
        "a kind of file that no source reads: .png",
        "a link to a folder",
        "not a file or folder: a device, socket or broken link",
        "no such file or folder",
    }
    assert [fault.what for fault in faults(tmp_path / "empty")] == ["an empty folder: no file in it"]
    assert [fault.what for fault in faults("/dev/null")] == ["not a file or folder: a device or socket"]


def test_a_file_of_another_name_is_known_by_its_beginning(tmp_path: Path) -> None:
    """A file given by name is read whatever its ending: as JSON Lines if it begins with an object, else as text."""
    (tmp_path / "a.dump").write_text(' {"id": "x", "text": "One."}', encoding="utf-8")
    (tmp_path / "b.news").write_text("Two.", encoding="utf-8")
    brought = articles(tmp_path / "a.dump", tmp_path / "b.news")
    assert [(article.given_id, article.text) for article in brought] == [("x", "One."), ("b", "Two.")]


@pytest.mark.parametrize(
    ("content", "given_id"), [(b'\n{"id": "x", "text": "Talks."}', "x"), (b"date 2020-01-01 Talks.", "standard-input")]
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes, given_id: str) -> None:
    """Standard input is JSON Lines or one plain text, told apart by the first character."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    (article,) = articles("-")
    assert (article.given_id, article.text, article.file) == (given_id, "Talks.", "-")


def test_a_file_name_of_broken_bytes(tmp_path: Path) -> None:
    """A file whose name is no text is set aside under a name that can be printed."""
    with Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).open("w", encoding="utf-8") as stream:
        stream.write("Talks.")
    (fault,) = faults(tmp_path)
    assert fault.what == "a file name that is no text"
    assert fault.where.endswith("caf\\xe9.txt")


def test_odd_but_honest_texts_are_brought_in_unchanged(tmp_path: Path) -> None:
    """Right-to-left marks, markup, emoji and zero-width characters are text, and stay."""
    texts = ["\u202eTalks\u202c", "<p>Talks</p>", "Talks \U0001f1f0\U0001f1f7", "Ta\u200blks", "date\n" * 10_000]
    path = lines(tmp_path / "a.jsonl", *({"id": str(n), "text": text} for n, text in enumerate(texts)))
    assert [article.text for article in articles(path)] == texts


def test_bringing_in_is_lazy(tmp_path: Path) -> None:
    """The first article is there before the last file is opened."""
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Two.", encoding="utf-8")
    brought = bring_in([tmp_path])
    assert isinstance(next(brought), Article)
    (tmp_path / "b.txt").unlink()
    (fault,) = brought
    assert isinstance(fault, SetAside)
    assert fault.where.endswith("b.txt")


def test_the_number_to_expect(tmp_path: Path) -> None:
    """The number of items is told beforehand, faults included; where it cannot be known it is None."""
    assert expected([tmp_path]) == len(list(bring_in([tmp_path]))) == 1
    (tmp_path / "a.txt").write_text("One.", encoding="utf-8")
    (tmp_path / "b.png").write_bytes(b"")
    lines(tmp_path / "c.jsonl", {"text": "Two."}, "{broken")
    (tmp_path / "d.jsonl").write_text('{"text": "Three."}\n{"text": "Four."}', encoding="utf-8")
    assert expected([tmp_path, tmp_path / "missing"]) == len(list(bring_in([tmp_path]))) == 6
    assert expected(["-", tmp_path]) is None
