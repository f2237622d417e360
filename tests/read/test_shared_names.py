"""What titles that share a name promise."""

from __future__ import annotations

import pytest

from tests.read.sentences import offices_in


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Saudi Prime Minister and Crown Prince Faris bin Talal spoke.",
            ["Faris bin Talal: head_of_government SAU", "Faris bin Talal: deputy_head SAU"],
        ),
        (
            "Deputy Prime Minister and Foreign Minister of Qatar Hamad Al Jaber spoke.",
            ["Hamad Al Jaber: deputy_head QAT", "Hamad Al Jaber: foreign_minister QAT"],
        ),
        (
            "Deputy Prime Minister and Minister of Foreign Affairs Hamad Al Jaber of Qatar spoke.",
            ["Hamad Al Jaber: deputy_head QAT", "Hamad Al Jaber: foreign_minister QAT"],
        ),
        (
            "Kenji Aramaki, Minister of Trade and Special Envoy of Japan, spoke.",
            ["Kenji Aramaki: minister JPN", "Kenji Aramaki: special_envoy JPN"],
        ),
        (
            "Vice Chancellor, Minister of Finance of Austria Jakob Steindl spoke.",
            ["Jakob Steindl: deputy_head AUT", "Jakob Steindl: minister AUT"],
        ),
        (
            "Japan's Home Minister Toshio Hamamura, Minister of Labour and Deputy Minister of Oil Kenji Aramaki ate.",
            ["Toshio Hamamura: minister JPN", "Kenji Aramaki: minister JPN", "Kenji Aramaki: deputy_minister JPN"],
        ),
        (
            "The president of Ghana and current chairman of ECOWAS, Kwesi Ampofo, opened the session.",
            ["Kwesi Ampofo: head_of_state GHA", "Kwesi Ampofo: organisation_head ECOWAS"],
        ),
        (
            "Kwesi Ampofo, President of the Republic of Ghana and Chair of the African Union, spoke.",
            ["Kwesi Ampofo: head_of_state GHA", "Kwesi Ampofo: organisation_head African Union"],
        ),
    ],
)
def test_joined_titles_share_name_and_state(text: str, offices: list[str]) -> None:
    """Two titles joined by "and" without an article belong to the one name beside them."""
    assert sorted(offices_in(text)) == sorted(offices)


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "The President of Chad and King Leopold Anselm of Belgium met.",
            ["President of Chad: - TCD", "Leopold Anselm: head_of_state BEL"],
        ),
        (
            "The Qatari prime minister and the foreign minister, Hamad Al Jaber, met.",
            ["Qatari prime minister: - QAT", "Hamad Al Jaber: foreign_minister QAT"],
        ),
        (
            "Japan's Prime Minister Toshio Hamamura and Foreign Minister Kenji Aramaki came.",
            ["Toshio Hamamura: head_of_government JPN", "Kenji Aramaki: foreign_minister JPN"],
        ),
    ],
)
def test_titles_of_two_people_share_no_name(text: str, offices: list[str]) -> None:
    """An article, another state or another name between two titles keeps their bearers apart."""
    assert offices_in(text) == offices


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Here sat the president of Ghana and his counterparts: Ibra Sarr of Senegal and Koffi Brou of Togo.",
            ["president of Ghana: - GHA", "Ibra Sarr: head_of_state SEN", "Koffi Brou: head_of_state TGO"],
        ),
        (
            "The foreign ministers are Ana Quispe of Peru and Jorge Bastidas of Chile.",
            ["Ana Quispe: foreign_minister PER", "Jorge Bastidas: foreign_minister CHL"],
        ),
        (
            "The ambassadors were Their Excellencies, Ana Quispe, representing the Republic of Peru; Jorge Bastidas, "
            "the Republic of Chile; and Fatou Sarr from Senegal.",
            ["Ana Quispe: ambassador PER", "Jorge Bastidas: ambassador CHL", "Fatou Sarr: ambassador SEN"],
        ),
    ],
)
def test_a_list_behind_a_plural_gives_each_of_it_the_office(text: str, offices: list[str]) -> None:
    """A colon or "are" opens a list of holders, each with a state of his own."""
    assert offices_in(text) == offices


def test_a_list_without_states_tells_no_offices() -> None:
    """Behind "are", persons without a state of their own are not given the office of the plural."""
    assert offices_in("The ministers are Ana Quispe and a guest from Chile.") == ["Ana Quispe: - None"]
