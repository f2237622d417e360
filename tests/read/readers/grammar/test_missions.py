"""Missions: whose post, where, opened or not."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.readers.grammar.missions import find

DAY = date(2023, 11, 20)


def missions(text: str) -> list[tuple[str, ...]]:
    """Post, sender, receiver, city and status of each mission, sorted; an empty word where there is none."""
    findings = list(find(build_reading(Article(article_id(text, DAY, None), "sample", text, DAY))))
    for finding in findings:
        assert 0 <= finding.start < finding.end <= len(text)
        for values in finding.slots.values():
            assert all(0 <= value.start < value.end <= len(text) for value in values)
    slots = ("post", "of", "in", "city", "status")
    return sorted(tuple(f.slots[s][0].value if s in f.slots else "" for s in slots) for f in findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Chilean Embassy in Oslo held a reception.", ("embassy", "CHL", "NOR", "Oslo", "operating")),
        ("The Embassy of Chile in Norway held a reception.", ("embassy", "CHL", "NOR", "", "operating")),
        ("Peru opened a consulate in Bergen in March 2021.", ("consulate", "PER", "NOR", "Bergen", "opened")),
        ("Peru will open an embassy in Nairobi next year.", ("embassy", "PER", "KEN", "Nairobi", "planned")),
        ("Peru closed its embassy in Nairobi on Friday.", ("embassy", "PER", "KEN", "Nairobi", "closed")),
    ],
)
def test_a_post_has_an_owner_and_a_seat(text: str, expected: tuple[str, ...]) -> None:
    """The words around a post tell whose it is, where it stands and what is done with it."""
    assert missions(text) == [expected]


def test_others_in_the_same_city_are_posts_of_their_own() -> None:
    """A post that is "one of three alongside" others gives each of the others its post in that city."""
    text = (
        "Peru opened a consulate in Bergen in March 2021. "
        "The consulate is one of only three in Bergen alongside Japan and Kenya."
    )
    assert missions(text) == [
        ("consulate", "JPN", "NOR", "Bergen", "operating"),
        ("consulate", "KEN", "NOR", "Bergen", "operating"),
        ("consulate", "PER", "NOR", "Bergen", "opened"),
    ]


def test_the_embassy_is_that_of_the_ambassador() -> None:
    """A bare "the embassy" belongs to the article's only ambassador."""
    text = (
        "Kenya's Ambassador to Norway, Jane Wanjiru, opened the fair. She said the embassy had planned it for a year."
    )
    assert [mission[:3] for mission in missions(text)] == [("embassy", "KEN", "NOR")]


def test_an_exchange_of_embassies_gives_two() -> None:
    """Two states that exchange embassies each plan one at the other."""
    assert missions("Kenya and Peru plan to exchange embassies.") == [
        ("embassy", "KEN", "PER", "", "planned"),
        ("embassy", "PER", "KEN", "", "planned"),
    ]


def test_a_post_without_owner_or_seat_is_left_out() -> None:
    """A word for a post alone is no mission."""
    assert missions("Embassies matter, and so do consulates.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru will close its embassy in Accra and open a new one in Oslo.",
         [("embassy", "PER", "GHA", "Accra", "closed"), ("embassy", "PER", "NOR", "Oslo", "planned")]),
        ("Kenya closed its embassy in Oslo and reopened it in 2012.", [("embassy", "KEN", "NOR", "Oslo", "opened")]),
        ("Peru will upgrade its consulate in Oslo to an embassy.",
         [("consulate", "PER", "NOR", "Oslo", "operating"), ("embassy", "PER", "NOR", "Oslo", "planned")]),
        ("Peru intends to turn to its Oslo embassy.", [("embassy", "PER", "NOR", "Oslo", "operating")]),
        ("He thanked Peru for the opening, in 2014, of the Embassy of Peru in Oslo.",
         [("embassy", "PER", "NOR", "Oslo", "opened")]),
        ("Kenya's embassy in Oslo will open a school.", [("embassy", "KEN", "NOR", "Oslo", "operating")]),
        ("The Mission of Peru to ASEAN sent a note.", [("permanent_mission", "PER", "ASEAN", "", "operating")]),
        ("The Permanent Mission of Peru to the United Nations in Geneva sent a note.",
         [("permanent_mission", "PER", "United Nations", "Geneva", "operating")]),
        ("The High Commission of Kenya in Dar es Salaam held a fair.",
         [("high_commission", "KEN", "TZA", "Dar es Salaam", "operating")]),
        ("Peru has a consulate general in Bergen and an embassy in Nairobi.",
         [("consulate_general", "PER", "NOR", "Bergen", "operating"),
          ("embassy", "PER", "KEN", "Nairobi", "operating")]),
        ("The EU Delegation in Nairobi held a fair.", [("office", "European Union", "KEN", "Nairobi", "operating")]),
        ("Peru does not have an embassy in Suva.", []),
        ("Peru closed its mission in Nairobi.", [("embassy", "PER", "KEN", "Nairobi", "closed")]),
        ("Peru is represented in Fiji by its embassy in Canberra.",
         [("embassy", "PER", "AUS", "Canberra", "operating")]),
        ("Peru to open embassy in Nairobi. Peru opened its embassy in Nairobi on Friday.",
         [("embassy", "PER", "KEN", "Nairobi", "opened")]),
        ("The opening of the Peruvian embassy's new hall in Nairobi was on Friday.",
         [("embassy", "PER", "KEN", "Nairobi", "operating")]),
    ],
)  # fmt: skip
def test_posts_are_told_in_many_ways(text: str, expected: list[tuple[str, ...]]) -> None:
    """Words that point back, posts made into others, cities before the post and bodies as hosts are understood."""
    assert missions(text) == expected


