"""The articles of our own: they keep the rules of the gold format."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.command import printed
from bench.quality.own import SETS
from tools.gold import OWN


@pytest.mark.parametrize("name", SETS)
def test_the_articles_of_our_own_keep_the_format(name: str, shared: Path) -> None:
    """Slots, values, states and verbatim evidence of every article of our own pass the check of the gold files."""
    files = len(list((OWN / name).glob("*.txt")))
    assert printed([shared / "gold" / "check.py", OWN / name]).strip() == f"{files} files, 0 complaints"
