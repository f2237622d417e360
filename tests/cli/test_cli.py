"""What is promised of the command line, whatever the reader finds."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from relazione import journey
from relazione.cli import app
from relazione.store import open_store
from tests.journey.readers import WordReader

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Types a command in an empty folder, with a reader that is quick."""
    monkeypatch.setattr(journey, "_load", lambda name: WordReader())
    monkeypatch.chdir(tmp_path)

    def typed(*words: str, standard_input: bytes | None = None) -> Result:
        result = CliRunner().invoke(app, words, input=standard_input)
        assert "Traceback" not in result.output
        return result

    return typed


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Two articles and a line that is none."""
    path = tmp_path / "news.jsonl"
    path.write_text(
        '{"id": "a", "text": "Pakistan lacks energy.", "date": "2024-05-06", "source": "The Gazette"}\n'
        '{"id": "b", "text": "Nothing of note."}\n{broken\n',
        encoding="utf-8",
    )
    return path


def test_read_ends_with_a_receipt(run: Run, news: Path) -> None:
    """Reading prints what was new, claimed, refused and set aside with place and remedy, and ends with code 0."""
    result = run("read", str(news), "--record", "r.sqlite")
    assert result.exit_code == 0
    assert "articles   2 new, 0 unchanged\n" in result.stdout
    assert "claims     1: 1 profile\n" in result.stdout
    assert "set aside  1\n  1 x broken JSON\n" in result.stdout
    assert f"{news}:3: broken JSON: " in result.stdout
    assert result.stderr == ""
    again = run("read", str(news), "--record", "r.sqlite")
    assert (again.exit_code, "articles   0 new, 2 unchanged\n" in again.stdout) == (0, True)


def test_the_receipt_as_json(run: Run, news: Path) -> None:
    """With --json standard output is one JSON object, the same on every machine."""
    result = run("read", str(news), "--record", "r.sqlite", "--json", "--workers", "2")
    receipt = json.loads(result.stdout)
    assert receipt["articles"] == {"new": 2, "unchanged": 0, "read_again": 0}
    assert receipt["claims"] == {"profile": 1}
    assert receipt["set_aside"][0]["first"][0]["where"] == f"{news}:3"


def test_standard_input_and_a_day_of_publication(run: Run) -> None:
    """Articles may come through a pipe, with the day on the command line."""
    result = run("read", "-", "--record", "r.sqlite", "--published", "2024-05-06", standard_input=b"Some energy.")
    assert result.exit_code == 0
    store = open_store("r.sqlite")
    (article,) = store.articles()
    store.close()
    assert (article.given_id, str(article.published)) == ("standard-input", "2024-05-06")


def test_nothing_read_has_its_own_code(run: Run) -> None:
    """Where no article could be read the code is 4, and the receipt says why."""
    result = run("read", "missing", "--record", "r.sqlite")
    assert result.exit_code == 4
    assert "missing: no such file or folder. " in result.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("read", "--record", "r.sqlite"),
        ("read", "news.jsonl"),
        ("read", "news.jsonl", "--record", "r.sqlite", "--published", "2024-02-30"),
        ("read", "news.jsonl", "--record", "r.sqlite", "--workers", "0"),
        ("brief", "--record", "r.sqlite"),
        ("sing",),
    ],
)
def test_a_command_that_is_not_understood(run: Run, words: tuple[str, ...]) -> None:
    """A missing or wrong word gives code 2 and names what is wrong on standard error."""
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "words", [("brief", "KOR", "PAK"), ("export", "--as", "codebook"), ("show", "abcdef"), ("read", "news.jsonl")]
)
def test_an_error_is_one_line_with_a_remedy(run: Run, news: Path, words: tuple[str, ...]) -> None:
    """A file that is no record stops every command with code 3 and one line that says what, where and what to do."""
    Path("r.sqlite").write_text("no record\n" * 100, encoding="utf-8")
    result = run(*words, "--record", "r.sqlite")
    assert result.exit_code == 3
    assert result.stderr == (
        "relazione: r.sqlite: the file is no record of relazione. "
        "Give the file that `relazione read` wrote, or a new name.\n"
    )


def test_asking_makes_no_record(run: Run) -> None:
    """A brief from a record that is not there is refused, and leaves no file behind."""
    result = run("brief", "KOR", "--record", "r.sqlite")
    assert (result.exit_code, "there is no record" in result.stderr) == (3, True)
    assert not Path("r.sqlite").exists()


def test_an_export_goes_to_the_terminal_or_a_file(run: Run, news: Path) -> None:
    """The same bytes go to standard output or with -o into a file, and no unfinished file is left."""
    run("read", str(news), "--record", "r.sqlite")
    printed = run("export", "--as", "codebook", "--record", "r.sqlite")
    written = run("export", "--as", "codebook", "--record", "r.sqlite", "-o", "out.jsonl")
    assert (printed.exit_code, written.exit_code, written.stdout) == (0, 0, "")
    assert Path("out.jsonl").read_text(encoding="utf-8") == printed.stdout
    assert [json.loads(line)["doc"] for line in printed.stdout.splitlines()] == ["a", "b"]
    assert sorted(path.name for path in Path().iterdir()) == ["news.jsonl", "out.jsonl", "r.sqlite"]


def test_an_export_that_fails_leaves_the_file_as_it_was(run: Run, news: Path) -> None:
    """An unknown form or a folder that is not there stops the command and spoils nothing."""
    run("read", str(news), "--record", "r.sqlite")
    Path("out.jsonl").write_text("mine", encoding="utf-8")
    assert run("export", "--as", "birds", "--record", "r.sqlite", "-o", "out.jsonl").exit_code == 3
    assert Path("out.jsonl").read_text(encoding="utf-8") == "mine"
    result = run("export", "--as", "codebook", "--record", "r.sqlite", "-o", "missing/out.jsonl")
    assert (result.exit_code, "the file cannot be written" in result.stderr) == (3, True)


def test_a_brief_in_a_file(run: Run, news: Path) -> None:
    """The brief is Markdown, printed or written."""
    run("read", str(news), "--record", "r.sqlite")
    printed = run("brief", "Pakistan", "--record", "r.sqlite", "--as-of", "2024-12-31")
    assert printed.exit_code == 0
    assert printed.stdout.startswith("# ")
    run("brief", "Pakistan", "--record", "r.sqlite", "--as-of", "2024-12-31", "-o", "brief.md")
    assert Path("brief.md").read_text(encoding="utf-8") == printed.stdout


def test_a_claim_is_shown(run: Run, news: Path) -> None:
    """A claim is shown by the beginning of its id, in words or as JSON."""
    run("read", str(news), "--record", "r.sqlite")
    store = open_store("r.sqlite")
    (claim,) = store.claims()
    store.close()
    shown = run("show", claim.id[:6], "--record", "r.sqlite")
    assert (shown.exit_code, "Pakistan lacks energy." in shown.stdout, "by the word" in shown.stdout) == (0, True, True)
    assert json.loads(run("show", claim.id, "--record", "r.sqlite", "--json").stdout)["claim"]["id"] == claim.id
    assert run("show", "ffffffff", "--record", "r.sqlite").exit_code == 3


def test_breaking_off_keeps_what_was_read(run: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keyboard ends a run with code 130 and one line, not a traceback."""

    def broken_off(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(journey, "freshen", broken_off)
    result = run("read", str(news), "--record", "r.sqlite")
    assert (result.exit_code, result.stderr[:21]) == (130, "relazione: broken off")
    store = open_store("r.sqlite")
    assert store.counts().articles == 2
    store.close()


def test_help_is_quick_and_tells_the_codes() -> None:
    """Help and version load neither the language model nor any table, and help names the exit codes."""
    program = "import sys, relazione.cli as c\ntry: c.main()\nfinally: print(*sys.modules, file=sys.stderr)"
    for words in (("--help",), ("read", "--help"), ("--version",)):
        done = subprocess.run(
            [sys.executable, "-c", program, *words], capture_output=True, check=False, encoding="utf-8"
        )
        assert done.returncode == 0
        assert words == ("--version",) or "Exit codes: 0 done" in done.stdout
        loaded = set(done.stderr.split())
        assert not loaded & {"spacy", "numpy", "orjson", "sqlite3", "rigour", "relazione.journey", "relazione.store"}


def test_a_closed_pipe_is_no_accident(tmp_path: Path, news: Path) -> None:
    """`relazione export ... | head` ends quietly."""
    store = open_store(tmp_path / "r.sqlite", create=True)
    store.close()
    command = f"{sys.executable} -m relazione --help | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, encoding="utf-8", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_bar_for_scores(run: Run, news: Path) -> None:
    """--at-least refuses weaker claims when reading, and leaves them out of exports and briefs."""
    refused = run("read", str(news), "--record", "strict.sqlite", "--at-least", "0.6")
    assert (refused.exit_code, "refused    1: 1 score too low\n" in refused.stdout) == (0, True)
    run("read", str(news), "--record", "r.sqlite")
    every = run("export", "--as", "claims", "--record", "r.sqlite").stdout
    assert every and run("export", "--as", "claims", "--record", "r.sqlite", "--at-least", "0.6").stdout == ""
    assert run("export", "--as", "claims", "--record", "r.sqlite", "--at-least", "0.5").stdout == every
    (claim,) = (json.loads(line)["id"] for line in every.splitlines())
    assert run("show", claim, "--record", "r.sqlite", "--at-least", "0.5").exit_code == 0
    assert run("show", claim, "--record", "r.sqlite", "--at-least", "0.6").exit_code == 3
    brief = run("brief", "PAK", "--record", "r.sqlite", "--at-least", "0.6")
    assert "Claims that score under 0.60 are left out." in brief.stdout
    assert run("export", "--as", "claims", "--record", "r.sqlite", "--at-least", "2").exit_code == 2
