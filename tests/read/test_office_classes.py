"""What the class of an office promises once it is known whom it serves."""

from __future__ import annotations

import pytest

from tests.read.sentences import offices_in

CLASSES = [
    ("US Secretary of State Walter Harrowgate spoke.", "foreign_minister USA"),
    ("Vatican Secretary of State Walter Harrowgate spoke.", "head_of_government VAT"),
    ("Portuguese Secretary of State for Tourism Walter Harrowgate spoke.", "deputy_minister PRT"),
    ("Cuban leader Walter Harrowgate spoke.", "head_of_state CUB"),
    ("Speaker of the Parliament of Georgia Walter Harrowgate spoke.", "legislator GEO"),
    ("Governor of the Bank of Japan Walter Harrowgate spoke.", "official JPN"),
    ("IMF Managing Director Walter Harrowgate spoke.", "organisation_head IMF"),
    ("EU Ambassador to Pakistan Walter Harrowgate spoke.", "ambassador European Union to PAK"),
    ("UN High Commissioner for Refugees Walter Harrowgate spoke.", "organisation_head UN"),
    ("Kremlin spokesman Walter Harrowgate spoke.", "spokesperson RUS"),
    ("First Secretary of the Korean Embassy Walter Harrowgate spoke.", "diplomat KOR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "office"), CLASSES)
def test_the_class_follows_the_body_and_the_state(text: str, office: str) -> None:
    """The same words make different offices in different states and bodies."""
    assert offices_in(text) == [f"Walter Harrowgate: {office}"]
