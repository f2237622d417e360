"""What is promised of a run that is killed, tried with a few kills; `bench/resume.py` does it two hundred times."""

from __future__ import annotations

from pathlib import Path

from bench.command import printed

CHECKOUT = Path(__file__).resolve().parents[2]


def test_a_run_that_is_killed_goes_on_where_it_stopped() -> None:
    """After five kills -9 the record is that of a run left alone, byte for byte, and no article is half in or twice."""
    told = printed(
        [CHECKOUT / "bench" / "resume.py", "--kills", "5", "--articles", "40", "--looks", "1"], CHECKOUT / "src"
    )
    assert "exports that differ from a run left alone: none of claims, codebook, jsonld, set aside" in told
    assert "5 kills, " in told
