"""README's code runs and prints what README says that it prints."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

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
