"""Runs Python programs the way a user would."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def printed(words: Sequence[str | Path], library: Path | None = None) -> str:
    """What a Python program prints; its complaints go to the terminal, and a failure stops this one too.

    `library` is a folder whose packages come before those installed; None: there is none.
    """
    environment = {**os.environ, "PYTHONPATH": str(library)} if library else None
    done = subprocess.run(
        [sys.executable, *map(str, words)], stdout=subprocess.PIPE, check=True, encoding="utf-8", env=environment
    )
    return done.stdout


def relazione(*words: str | Path, library: Path | None = None) -> str:
    """What the command line of the program prints; `library` as above, for a copy of the program to run instead."""
    return printed(["-m", "relazione.cli", *words], library)
