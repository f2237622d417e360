"""Runs Python programs the way a user would."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def printed(words: Sequence[str | Path]) -> str:
    """What a Python program prints; its complaints go to the terminal, and a failure stops this one too."""
    done = subprocess.run([sys.executable, *map(str, words)], stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return done.stdout


def relazione(*words: str | Path) -> str:
    """What the command line of the program prints."""
    return printed(["-m", "relazione.cli", *words])
