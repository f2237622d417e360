"""What is promised of the commands `retry` and `watch`, and of the options of `read` for tables and crawls."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from tests.cli.test_cli import Run, news, run

__all__ = ["news", "run"]


def test_what_was_mended_is_taken_and_named(run: Run, news: Path) -> None:
    """Before and after a fix each set-aside is named with what became of it, in words and as JSON."""
    assert run("read", str(news), "--record", "r.sqlite").exit_code == 0
    told = run("retry", "--record", "r.sqlite")
    assert (told.exit_code, told.stdout.partition("\n")[0]) == (0, "1 set aside before: 1 still set aside")
    lines = news.read_text(encoding="utf-8").splitlines()
    lines[2] = json.dumps({"id": "mended", "text": "More energy was asked for."})
    news.write_text("\n".join(lines), encoding="utf-8")
    (row,) = json.loads(run("retry", str(news), "--record", "r.sqlite", "--json").stdout)
    assert (row["became"], row["where"]) == ("taken", f"{news}:3")
    assert run("retry", "--record", "r.sqlite").stdout == "0 set aside before\n"


def test_there_must_be_a_record_to_try_again(run: Run) -> None:
    """A mistyped record is not made; a day that is none is not understood."""
    assert run("retry", "--record", "none.sqlite").exit_code == 3
    assert not Path("none.sqlite").exists()
    run("read", "-", "--record", "r.sqlite", standard_input=b"Some energy.")
    assert run("retry", "--record", "r.sqlite", "--published", "2024-02-30").exit_code == 2


def test_a_folder_is_watched_so_many_times(run: Run, tmp_path: Path) -> None:
    """One look reads what is there and says so on one line; what is nowhere stops before anything is read."""
    folder = tmp_path / "in"
    folder.mkdir()
    path = folder / "a.txt"
    path.write_text("Some energy.", encoding="utf-8")
    os.utime(path, (time.time() - 60,) * 2)
    told = run("watch", str(folder), "--record", "r.sqlite", "--times", "1")
    assert told.exit_code == 0
    assert told.stdout.startswith("1: articles 1 new, 0 unchanged, 0 set aside; feeds 0 new")
    again = json.loads(run("watch", str(folder), "--record", "r.sqlite", "--times", "1", "--json").stdout)
    assert (again["round"], again["articles"]["unchanged"]) == (1, 1)
    assert run("watch", "nowhere", "--record", "r.sqlite").exit_code == 3
    assert run("watch", str(folder), "--record", "r.sqlite", "--every", "0").exit_code == 2


def test_columns_and_a_crawl_are_named_on_the_command_line(run: Run, tmp_path: Path) -> None:
    """A table's own names are used, a list's pages are found, and a wrong name stops the run."""
    (tmp_path / "t.csv").write_text("Story,text\nSome energy.,12\n", encoding="utf-8")
    assert run("read", str(tmp_path / "t.csv"), "--record", "r.sqlite", "--columns", "text=story").exit_code == 0
    assert run("read", str(tmp_path / "t.csv"), "--record", "r.sqlite", "--columns", "colour=story").exit_code == 3
    line = "\t".join(["1", "1", "1", "a.example", "https://a.example/1", *[""] * 22])
    (tmp_path / "a.gkg.csv").write_text(f"{line}\n", encoding="utf-8")
    (tmp_path / "pages.jsonl").write_text(json.dumps({"url": "https://a.example/1", "text": "More energy."}))
    told = run("read", str(tmp_path / "a.gkg.csv"), "--crawl", str(tmp_path / "pages.jsonl"), "--record", "r.sqlite")
    assert "articles   1 new" in told.stdout