def test_a_post_kept_since_a_year_has_that_date() -> None:
    """The date after "since" is that of a post that is kept, and of none where somebody only works."""
    text = "Peru has an embassy in Nairobi since 1993. Ana Paz has served at the Peruvian Embassy in Oslo since 2020."
    found = find(build_reading(Article(article_id(text, DAY, None), "sample", text, DAY)))
    dates = {f.slots["city"][0].value: [value.value for value in f.slots.get("date", ())] for f in found}
    assert dates == {"Nairobi": ["1993"], "Oslo": []}


@pytest.mark.parametrize(
    "text", ["Peru has no plans to open an embassy in Chad.", "Peru will not open a consulate in Chad."]
)
def test_a_post_that_will_not_be_opened_is_none(text: str) -> None:
    """A post of which the words say that it will not be is not planned."""
    assert missions(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru spoke of its embassy in Suva, which was shut in 1994.", ("embassy", "PER", "FJI", "Suva", "closed")),
        ("Peru has a consulate in Bergen, which was closed in May.", ("consulate", "PER", "NOR", "Bergen", "closed")),
        (
            "Peru denied reports that it plans to close its embassy in Nairobi.",
            ("embassy", "PER", "KEN", "Nairobi", "operating"),
        ),
        ("Peru said it will close its embassy in Nairobi.", ("embassy", "PER", "KEN", "Nairobi", "closed")),
        ("After Chile left, Peru reopened its embassy in Nairobi.", ("embassy", "PER", "KEN", "Nairobi", "opened")),
        ("The Peruvian Honorary Consul in Bergen spoke.", ("honorary_consulate", "PER", "NOR", "Bergen", "operating")),
    ],
)  # fmt: skip
def test_a_deed_may_follow_its_post(text: str, expected: tuple[str, ...]) -> None:
    """A clause behind the post tells its deed, the one who does it is its owner, and a consul has a consulate."""
    assert missions(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru and Kenya announced plans to establish reciprocal offices.",
         [("office", "KEN", "PER", "", "planned"), ("office", "PER", "KEN", "", "planned")]),
        ("Peru and Kenya have committed to begin the exchange of embassies.",
         [("embassy", "KEN", "PER", "", "planned"), ("embassy", "PER", "KEN", "", "planned")]),
    ],
)  # fmt: skip
def test_what_is_mutual_is_one_post_of_each_at_the_other(text: str, expected: list[tuple[str, ...]]) -> None:
    """Reciprocal offices, and embassies that are exchanged, are two posts."""
    assert missions(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They condemned the attack on the African Union Liaison Office in Moroni.",
         ("liaison_office", "African Union", "COM", "Moroni", "operating")),
        ('"We have a good embassy in Oslo," President Ana Soto of Peru said.',
         ("embassy", "PER", "NOR", "Oslo", "operating")),
        ("A resident Peruvian Mission was opened in Oslo in May 2021.", ("embassy", "PER", "NOR", "Oslo", "opened")),
        ("Kenya moved its embassy from Bergen in May 2018.", ("embassy", "KEN", "NOR", "", "operating")),
        ("Peru does not have an embassy in Kenya. The embassy in Oslo was preparing the papers.",
         ("embassy", "PER", "NOR", "Oslo", "operating")),
    ],
)  # fmt: skip
def test_the_keeper_of_a_post_need_not_stand_beside_it(text: str, expected: tuple[str, ...]) -> None:
    """An organisation in the name, one who says "we", or the post told of before tell whose a post is."""
    assert missions(text) == [expected]


def test_the_consulate_of_a_consul_stands_in_the_state_of_its_city() -> None:
    """A consul is sent to a city; the consulate is in the state of that city."""
    text = "The Peruvian consul in Bergen, Ana Soto, opened a library. The consulate was reopened in June."
    assert [mission[:3] for mission in missions(text)] == [("consulate", "PER", "NOR")]
