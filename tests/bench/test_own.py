"""The articles of our own: they keep the rules of the gold format."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.command import printed
from bench.quality.own import HALVES, OWN


@pytest.mark.parametrize("half", HALVES)
def test_the_articles_of_our_own_keep_the_format(half: str, shared: Path) -> None:
    """Slots, values, states and verbatim evidence of every article of our own pass the check of the gold files."""
    assert printed([shared / "gold" / "check.py", OWN / half]).strip() == "24 files, 0 complaints"
