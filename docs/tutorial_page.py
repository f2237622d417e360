"""Turns the tutorial notebook into a page of the site, with the outputs that it was saved with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

NOTEBOOK = Path(__file__).with_name("tutorial.ipynb")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the page to the site; MkDocs calls this."""
    files.append(File.generated(config, "tutorial.md", content=page()))
    return files


def page() -> str:
    """The notebook as Markdown: its text as it is, its code and what that printed as blocks."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    return "\n\n".join(part for cell in notebook.cells for part in _parts(cell)) + "\n"


def _parts(cell: Any) -> list[str]:
    if cell.cell_type == "markdown":
        return [cell.source]
    return [f"```python\n{cell.source}\n```", *(f"```text\n{_told(output)}\n```" for output in cell.outputs)]


def _told(output: Any) -> str:
    return str(output.text if output.output_type == "stream" else output.data["text/plain"]).rstrip()
