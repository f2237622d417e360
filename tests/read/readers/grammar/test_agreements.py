"""What the reader of agreements promises."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from relazione.ingest.article import Article
from relazione.read.build import build_reading
from relazione.read.finding import Finding
from relazione.read.readers.grammar.agreements import find

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "agreements.yaml").read_text(encoding="utf-8"))


def agreements(text: str) -> list[Finding]:
    """The agreements of a text without a date."""
    return list(find(build_reading(Article("id", "given", text))))


def shown(finding: Finding) -> str:
    """The finding as agreements.yaml writes it."""
    first = {name: values[0].value for name, values in finding.slots.items()}
    parties = " ".join(sorted(value.value for value in finding.slots.get("parties", ())))
    domains = " ".join(sorted(value.value for value in finding.slots.get("domains", ())))
    return f"{first['type']} {first['status']} {first.get('signed', '-')}: {parties} ({domains})"


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_golden_cases(case: dict[str, Any]) -> None:
    """Every sentence of agreements.yaml has exactly the agreements that stand beside it."""
    assert [shown(finding) for finding in agreements(case["text"])] == case["agreements"]


def test_an_instrument_told_of_twice_is_one() -> None:
    """Later words about the same instrument add to it and make no second record."""
    text = "Togo and Benin signed a treaty. The treaty, signed on 2 July 2021, covers tourism and energy."
    found = agreements(text)
    assert [shown(finding) for finding in found] == ["treaty signed 2021-07-02: BEN TGO (energy tourism)"]


def test_what_ministers_then_signed_is_of_the_day_of_their_meeting() -> None:
    """A signing without a day of its own is of the last past day that a dated report has told of before it."""
    text = (
        "Togo's and Benin's ministers met on 3 May 2021. They will meet again on 4 May. They later signed a protocol."
    )
    (finding,) = find(build_reading(Article("id", "given", text, date(2021, 5, 4))))
    assert finding.slots["signed"][0].value == "2021-05-03"
    assert "signed" not in agreements(text)[0].slots


def test_values_rest_on_words_of_the_text() -> None:
    """The name is the text's own words, and the evidence lies around it."""
    text = "On Monday Mali and Niger signed a protocol on water."
    (finding,) = agreements(text)
    name = finding.slots["name"][0]
    assert text[name.start : name.end] == name.value == "protocol on water"
    assert finding.start <= name.start and name.end <= finding.end


def test_what_was_signed_years_ago_is_in_force() -> None:
    """An instrument that is named with a day of two years ago or more is in force, one of this year is signed."""
    text = "Togo and Benin praised the fisheries agreement of 2007 and the tourism agreement of May 2021."
    found = find(build_reading(Article("id", "given", text, date(2021, 6, 1))))
    assert [shown(finding) for finding in found] == [
        "agreement in_force 2007: BEN TGO (agriculture)",
        "agreement signed 2021-05: BEN TGO (tourism)",
    ]


def test_a_name_does_not_begin_before_the_verb_of_a_headline() -> None:
    """A headline's capitals do not make its verb, or what stands before a colon, part of the name."""
    found = agreements("Togo-Benin: Ministers Sign Fisheries Agreement")
    assert [finding.slots["name"][0].value for finding in found] == ["Fisheries Agreement"]


def test_a_memorandum_of_years_ago_was_signed() -> None:
    """A memorandum is spoken of as signed however old it is; no such paper comes into force."""
    text = "Togo and Benin praised the fisheries memorandum of 2007 between Togo and Benin."
    found = find(build_reading(Article("id", "given", text, date(2021, 6, 1))))
    assert [shown(finding) for finding in found] == ["mou signed 2007: BEN TGO (agriculture)"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bergen has sister city ties with 5 cities including Wuxi (China), Porto (Portugal) and Lima (Peru).",
         [["Bergen", "Lima"], ["Bergen", "Porto"], ["Bergen", "Wuxi"]]),
        ("Bergen also maintains partner-city ties with Anjo in Japan and Drammen in Norway.",
         [["Anjo", "Bergen"], ["Bergen", "Drammen"]]),
        ("Tamworth City announced that it signed a friendship city agreement with Plovdiv, Bulgaria, on Monday.",
         [["Plovdiv", "Tamworth"]]),
        ("The cities of Bergen and Puebla are discussing a twinning arrangement.", [["Bergen", "Puebla"]]),
    ],
)  # fmt: skip
def test_each_town_of_a_list_is_a_sister_of_its_own(text: str, expected: list[list[str]]) -> None:
    """A town has one tie with each of the towns listed, whatever states stand beside them."""
    assert sorted(sorted(v.value for v in finding.slots["parties"]) for finding in agreements(text)) == expected
