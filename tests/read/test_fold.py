"""What folding promises."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from relazione.read.fold import fold


@given(st.text(max_size=60))
def test_folding_moves_no_offset(text: str) -> None:
    """A folded text is as long as the text, so that offsets stay valid."""
    assert len(fold(text)) == len(text)


def test_signs_and_capitals_are_plain() -> None:
    """Quotation marks, dashes and capitals come out in one form."""
    assert fold("Chargé d’Affaires “Ján” – İzmir\u00a0X") == 'chargé d\'affaires "ján" - İzmir x'
