"""What is promised of what a person at a terminal sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from relazione.errors import SetAside
from relazione.receipt import Tally
from relazione.terminal import Bar, receipt_lines


def test_the_bar_tells_how_many_and_how_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal the bar shows how many of how many are done, and leaves no trace on standard output."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n', encoding="utf-8")
    with Bar([tmp_path]) as bar:
        bar.step(1)
        bar.step(1)
    told = capsys.readouterr()
    assert told.out == ""
    assert "2/2" in told.err


def test_no_bar_where_nobody_looks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where standard error is no terminal there is no bar."""
    with Bar([tmp_path]) as bar:
        bar.step(1)
    assert capsys.readouterr().err == ""


def test_a_long_list_of_faults_is_cut_and_says_so() -> None:
    """Of each reason three are shown, and the number of the others is told."""
    tally = Tally()
    for number in range(5):
        tally.count_set_aside(SetAside(f"broken JSON: {number}", f"a:{number}", "Mend it."))
    tally.count_article("read_again")
    lines = receipt_lines(tally.receipt(2.0), "r.sqlite")
    assert lines[0] == "Read into r.sqlite in 2.0 s (0.5 articles/s)"
    assert lines[1] == "articles   0 new, 0 unchanged, 1 read again"
    assert lines[4:7] == ["set aside  5", "  5 x broken JSON", "      a:0: broken JSON: 0. Mend it."]
    assert lines[-1] == "      and 2 more, all kept in the record"
