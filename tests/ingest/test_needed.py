"""What is promised where a library is missing, and of files that are held whole."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from relazione.errors import SetAside
from relazione.ingest import bring_in
from relazione.ingest.whole import whole
from tests.ingest.sources.test_kinds_of_file import FILES


@pytest.mark.parametrize(
    ("library", "module", "name"),
    [
        ("feedparser", "feedparser", "feed.rss"),
        ("pyarrow", "pyarrow.parquet", "a.parquet"),
        ("pypdf", "pypdf", "a.pdf"),
        ("trafilatura", "trafilatura", "page.html"),
        ("warcio", "warcio.archiveiterator", "crawl.warc"),
    ],
)
def test_a_missing_library_is_named_with_the_way_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, module: str, name: str
) -> None:
    """The file is set aside, and what opens it is told; other files need none of it."""
    monkeypatch.setitem(sys.modules, module, None)
    content = next((content for known, content in FILES.items() if known.endswith(Path(name).suffix)), b"%PDF-1.7")
    (tmp_path / name).write_bytes(content)
    (fault,) = bring_in([tmp_path])
    assert isinstance(fault, SetAside)
    assert f"{library} is needed" in fault.what
    assert "relazione[sources]" in fault.remedy


def test_a_file_is_held_whole_up_to_its_limit() -> None:
    """A byte more than the limit is one too many; no more than that one is read."""
    assert whole(io.BytesIO(b"four"), 4, "a") == b"four"
    stream = io.BytesIO(b"x" * 100)
    with pytest.raises(SetAside, match="a text over"):
        whole(stream, 4, "a")
    assert stream.tell() == 5
