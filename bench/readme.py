"""Writes a measured table into README, between its marks."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]


def write_table(name: str, rows: Sequence[str]) -> None:
    """Replaces what stands between `<!-- NAME:begin -->` and `<!-- NAME:end -->` in README.md.

    Raises ValueError where README has no such marks.
    """
    path = CHECKOUT / "README.md"
    head, begin, rest = path.read_text(encoding="utf-8").partition(f"<!-- {name}:begin -->\n")
    _, end, tail = rest.partition(f"<!-- {name}:end -->")
    if not begin or not end:
        raise ValueError(f"README.md has no marks for {name}: put <!-- {name}:begin --> and <!-- {name}:end --> back")
    path.write_text(f"{head}{begin}{chr(10).join(rows)}\n{end}{tail}", encoding="utf-8")


def commit() -> str:
    """The short name of the commit that was measured, with a plus where the tree holds changes that it has not."""
    short = _git("rev-parse", "--short", "HEAD")
    return f"{short}+" if _git("status", "--porcelain", "--untracked-files=no", "src") else short


def _git(*words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=CHECKOUT, capture_output=True, check=True, encoding="utf-8"
    ).stdout.strip()
