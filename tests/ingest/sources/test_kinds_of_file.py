"""Every kind of file, made by the tools themselves, brings the same article whole, with all that it says of it."""

from __future__ import annotations

import gc
import gzip
import io
import json
import warnings
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from relazione.errors import SetAside
from relazione.ingest import Article, bring_in, expected

FIRST = "Foreign Minister Rosa Huaman of Peru received her Ghanaian counterpart Kojo Mensah in Lima on Monday."
SECOND = "They signed an agreement on fisheries and announced that Ghana would open an embassy in the city."
THIRD = "Ms. Huaman thanked Ghana for its support during the floods of the spring, and accepted an invitation to Accra."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
TITLE, DAY, PUBLISHER, URL = "Peru and Ghana sign", "2024-03-05", "The Lima Mirror", "https://mirror.example/a/1"
ROW = {"id": "a1", "text": TEXT, "date": DAY, "title": TITLE, "source": PUBLISHER, "url": URL}
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE}</title><meta charset="utf-8">
<meta property="og:site_name" content="{PUBLISHER}"><meta property="article:published_time" content="{DAY}T10:00:00Z">
<link rel="canonical" href="{URL}"></head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article><footer>All rights reserved</footer>
</body></html>"""
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>{PUBLISHER}</title><item><title>{TITLE}</title>
<guid>a1</guid><link>{URL}</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;&lt;p&gt;{THIRD}&lt;/p&gt;</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{PUBLISHER}</title><entry><id>a1</id>
<title>{TITLE}</title><link href="{URL}"/><published>2024-03-05T10:00:00Z</published><summary>Short.</summary>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;&lt;p&gt;{THIRD}&lt;/p&gt;</content>
</entry></feed>"""


def table(mark: str) -> bytes:
    """The article as a table with its cells in quotes."""
    return "\n".join(mark.join(f'"{cell}"' for cell in row) for row in (ROW.keys(), ROW.values())).encode()


def parquet() -> bytes:
    """The article as Parquet."""
    held = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist([ROW]), held)
    return held.getvalue()


def crawl(packed: bool = True, pages: tuple[str, ...] = (PAGE,)) -> bytes:
    """The pages in a crawl, a picture before each, fetched years later."""
    held = io.BytesIO()
    writer = WARCWriter(held, gzip=packed)
    fetched = {"WARC-Date": "2026-01-01T00:00:00Z"}
    answers = [answer for page in pages for answer in (("image/png", b"PNG"), ("text/html", page.encode()))]
    with warnings.catch_warnings():  # the library leaves files of its own to the collector
        warnings.simplefilter("ignore", ResourceWarning)
        for kind, content in answers:
            head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                URL, "response", io.BytesIO(content), http_headers=head, warc_headers_dict=fetched
            )
            writer.write_record(record)
            del record
        gc.collect()
    return held.getvalue()


def letter() -> EmailMessage:
    """The article as a letter of a press service."""
    message = EmailMessage()
    message["From"], message["Date"] = f"{PUBLISHER} <press@mirror.example>", "Tue, 05 Mar 2024 10:00:00 +0000"
    message["Subject"], message["Message-ID"] = TITLE, "<a1>"
    message.set_content(TEXT)
    message.add_alternative("<p>" + TEXT.replace("\n\n", "</p><p>") + "</p>", subtype="html")
    return message


def pdf(*pages: str) -> bytes:
    """The text drawn line by line on pages."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4, invariant=True)
    canvas.setTitle(TITLE)
    for page in pages:
        lines = canvas.beginText(40, 800)
        lines.textLines(page)
        canvas.drawText(lines)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def archive(**members: bytes) -> bytes:
    """A ZIP archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "."), content)
    return held.getvalue()


NEWS_PLEASE = {
    "maintext": TEXT,
    "date_publish": f"{DAY} 10:00:00",
    "title": TITLE,
    "source_domain": PUBLISHER,
    "url": URL,
}
TRAFILATURA = {"text": TEXT, "date": DAY, "title": TITLE, "source-hostname": PUBLISHER, "source": URL, "id": None}
FILES = {
    "one.jsonl": json.dumps(ROW).encode(),
    "packed.jsonl.gz": gzip.compress(json.dumps(ROW).encode(), mtime=0),
    "news-please.json": json.dumps(NEWS_PLEASE).encode(),
    "trafilatura.json": json.dumps([TRAFILATURA]).encode(),
    "table.csv": table(","),
    "semicolons.csv": table(";"),
    "table.tsv": table("\t"),
    "table.parquet": parquet(),
    "page.html": PAGE.encode(),
    "feed.rss": RSS.encode(),
    "feed.atom": ATOM.encode(),
    "feed.xml": RSS.encode(),
    "crawl.warc.gz": crawl(),
    "crawl.warc": crawl(packed=False),
    "letter.eml": letter().as_bytes(),
    "box.mbox": b"From press@mirror.example Tue Mar  5 10:00:00 2024\n" + letter().as_bytes() + b"\n",
    "archive.zip": archive(inner__html=PAGE.encode()),
}


