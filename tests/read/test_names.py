"""What the search for names promises."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from relazione.read.names import NameHit, find_names

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    [
        "Iran",
        "Iran’s ",
        "Ministry of ",
        "the ",
        "and ",
        ", ",
        "Trade ",
        "Council ",
        "(ABC) ",
        "Seoul",
        "\n",
        "US-",
        "non-US ",
        "🇰🇷",
        "of ",
    ]
)


def shown(text: str, hit: NameHit) -> str:
    """The hit as names.yaml writes it."""
    return f"{text[hit.start : hit.end]}: {hit.kind} {hit.state or '-'}"


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_golden_cases(case: dict[str, Any]) -> None:
    """Every sentence of names.yaml has exactly the names that stand beside it."""
    assert [shown(case["text"], hit) for hit in find_names(case["text"])] == case["names"]


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=80))
def test_hits_lie_in_the_text_and_nest_or_part(text: str) -> None:
    """Hits are in order, lie within the text, and two hits are either apart or the second lies in the first."""
    hits = find_names(text)
    assert hits == sorted(hits, key=lambda h: (h.start, -h.end))
    for number, hit in enumerate(hits):
        assert 0 <= hit.start < hit.end <= len(text)
        assert all(later.start >= hit.end or later.end <= hit.end for later in hits[number + 1 :])


@given(st.lists(PIECES, max_size=25).map("".join))
def test_same_text_same_names(text: str) -> None:
    """The same text always has the same names."""
    assert find_names(text) == find_names(text)
