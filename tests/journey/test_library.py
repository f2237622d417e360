"""What is promised of the program as a library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import relazione
from relazione import journey
from relazione.errors import RunStopped
from tests.journey.readers import WordReader


@pytest.fixture
def news(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """One article, and a reader that is quick."""
    monkeypatch.setattr(journey, "_load", lambda name: WordReader())
    (tmp_path / "a.txt").write_text(" date 2024-05-06 Pakistan lacks energy.", encoding="utf-8")
    return tmp_path / "a.txt"


@pytest.mark.parametrize("place", ["memory:", "r.sqlite"])
def test_a_record_in_a_few_lines(news: Path, place: str) -> None:
    """A record is opened, read into and asked, and closed at the end of the block."""
    with relazione.open(place if place == "memory:" else news.with_name(place)) as record:
        assert record.read(news).new == 1
        (claim,) = record.claims(kind="profile", actor="PAK")
        assert claim.id[:6] in record.show(claim.id) or claim.quote in record.show(claim.id)
        assert '"doc": "a"' in "".join(record.export("codebook"))
        record.export_files("csv", news.with_name("data"), unit="dyad-year")
        assert {"entries.csv", "panel.csv", "README.md"} <= {path.name for path in (news.with_name("data")).iterdir()}
        assert record.brief("Pakistan").startswith("# ")
        assert [row.cells["kind"] for row in record.ask("entries", "Pakistan").rows] == ["profile"]
        assert (len(record.entries()), record.counts().articles) == (1, 1)
        assert record.read(news).unchanged == 1


def test_asking_before_reading_makes_no_file(tmp_path: Path) -> None:
    """A record that is not there cannot be asked, and asking does not make it."""
    record = relazione.open(tmp_path / "r.sqlite")
    with pytest.raises(RunStopped, match="there is no record"):
        record.counts()
    assert not list(tmp_path.iterdir())


def test_importing_costs_nothing() -> None:
    """`import relazione` loads no part of the program but itself."""
    program = "import sys; before = set(sys.modules); import relazione; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    assert [name for name in done.stdout.split() if name.startswith(("relazione.", "spacy", "sqlite3"))] == []
