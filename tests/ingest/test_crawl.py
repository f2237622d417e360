"""What is promised of lists of addresses and the crawls that hold their pages."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest

from relazione.errors import SetAside
from relazione.ingest import Article, Bringing, bring_in
from relazione.ingest import bringing as bringing_in
from tests.ingest.sources.test_kinds_of_file import PAGE, TEXT, URL, crawl


def knowledge_graph(*addresses: str, kind: str = "1") -> bytes:
    """Lines of GDELT's knowledge graph 2.1: 27 columns with tabs between."""
    head = ["20240305101500-1", "20240305101500", kind, "mirror.example"]
    return "".join("\t".join([*head, address, *([""] * 22)]) + "\n" for address in addresses).encode()


def mentions(*addresses: str) -> bytes:
    """Lines of GDELT's mentions: 16 columns."""
    head = ["1", "20240305101500", "20240305101500", "1", "mirror.example"]
    return "".join("\t".join([*head, address, *([""] * 10)]) + "\n" for address in addresses).encode()


def events(*addresses: str) -> bytes:
    """Lines of GDELT's events: 61 columns, the address the last."""
    return "".join("\t".join([*(["1"] * 60), address]) + "\n" for address in addresses).encode()


def put(path: Path, content: bytes) -> Path:
    """A file with this content."""
    path.write_bytes(content)
    return path


def pages(path: Path, *addresses: str) -> Path:
    """A crawl as JSON Lines, a page of its own text for each address."""
    rows = ({"text": f"The envoy number {n} called in Accra.", "url": url} for n, url in enumerate(addresses))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "lines"), [("a.gkg.csv", knowledge_graph), ("a.mentions.CSV", mentions), ("a.export.CSV", events)]
)
@pytest.mark.parametrize("packed", [False, True])
def test_pages_that_gdelt_names_are_read_from_a_crawl(tmp_path: Path, name: str, lines: object, packed: bool) -> None:
    """Each of its tables, packed as it comes or not, gives the page that a WARC holds, once; the missing is told."""
    assert callable(lines)
    content = lines(URL, URL, "https://mirror.example/gone")
    if packed:
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as archive:
            archive.writestr(name, content)
        path, place = tmp_path / f"{name}.zip", f"{tmp_path / name}.zip/{name}:3"
    else:
        path, place = put(tmp_path / name, content), f"{tmp_path / name}:3"
    held = put(tmp_path / "pages.warc.gz", crawl())
    article, fault = bring_in([path], Bringing(crawl=(held,)))
    assert isinstance(article, Article) and isinstance(fault, SetAside)
    assert (article.text, article.url) == (TEXT, URL)
    assert fault.what.startswith(
        "a page that the crawl lacks, or holds without an article: https://mirror.example/gone"
    )
    assert fault.where == place


def test_a_crawl_may_be_a_folder_a_warc_or_lines(tmp_path: Path) -> None:
    """Pages are found in saved pages by their canonical address, and in rows by the one they give."""
    folder = tmp_path / "crawl"
    folder.mkdir()
    put(folder / "saved.html", PAGE.encode())
    pages(folder / "rows.jsonl", "https://a.example/1", "https://a.example/2")
    listed = put(tmp_path / "a.gkg.csv", knowledge_graph(URL, "https://a.example/2"))
    found = [item for item in bring_in([listed], Bringing(crawl=(folder,))) if isinstance(item, Article)]
    assert sorted(str(article.url) for article in found) == ["https://a.example/2", URL]


@pytest.mark.parametrize(
    "address",
    ["http://a.example/x/", "https://WWW.A.example/x#top", "https://a.example/x?utm_source=t&fbclid=1"],
)
def test_addresses_that_name_one_page_are_one(tmp_path: Path, address: str) -> None:
    """Protocol, www, a closing stroke, a fragment and tracking do not tell pages apart; a query does."""
    held = pages(tmp_path / "rows.jsonl", "https://a.example/x", "https://a.example/x?id=2")
    (article,) = bring_in([put(tmp_path / "a.gkg.csv", knowledge_graph(address))], Bringing(crawl=(held,)))
    assert isinstance(article, Article)
    assert article.url == "https://a.example/x"


def test_a_list_without_a_crawl_is_set_aside_once(tmp_path: Path) -> None:
    """However long the list, its file is told once, with what to do; other files are read."""
    listed = put(tmp_path / "a.gkg.csv", knowledge_graph(*(f"https://a.example/{n}" for n in range(100))))
    fault, article = bring_in([listed, put(tmp_path / "b.txt", b"The envoy called.")])
    assert isinstance(fault, SetAside) and isinstance(article, Article)
    assert "--crawl" in fault.remedy


def test_a_list_longer_than_memory_allows_is_walked_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a list in parts each page is brought in once and each missing one told once, as of a list in one piece."""
    addresses = [f"https://a.example/{n}" for n in range(10)]
    held = pages(tmp_path / "rows.jsonl", *addresses[::2])
    listed = put(tmp_path / "a.gkg.csv", knowledge_graph(*addresses))
    whole = sorted(map(str, bring_in([listed], Bringing(crawl=(held,)))))
    monkeypatch.setattr(bringing_in, "MOST_WANTED", 3)
    assert sorted(map(str, bring_in([listed], Bringing(crawl=(held,))))) == whole
    assert len(whole) == 10


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (knowledge_graph("a book", kind="3"), "names no page"),
        (knowledge_graph("file:///etc/passwd"), "names no page"),
        (b"\x00\xff\t\n", "names no page"),
        (b"one\ttwo\n", "names no page"),
        (knowledge_graph("https://[broken"), "lacks"),
        (knowledge_graph("https://a.example/\xff\xfe"), "lacks"),
        (knowledge_graph("https://a.example/" + "x" * 100_000), "lacks"),
        (b"x" * 9_000_000, "too long"),
        (b"", "an empty file"),
        (gzip.compress(knowledge_graph(URL))[:-9], "names no page"),
    ],
)
def test_a_hostile_list_is_accounted_for(tmp_path: Path, content: bytes, why: str) -> None:
    """What names no page is told with its line; nothing outside the crawl is opened."""
    held = pages(tmp_path / "rows.jsonl", "https://a.example/1")
    faults = list(bring_in([put(tmp_path / "a.gkg.csv", content)], Bringing(crawl=(held,))))
    assert faults and all(isinstance(fault, SetAside) and why in fault.what for fault in faults)


def test_a_crawl_that_is_not_there_or_is_broken_is_told(tmp_path: Path) -> None:
    """The fault of the crawl comes with the pages that it then lacks."""
    listed = put(tmp_path / "a.gkg.csv", knowledge_graph(URL))
    missing, lacking = bring_in([listed], Bringing(crawl=(tmp_path / "nowhere",)))
    assert isinstance(missing, SetAside) and isinstance(lacking, SetAside)
    assert missing.what == "no such file or folder"
    broken = put(tmp_path / "c.warc", b"WARC/1.0\r\nContent-Length: 99999\r\n\r\nshort")
    told = list(bring_in([listed], Bringing(crawl=(broken,))))
    assert all(isinstance(fault, SetAside) for fault in told) and len(told) >= 2
