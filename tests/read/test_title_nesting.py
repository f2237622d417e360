"""What the reading of titles inside titles promises."""

from __future__ import annotations

import pytest

from tests.read.sentences import offices_in

NESTED = [
    ("Adviser to the Prime Minister of Italy Ugo Ferrante spoke.", "Ugo Ferrante: official ITA"),
    ("Ugo Ferrante, Diplomatic Adviser to the Prime Minister of Italy, spoke.", "Ugo Ferrante: official ITA"),
    ("The Mongolian president's special envoy Bold Erdene spoke.", "Bold Erdene: special_envoy MNG"),
    ("Bold Erdene, the Mongolian president's special envoy, spoke.", "Bold Erdene: special_envoy MNG"),
    (
        "Mr Bold Erdene, Special Representative of the United Nations Secretary-General for the Sahel, spoke.",
        "Bold Erdene: special_envoy United Nations",
    ),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_a_servant_is_not_taken_for_the_master(text: str, expected: str) -> None:
    """Who advises a prime minister or is sent by a president serves their state and is neither."""
    assert offices_in(text) == [expected]
