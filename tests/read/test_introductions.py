"""Offices told a sentence before the name."""

from __future__ import annotations

from tests.read.sentences import offices_in


def test_the_name_after_an_office_without_one_is_its_holder() -> None:
    """An office that opens a report and the new name that opens its next sentence belong together."""
    text = "Kenya's ambassador to Somalia returned to Mogadishu. Daniel Kiprotich resumed duty on Monday."
    assert offices_in(text)[-1] == "Daniel Kiprotich: ambassador KEN to SOM"


def test_two_names_follow_in_the_order_of_the_offices() -> None:
    """A minister and his counterpart are named in the same order in the sentence that follows."""
    text = "Türkiye's defence minister hosted his Senegalese counterpart.\n\nMehmet Karahan and Ousmane Badji met."
    assert offices_in(text) == ["Mehmet Karahan: defence_minister TUR", "Ousmane Badji: defence_minister SEN"]


def test_more_names_than_offices_are_left_without() -> None:
    """Where there are more new names than offices nobody is given one."""
    text = "Kenya's ambassador to Somalia returned. Daniel Kiprotich and Otieno Wandera waited at the airport."
    assert {"Daniel Kiprotich: - None", "Otieno Wandera: - None"} <= set(offices_in(text))


def test_a_name_beside_its_state_is_given_the_office_told_of_both() -> None:
    """Where the ministers of two states are told of, "Greece's Name" and "his host, Name" are those ministers."""
    text = "The foreign ministers of Greece and Bahrain met in Athens.\n\nGreece's Nikos Varelas spoke on Monday."
    assert "Nikos Varelas: foreign_minister GRC" in offices_in(text)


def test_a_host_named_holds_the_office_of_the_guest() -> None:
    """Who is named as "his host" has the same office in the other state."""
    text = "Serbian Foreign Minister Predrag Zivkov visited Togo. Zivkov thanked his host, Kodzo Amewu, in Togo."
    assert "Kodzo Amewu: foreign_minister TGO" in offices_in(text)
