"""The questions of the command line: the same options for all, one line of help each, and errors in one line."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relazione import journey
from relazione.asking import names
from relazione.cli import app
from tests.journey.readers import WordReader

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Types a command in a folder with a record of two articles, read by a reader that is quick."""
    monkeypatch.setattr(journey, "_load", lambda name: WordReader())
    monkeypatch.chdir(tmp_path)
    told = (
        '{"id": "a", "text": "Pakistan lacks energy.", "date": "2024-05-06"}\n{"id": "b", "text": "Nothing of note."}\n'
    )
    Path("news.jsonl").write_text(told, encoding="utf-8")

    def typed(*words: str) -> Result:
        result = CliRunner().invoke(app, words)
        assert "Traceback" not in result.output
        return result

    assert typed("read", "news.jsonl", "--record", "r.sqlite").exit_code == 0
    return typed


def test_each_question_says_what_it_tells(run: Run) -> None:
    """The help lists every question with a line of its own."""
    told = run("--help").stdout
    assert all(f"  {name} " in told for name in names())
    for name in names():
        words = run(name, "--help").stdout.splitlines()
        assert any(len(line.split()) > 3 for line in words[2:4]), name


def test_text_json_csv_and_a_file(run: Run) -> None:
    """An answer is printed to read, as JSON or as CSV, and goes to a file where one is given."""
    asked = ("entries", "Pakistan", "--record", "r.sqlite")
    assert "1 report in a, 2024-05-06" in run(*asked).stdout
    (row,) = json.loads(run(*asked, "--json").stdout)["rows"]
    (line,) = csv.DictReader(io.StringIO(run(*asked, "--csv").stdout))
    assert row["kind"] == line["kind"] == "profile"
    assert run(*asked, "--csv", "-o", "out.csv").stdout == ""
    assert Path("out.csv").read_text(encoding="utf-8").startswith("entry,kind,what,date,basis")


def test_the_two_days_and_the_score_narrow_an_answer(run: Run) -> None:
    """Nothing is told that was not published by --known-at, had not begun by --as-of, or scores too low."""
    asked = ("entries", "Pakistan", "--record", "r.sqlite")
    for narrow in (("--known-at", "2024-05-05"), ("--as-of", "2024-05-05"), ("--at-least", "1")):
        assert "Nothing found." in run(*asked, *narrow).stdout, narrow


def test_the_two_days_narrow_exports_and_what_is_shown(run: Run) -> None:
    """`export` and `show` take the two days; a claim that was not known by --known-at is not shown."""
    rows = list(csv.DictReader(io.StringIO(run("entries", "--record", "r.sqlite", "--csv").stdout)))
    claim = json.loads(run("export", "--as", "claims", "--record", "r.sqlite").stdout)["id"]
    for narrow in (("--known-at", "2024-05-05"), ("--as-of", "2024-05-05")):
        assert run("export", "--as", "csv", "--record", "r.sqlite", "-o", "tables", *narrow).exit_code == 0
        assert len(Path("tables/entries.csv").read_text(encoding="utf-8").splitlines()) == 1 < 1 + len(rows)
    assert run("show", claim, "--record", "r.sqlite", "--known-at", "2024-05-05").exit_code == 3
    assert "had not begun" in run("show", claim, "--record", "r.sqlite", "--as-of", "2024-05-05").stdout


def test_too_many_or_too_few_words_are_told(run: Run) -> None:
    """A question that wants one name or two says so, and ends with code 3."""
    for words in (("who",), ("timeline",), ("posts", "Chile", "Peru", "Chad")):
        result = run(*words, "--record", "r.sqlite")
        assert (result.exit_code, "names were given" in result.stderr) == (3, True)


def test_tables_go_into_a_folder(run: Run) -> None:
    """`export --as csv` writes its files into the folder, which it makes, and says so where it is given none."""
    assert run("export", "--as", "csv", "--record", "r.sqlite", "-o", "tables").exit_code == 0
    written = {path.name for path in Path("tables").iterdir()}
    assert {"entries.csv", "reports.csv", "README.md", "CITATION.cff", "SHA256SUMS", "datapackage.json"} <= written
    assert run("export", "--as", "csv", "--record", "r.sqlite").exit_code == 3
