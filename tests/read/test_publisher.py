"""What is promised of an article's home state."""

from __future__ import annotations

import pytest

from tests.read.sentences import reading_of

FAIR = "The envoy opened a fair."


@pytest.mark.parametrize(
    ("publisher", "home"),
    [
        ("Seoul Courier (South Korea)", "KOR"),
        ("Paris Herald (Senegal)", "SEN"),
        ("Ministry of Foreign Affairs of Japan", "JPN"),
        ("President of Russia", "RUS"),
        ("Prime Minister's Office (Japan)", "JPN"),
        ("U.S. Department of State", "USA"),
        ("Embassy of Chad in Peru", "TCD"),
        ("Tehran Mirror", "IRN"),
        ("The Manila Mirror", "PHL"),
        ("Manila Mirror (English)", "PHL"),
        ("The Mirror English Edition", None),
        ("VnExpress English", "VNM"),
        ("English Philharmonic of Peru", "PER"),
        ("Mirror.pe", "PER"),
        ("www.mirror.org.uk", "GBR"),
        ("mirror.me", None),
        ("The Mirror", None),
        (None, None),
    ],
)
def test_the_publishers_name_tells_home(publisher: str | None, home: str | None) -> None:
    """A state, a city or a body of one state in the publisher's name is home; a state in brackets goes first."""
    assert reading_of(FAIR, publisher).home == home


@pytest.mark.parametrize(
    ("text", "home", "dateline"),
    [
        ("LIMA: The envoy opened a fair.", "PER", "LIMA"),
        ("SEOUL, Nov 3 - The envoy of Chad opened a fair.", "KOR", "SEOUL"),
        ("Lima, Jun 20 (Agency) The envoy of Chad opened a fair.", "PER", "Lima"),
        ("Envoy opens fair\n\nLima, June 20: The envoy of Chad opened a fair.", "PER", "Lima"),
        ("The minister left for Cusco, Peru. He thanked Peru. Chad will help.", "TCD", None),
        ("Foreign Minister Jo Ray of Peru came. Jo Ray of Peru spoke. Chad helped.", "TCD", None),
        ("The Chadian ambassador thanked Peru. Chadian guests came. Peru will help.", "PER", None),
        ("The ambassador opened a fair.", None, None),
        ("Peru thanked Chad. Peru will help. Peruvian troops left.", "PER", None),
    ],
)
def test_else_the_dateline_or_the_state_most_named(text: str, home: str | None, dateline: str | None) -> None:
    """Without a publisher the dateline's city tells home, else the state most named; guests count for nothing."""
    reading = reading_of(text)
    assert reading.home == home
    assert (text[reading.dateline.start : reading.dateline.end] if reading.dateline else None) == dateline


def test_the_publisher_goes_before_the_dateline() -> None:
    """A correspondent's dateline abroad does not move the paper's home."""
    assert reading_of("LIMA: The envoy opened a fair.", "Seoul Courier (South Korea)").home == "KOR"


@pytest.mark.parametrize(
    ("text", "home"),
    [
        (
            "President Jo Ray spoke with President Ana Sol of Peru. They spoke of Chad. Chad's ports matter.",
            "TCD",
        ),
        ("The minister met Foreign Minister Ana Sol of Peru.\n\nMINISTRY OF FOREIGN AFFAIRS\nSINGAPORE", "SGP"),
        ("Chad-Peru ties grow. The Peruvian Foreign Minister Ana Sol met Minister Jo Ray.", "TCD"),
    ],
)
def test_without_a_publisher_the_way_of_naming_states_tells_home(text: str, home: str) -> None:
    """Home is put first of two, stands in the letterhead, and is left out beside its own ministers' names."""
    assert reading_of(text).home == home


@pytest.mark.parametrize(("publisher", "home"), [("Gulf Times", "QAT"), ("The Beehive", "NZL"), ("Petra", "JOR")])
def test_a_table_tells_the_home_of_papers_whose_names_do_not(publisher: str, home: str) -> None:
    """Papers and agencies named for no country are looked up."""
    assert reading_of("The envoy opened a fair.", publisher).home == home
