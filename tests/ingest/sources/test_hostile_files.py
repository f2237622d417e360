"""Files made to do harm, or broken on the way, are each given account of; none is a crash or takes all the memory."""

from __future__ import annotations

import gzip
import io
import resource
import zipfile
from pathlib import Path

import pytest

from relazione.errors import SetAside
from relazione.ingest import Article, bring_in
from tests.ingest.sources.test_kinds_of_file import FILES, PAGE, ROW, brought, crawl, pdf

LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel>&b;</channel></rss>'
)


def reason(folder: Path, name: str, content: bytes) -> str:
    """Why the one thing in a file is set aside."""
    (fault,) = brought(folder, name, content)
    assert isinstance(fault, SetAside), fault
    assert fault.where and fault.remedy
    return fault.what


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("cut.jsonl.gz", FILES["packed.jsonl.gz"][:-20], "cut off"),
        ("broken.jsonl.gz", b"\x1f\x8b\x08\x00" + b"\x00" * 6 + b"\xff" * 40, "broken"),
        ("none.txt.gz", b"no gzip at all", "broken"),
        ("broken.zip", b"PK\x03\x04 and no more", "broken"),
        ("laughs.rss", LAUGHS, "entities of its own"),
        ("nested.html", b"<div>" * 100_000 + b"x" + b"</div>" * 100_000, "inside each other"),
        ("menu.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>", "without an article"),
        ("empty.warc", b"WARC/1.0\r\n", "without a page"),
        ("no.pdf", b"%PDF-1.7\nnothing of the kind", "cannot be read"),
        ("no.parquet", b"PAR1 nothing of the kind", "breaks off"),
        ("no.json", b"[{]", "broken JSON"),
        ("no.csv", b"a,b\n1,2\n", "without a column for the text"),
        ("nul.csv", b"text\n\x00\x00\n", "NUL"),
        ("no.rss", b"plain words", "without items"),
    ],
)
def test_what_is_broken_is_set_aside_with_its_reason(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    """The reason names what is wrong, and the place the file."""
    assert why in reason(tmp_path, name, content)


def test_a_packed_file_that_unpacks_to_a_thousand_times_its_size_is_broken_off(tmp_path: Path) -> None:
    """Of a bomb no more is unpacked than is allowed, and the memory does not grow with it."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bomb = io.BytesIO()
    with gzip.GzipFile(fileobj=bomb, mode="wb", mtime=0) as packed:
        for _ in range(40):
            packed.write((b" " * 1023 + b"\n") * 1024)
    assert "unpacks to over" in reason(tmp_path, "bomb.jsonl.gz", bomb.getvalue())
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("bomb.jsonl", "w") as member:
        for _ in range(40):
            member.write((b" " * 1023 + b"\n") * 1024)
    assert "unpacks to over" in reason(tmp_path, "bomb.zip", held.getvalue())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 << 10  # in KiB


def test_a_line_of_two_hundred_megabytes_is_passed_without_being_held(tmp_path: Path) -> None:
    """A table breaks off at a line that is no row; JSON Lines go on after it."""
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        for _ in range(200):
            file.write(b"x" * (1 << 20))
        file.write(b"\n" + FILES["one.jsonl"] + b"\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    long, article = bring_in([path])
    assert isinstance(long, SetAside) and isinstance(article, Article)
    path.rename(tmp_path / "long.csv")
    (fault,) = bring_in([tmp_path / "long.csv"])
    assert isinstance(fault, SetAside)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150 << 10  # in KiB


def test_a_crawl_with_a_lying_length_or_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    """The pages before the break are articles, the break itself is told."""
    whole = crawl(packed=False, pages=(PAGE, PAGE.replace(str(ROW["title"]), "Another day")))
    found = brought(tmp_path, "cut.warc", whole[: len(whole) * 3 // 5])
    assert isinstance(found[0], Article)
    lying = whole.replace(b"Content-Length: ", b"Content-Length: 9", 1)
    for item in brought(tmp_path, "lying.warc", lying):
        assert isinstance(item, Article | SetAside)
    packed = brought(tmp_path, "cut.warc.gz", crawl(pages=(PAGE, PAGE))[:-40])
    assert isinstance(packed[0], Article)


def test_a_pdf_file_whose_pages_point_at_themselves_ends(tmp_path: Path) -> None:
    """A tree of pages that is a ring, a password and a page without text are each a reason."""
    ring = pdf("Words.").replace(b"/Kids [ 3 0 R ]", b"/Kids [ 2 0 R ]")
    for item in brought(tmp_path, "ring.pdf", ring):
        assert isinstance(item, Article | SetAside)
    assert "without text" in reason(tmp_path, "picture.pdf", pdf(""))


def test_markup_in_fields_is_text_and_never_run(tmp_path: Path) -> None:
    """A feed's script is left out of the words, and its title is words alone."""
    feed = FILES["feed.rss"].replace(b"&lt;p&gt;Foreign", b"&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;Foreign", 1)
    (article,) = brought(tmp_path, "script.rss", feed)
    assert isinstance(article, Article) and "alert" not in article.text