def brought(folder: Path, name: str, content: bytes) -> list[Article | SetAside]:
    """What a file of that name and content brings."""
    path = folder / name
    path.write_bytes(content)
    return list(bring_in([path]))


@pytest.mark.parametrize("name", FILES)
def test_a_file_brings_the_article_with_all_that_it_says_of_it(tmp_path: Path, name: str) -> None:
    """Text, day, title, publisher and address come out of every kind of file that holds them."""
    (article,) = brought(tmp_path, name, FILES[name])
    assert isinstance(article, Article), article
    assert article.text.strip() == TEXT
    assert (str(article.published), article.title, article.publisher) == (DAY, TITLE, PUBLISHER)
    assert article.url == (None if name.endswith((".eml", ".mbox")) else URL)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_known_by_its_first_bytes_too(tmp_path: Path, name: str) -> None:
    """A file of another ending is read by what it begins with; packed ones need their ending."""
    if name.endswith((".gz", ".zip", ".json")):
        name = f"{name}.jsonl"
        content = json.dumps(ROW).encode()
    else:
        content = FILES[name]
    (article,) = brought(tmp_path, f"{name}.download", content)
    assert isinstance(article, Article), article
    assert article.text.strip() == TEXT


def test_a_pdf_file_brings_its_pages_with_broken_lines_joined(tmp_path: Path) -> None:
    """Lines of one paragraph are joined, and a word broken at the end of a line is whole again."""
    (article,) = brought(
        tmp_path, "release.pdf", pdf("The ministers met in\nLima and spoke of fish-\neries.", "They parted.")
    )
    assert isinstance(article, Article), article
    assert article.text.split() == "The ministers met in Lima and spoke of fisheries. They parted.".split()
    assert article.title == TITLE


def test_each_letter_of_a_box_and_each_row_of_a_table_is_an_article(tmp_path: Path) -> None:
    """Nothing is run together and nothing left out."""
    box = FILES["box.mbox"] + b"\n" + FILES["box.mbox"].replace(b"<a1>", b"<a2>")
    assert [a.given_id for a in brought(tmp_path, "two.mbox", box) if isinstance(a, Article)] == ["a1", "a2"]
    rows = b'text,published\nOne meeting.,2024-01-01\n,2024-01-02\n"Two, meetings.",2024-01-03\na,b,c\n'
    first, empty, second, broken = brought(tmp_path, "two.csv", rows)
    assert isinstance(first, Article) and isinstance(second, Article)
    assert (first.given_id, second.text, str(second.published)) == ("two-2", "Two, meetings.", "2024-01-03")
    assert isinstance(empty, SetAside) and "empty text" in empty.what
    assert isinstance(broken, SetAside) and broken.where.endswith("two.csv:5")


def test_an_archive_goes_on_after_a_broken_member(tmp_path: Path) -> None:
    """Each member is given account of by its own name."""
    content = archive(a__html=b"<html></html>", b__txt=TEXT.encode(), c__zip=b"PK", d__txt=b"\xff\xfe\x00")
    found = brought(tmp_path, "several.zip", content)
    assert [isinstance(item, Article) for item in found] == [False, True, False, False]
    assert [item.where.rpartition("/")[2] for item in found if isinstance(item, SetAside)] == [
        "a.html",
        "c.zip",
        "d.txt",
    ]


def test_the_number_expected_is_told_where_it_can_be(tmp_path: Path) -> None:
    """Packed files do not say how much is in them."""
    (tmp_path / "feed.rss").write_bytes(FILES["feed.rss"])
    (tmp_path / "table.parquet").write_bytes(FILES["table.parquet"])
    assert expected([tmp_path]) == 2
    (tmp_path / "packed.jsonl.gz").write_bytes(FILES["packed.jsonl.gz"])
    assert expected([tmp_path]) is None
