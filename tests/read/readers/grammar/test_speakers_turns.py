"""Labels of turns in a transcript: who speaks until the next."""

from __future__ import annotations

import pytest

from tests.read.readers.grammar.test_speakers_groups import positions

OPENING = (
    "Peruvian President Rosa Quispe met with King Harald II of Norway in Lima.\n\n"
    "President of Peru Rosa Quispe: Your Majesty, we welcome you to Lima.\n\n"
)


@pytest.mark.parametrize(
    "label",
    [
        "King Harald II of Norway",
        "King Harald II of Norway (in Norwegian)",
        "King of Norway and Chairman of the Nordic Council Harald II (retranslated)",
    ],
)
def test_a_label_opens_a_turn_with_the_country_behind_the_name_or_two_offices_before_it(label: str) -> None:
    """What the guest answers is the guest's."""
    told = positions(OPENING + f"{label}: Madam President, I thank you for your hospitality.")
    assert ("Harald II", "appreciate") in told


def test_a_sentence_that_ends_in_a_name_and_a_colon_opens_no_turn() -> None:
    """Its words are no title."""
    told = positions(
        OPENING + "Later a reporter asked King Harald II: I want to know more.\n\nWe thank Norway for its help."
    )
    assert ("Harald II", "appreciate") not in told
