"""Profiles: what a state has and what it lacks."""

from __future__ import annotations

from datetime import date

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from relazione.read.readers.grammar.profiles import find

DAY = date(2023, 11, 20)


def profiles(text: str) -> list[tuple[str, ...]]:
    """Holder, side, words and resource of each profile."""
    findings = list(find(build_reading(Article(article_id(text, DAY, None), "sample", text, DAY))))
    return [tuple(f.slots[slot][0].value for slot in ("of", "side", "what", "resource")) for f in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile is famous for its vast mineral reserves and a young, skilled workforce.",
         [("CHL", "strength", "vast mineral reserves", "natural_resources"),
          ("CHL", "strength", "a young, skilled workforce", "labour")]),
        ("Norway faces problems such as a shortage of fertile soil and labour constraints.",
         [("NOR", "need", "a shortage of fertile soil", "food"), ("NOR", "need", "labour constraints", "labour")]),
        ("Kenya has great expertise in science.", [("KEN", "strength", "great expertise in science", "technology")]),
        ("Peru can serve as a gateway to the region.", [("PER", "strength", "a gateway to the region", "location")]),
        ("They spoke of Kenya.", []),
    ],
)  # fmt: skip
def test_strengths_and_needs_are_told_apart(text: str, expected: list[tuple[str, ...]]) -> None:
    """Each thing that a state has or lacks is one profile with its resource."""
    assert profiles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Guinea, with its rich deposits of bauxite, joined the plan.",
         [("GIN", "strength", "rich deposits of bauxite", "natural_resources")]),
        ("Jordan hosts refugees despite its scarce water resources.",
         [("JOR", "need", "scarce water resources", "natural_resources")]),
        ("Malta has limited surveillance capacity.", [("MLT", "need", "surveillance capacity", "technology")]),
        ("Ireland needs skilled nurses.", [("IRL", "need", "skilled nurses", "labour")]),
        ("Norway and Chile are gateways to the poles.",
         [("NOR", "strength", "gateways to the poles", "location"),
          ("CHL", "strength", "gateways to the poles", "location")]),
        ("Togo spoke first. It is rich in phosphates.", [("TGO", "strength", "phosphates", "natural_resources")]),
        ("Kenya needs peace.", []),
    ],
)  # fmt: skip
def test_strengths_and_needs_are_told_in_many_ways(text: str, expected: list[tuple[str, ...]]) -> None:
    """What comes along with a state, what it wants and what it has little of; "it" is the state before."""
    assert profiles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji relies on imported fuel.", [("FJI", "need", "imported fuel", "energy")]),
        ("Lesotho depends on South Africa for electricity.", [("LSO", "need", "electricity", "energy")]),
        ("Mali remains dependent on imported wheat.", [("MLI", "need", "imported wheat", "food")]),
        ("What Samoa lacks is engineers.", [("WSM", "need", "engineers", "labour")]),
        ("Peru has talented young people.", [("PER", "strength", "young people", "labour")]),
        ("Fiji relies on its friends.", []),
    ],
)  # fmt: skip
def test_what_comes_from_abroad_is_a_need(text: str, expected: list[tuple[str, ...]]) -> None:
    """Who lives by imports needs them; what follows "what it lacks is" is lacking, too."""
    assert profiles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji is interested in buying Dutch tractors.", [("FJI", "need", "Dutch tractors", "technology")]),
        ("Chad voiced its interest in importing rice.", [("TCD", "need", "rice", "food")]),
        ("Cuba has a surplus of doctors.", [("CUB", "strength", "a surplus of doctors", "labour")]),
        ("Malta has a shortage of nurses.", [("MLT", "need", "a shortage of nurses", "labour")]),
        ("Kiribati is short of drinking water.", [("KIR", "need", "drinking water", "natural_resources")]),
        ("He asked for Dutch expertise in dairy farming.",
         [("NLD", "strength", "Dutch expertise in dairy farming", "food")]),
        ("Fiji is interested in buying time.", []),
    ],
)  # fmt: skip
def test_what_one_wishes_to_get_is_a_need(text: str, expected: list[tuple[str, ...]]) -> None:
    """What a state would buy it needs; a shortage is a need, a surplus and a people's expertise a strength."""
    assert profiles(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Peru is our sixth largest market for wheat.", "Peru and Chile have a long, shared history and culture."],
)
def test_a_rank_in_trade_and_a_shared_history_are_no_strength(text: str) -> None:
    """What only ranks one in another's trade, or belongs to both sides, is no strength of one."""
    assert profiles(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bolivia has 9 hectares of fertile soil and a young workforce.",
         [("BOL", "strength", "fertile soil", "natural_resources"),
          ("BOL", "strength", "a young workforce", "labour")]),
        ("Chile has copper.", [("CHL", "strength", "copper", "natural_resources")]),
        ("Kenya has many trained nurses.", [("KEN", "strength", "many trained nurses", "labour")]),
        ("Japan, the world's largest importer of rice, signed.",
         [("JPN", "need", "largest importer of rice", "food")]),
        ("Chile is the world's second largest producer of lithium.",
         [("CHL", "strength", "second largest producer of lithium", "natural_resources")]),
        ("Norway owns the world's largest merchant fleet.",
         [("NOR", "strength", "largest merchant fleet", "other")]),
        ("Malta imports 80 percent of its food.", [("MLT", "need", "food", "food")]),
        ("The minister spoke of the shortage of nurses in Malta.",
         [("MLT", "need", "the shortage of nurses in Malta", "labour")]),
        ("The minister spoke of the lack of progress in Malta.", []),
        ("Malta needs vaccines.", [("MLT", "need", "vaccines", "other")]),
        ("Malta is a water-poor country.", [("MLT", "need", "a water-poor country", "natural_resources")]),
    ],
)  # fmt: skip
def test_ranks_shares_and_shortages_tell_what_a_state_has(text: str, expected: list[tuple[str, ...]]) -> None:
    """A rank in the world, a share got from abroad, an amount of a material, goods one needs, a shortage as a noun."""
    assert profiles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Estonia has the know-how.", [("EST", "strength", "the know-how", "technology")]),
        ("Norway has a large power surplus.", [("NOR", "strength", "a large power surplus", "energy")]),
        ("Norway holds 40 percent of the world's reserves of cobalt.",
         [("NOR", "strength", "reserves of cobalt", "natural_resources")]),
        ("Peru offers a stable macroeconomic environment.",
         [("PER", "strength", "a stable macroeconomic environment", "market")]),
    ],
)  # fmt: skip
def test_what_a_state_offers_or_has_a_share_of_is_a_strength(text: str, expected: list[tuple[str, ...]]) -> None:
    """Know-how, a surplus, a share of the world's reserves and a good climate for business are strengths."""
    assert profiles(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The drought in Kenya has affected crops.", [("KEN", "need", "The drought in Kenya", "food")]),
        ("Kenya is facing acute food insecurity.", [("KEN", "need", "acute food insecurity", "food")]),
        ("The drought has affected crops in Kenya.", [("KEN", "need", "The drought", "food")]),
        ("Chad wanted access to the ports of Benin.", [("TCD", "need", "access to the ports of Benin", "location")]),
        ("They spoke of the shortage of seasonal workers in Bulgarian vineyards.",
         [("BGR", "need", "the shortage of seasonal workers in Bulgarian vineyards", "labour")]),
        ("The drought is over.", []),
    ],
)  # fmt: skip
def test_hardship_and_access_that_is_sought_are_needs(text: str, expected: list[tuple[str, ...]]) -> None:
    """A drought, hunger, a lack of hands and access to another's ports are needs of the state that they are told of."""
    assert profiles(text) == expected
