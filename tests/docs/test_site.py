"""The documentation site and the tutorial: both are built and run as a reader would."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from docs.tutorial_page import NOTEBOOK, page


def test_the_site_builds_without_a_warning(checkout: Path, tmp_path: Path) -> None:
    """The site builds strictly, with the tutorial and the docstrings of the library on it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(tmp_path / "site")]
    ended = subprocess.run(
        command,
        cwd=checkout,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "relazione.library.Record.brief" in (tmp_path / "site/reference/library/index.html").read_text("utf-8")
    assert "Every cell is run by the tests" in (tmp_path / "site/tutorial/index.html").read_text("utf-8")


@pytest.mark.filterwarnings("default")  # the kernel and its client warn about themselves
def test_the_tutorial_runs(checkout: Path) -> None:
    """Every cell of the tutorial runs, and prints where it printed when it was saved."""
    saved = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    resources = {"metadata": {"path": str(checkout)}}
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources=resources).execute()
    printed = [{output.output_type for output in cell.get("outputs", ())} for cell in notebook.cells]
    assert printed == [{output.output_type for output in cell.get("outputs", ())} for cell in saved.cells]


def test_the_tutorial_page_has_every_cell() -> None:
    """The page of the site holds the words of every cell of the notebook."""
    told = page()
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    assert all(cell.source in told for cell in notebook.cells)
