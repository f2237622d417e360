"""What the words before a bare title tell of the state it serves."""

from __future__ import annotations

from tests.read.sentences import offices_in


def test_a_bare_ambassador_is_of_the_mission_named_before() -> None:
    """After a sentence about an embassy its ambassador needs no state."""
    text = "The Embassy of Peru will show films in Seoul. Ambassador Marcial Ituriz will speak."
    assert offices_in(text, "Seoul Mirror (South Korea)") == ["Marcial Ituriz: ambassador PER"]


def test_a_bare_spokesman_speaks_for_the_ministry_that_spoke() -> None:
    """The spokesman quoted after a ministry's answer is that ministry's."""
    text = (
        "Guatemala waits. Growers in Guatemala City grumble, Guatemala said. China's foreign ministry replied "
        'in a note. "They should decide," spokesperson Geng Lihui told reporters.'
    )
    assert offices_in(text, "Guatemala Mirror") == ["Geng Lihui: spokesperson CHN"]


def test_who_is_named_of_a_group_serves_its_state() -> None:
    """Names that follow a group of lawmakers belong to its state."""
    text = "Two members of Tonga's assembly, MPs Mele Tafua and Sione Havili, are in Montevideo for a fair."
    assert offices_in(text, "Montevideo Mirror (Uruguay)") == [
        "Mele Tafua: legislator TON",
        "Sione Havili: legislator TON",
    ]


def test_whom_a_guest_calls_on_serves_the_land_of_the_visit() -> None:
    """Whoever receives or meets a minister abroad is of that country, said in the sentence or the one before."""
    received = (
        "The Foreign Minister of the Czech Republic Jan Hlavek flew to Mali. "
        "On Wednesday in Bamako, the Minister was received by President Ousmane Fombara."
    )
    assert offices_in(received, "Prague Mirror (Czech Republic)")[1] == "Ousmane Fombara: head_of_state MLI"
    pleads = "Mayor Hiroyuki Nukazawa went to Yuzhno-Sakhalinsk to plead the case with Governor Anton Berezhny."
    assert offices_in(pleads, "Tokyo Mirror (Japan)")[1] == "Anton Berezhny: governor RUS"


def test_who_comes_along_is_not_the_host() -> None:
    """A minister named "along with" a guest is no host."""
    text = "Irish Minister Aoife Brannock, along with Minister of Health Sean Tuohy, flew to Peru."
    assert "Sean Tuohy: minister PER" not in offices_in(text, "Dublin Mirror (Ireland)")
