"""README's code runs and prints what README says that it prints."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from relazione.cli import app
from relazione.tell import export

CHECKOUT = Path(__file__).resolve().parents[2]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def _blocks(language: str) -> list[str]:
    """The code blocks of README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the sample articles beside it, as where README's commands are typed."""
    (tmp_path / "examples").symlink_to(CHECKOUT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path


def test_the_commands_print_what_readme_says(desk: Path) -> None:
    """Every `$` line of README's console blocks runs, one after the other, and prints the lines under it."""
    checker = doctest.OutputChecker()
    steps = [step for block in _blocks("console") for step in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)]
    assert steps
    for command, wanted in steps:
        done = subprocess.run(command, shell=True, cwd=desk, capture_output=True, check=False, encoding="utf-8")
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert checker.check_output(wanted, done.stdout, FLAGS), (
            f"$ {command}\nREADME: {wanted}\nPRINTED: {done.stdout}"
        )


def test_five_commands_lead_from_pip_to_a_word_brief_and_a_panel(desk: Path) -> None:
    """README's five commands run: the checkout installs with pip, then brief, panel and calendar are there."""
    install, *commands = (line for block in _blocks("sh") for line in block.splitlines())
    assert (install, len(commands)) == ("pip install .", 4)
    # Into a folder of the test's own, without what it depends on: nothing is fetched, nothing installed is touched.
    into = [
        "--no-deps",
        "--no-build-isolation",
        "--quiet",
        "--disable-pip-version-check",
        "--target",
        str(desk / "site"),
    ]
    pip = [sys.executable, "-m", *install.removesuffix(" .").split(), str(CHECKOUT), *into]
    for command in (pip, *map(shlex.split, commands)):
        done = subprocess.run(command, cwd=desk, capture_output=True, check=False, encoding="utf-8")
        assert done.returncode == 0, f"{command}\n{done.stderr}"
    assert (desk / "site" / "relazione" / "cli.py").is_file()
    with zipfile.ZipFile(desk / "brief.docx") as word:
        assert "word/footnotes.xml" in word.namelist()
    heading, *rows = (desk / "panel.csv").read_text(encoding="utf-8").splitlines()
    assert heading.startswith("iso3_a,") and any(",PAK," in row for row in rows)
    assert (desk / "days.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_readme_names_every_command_and_export() -> None:
    """Every command of the program and every export has its word in README."""
    commands = {
        word
        for words in re.findall(r"^\| (`.*?) \|", README, re.M)
        for word in re.findall(r"[`|] ?(?:relazione )?([a-z]+)", words)
    }
    program = {found.name or found.callback.__name__ for found in app.registered_commands if found.callback}
    assert program <= commands
    assert set(export.names()) <= set(re.findall(r"[a-z]+", README))


def test_the_library_gives_what_readme_says(desk: Path) -> None:
    """Every `>>>` line of README's Python blocks gives what stands under it."""
    assert desk.is_dir()
    test = doctest.DocTestParser().get_doctest("\n".join(_blocks("python")), {}, "README", "README.md", 0)
    assert test.examples
    assert doctest.DocTestRunner(optionflags=FLAGS).run(test).failed == 0


def test_readme_and_ci_speak_of_the_same_verbs(checkout: Path) -> None:
    """Every `make` verb that README, CONTRIBUTING and .ci/run name is a verb of the Makefile."""
    verbs = set(re.findall(r"^([a-z]+):", (checkout / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    pages = README + (checkout / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)`", pages))
    assert named <= verbs
    assert "make test\n" in (checkout / ".ci" / "run").read_text(encoding="utf-8")
