"""Words that tell of an engagement: plurals, sums of money, and the common ways of telling each type."""

from __future__ import annotations

import pytest

from relazione.ingest.article import Article, article_id
from relazione.read.build import build_reading
from tests.read.readers.grammar.proposed import DAY, proposals, told


@pytest.mark.parametrize(
    ("sentence", "kind", "states"),
    [
        ("Peruvian President Luis Rojas has sent letters to Prime Minister Anna Berg of Norway.", "message", "PER NOR"),
        ("Norwegian Prime Minister Anna Berg will lay a wreath in Lima.", "ceremony", "NOR PER"),
    ],
)
def test_a_word_is_known_in_every_form(sentence: str, kind: str, states: str) -> None:
    """Plurals and presents that the lemmatiser leaves, or takes for another verb, are known too."""
    assert (kind, frozenset(states.split())) in told(sentence)


@pytest.mark.parametrize("money", ["AUD 5 million", "S$50,000"])
def test_a_sum_may_have_its_currency_before_or_within(money: str) -> None:
    """A currency's letters before the number, and a sign behind other letters, tell a sum of money."""
    assert ("aid", frozenset({"AUS", "PER"})) in told(f"Australia contributed {money} to schools in Peru.")


@pytest.mark.parametrize(
    ("sentence", "kind", "states"),
    [
        ("Norway offered Peru help after the earthquake.", "aid", "NOR PER"),
        ("Peru received 3 million dollars from Norway.", "aid", "NOR PER"),
        ("Australia and Peru will jointly fund the construction of a port.", "aid", "AUS PER"),
        ("Canada has levied a slew of penalties on Peru.", "sanction", "CAN PER"),
        ("Norwegian Prime Minister Anna Berg flew home from Lima on Sunday.", "visit", "NOR PER"),
        ("Norway's envoy was called to the foreign ministry of Peru.", "summons", "NOR PER"),
        ("Two Norwegian diplomats were thrown out of Peru.", "expulsion", "NOR PER"),
        ("Peru sent a protest note to Norway.", "dispute", "PER NOR"),
        ("Several virtual interactions were held between Peru and Norway.", "call", "PER NOR"),
        ("Peru voted against the Norwegian resolution in New York.", "other", "PER NOR"),
        ("Peru banned imports of Norwegian salmon.", "sanction", "PER NOR"),
        ("Norway returned 20 stolen statues to Peru.", "other", "NOR PER"),
        ("Norway keeps about 300 troops in northern Chad training soldiers.", "deployment", "NOR TCD"),
        ("Peruvian troops moved into a contested valley of Bolivia.", "deployment", "PER BOL"),
        ("The Laotian foreign ministry called the ambassadors of Peru to protest the ban.", "summons", "LAO PER"),
        ("In 2009 Peru recognised the new republic of Kosovo.", "establish_relations", "PER XKX"),
        ("Peru's financial contribution to Chile was noted.", "aid", "PER CHL"),
        ("Norway and Peru plan to exchange embassies and ambassadors.", "mission_opening", "NOR PER"),
        ("The severing of relations between Norway and Peru was noted.", "rupture", "NOR PER"),
        ("The political severance between Norway and Peru was noted.", "rupture", "NOR PER"),
        ("Peru's navy will conduct naval operations with the Norwegian army.", "exercise", "PER NOR"),
        ("Peruvian coastguards shot dead a Chilean fisherman on Friday.", "attack", "PER CHL"),
        ("The Norwegian trade mission to Peru was a success.", "visit", "NOR PER"),
        ("The bridge was put into operation by the Presidents of Peru and Bolivia.", "ceremony", "PER BOL"),
        ("Peru's minister Ana Silva will preside over a debate in New York.", "conference", "PER"),
        ("Peru's speaker Ana Silva received a delegation of Norwegian traders.", "meeting", "PER NOR"),
        ("Diplomatic ties between Norway and Peru were formed in 1964.", "establish_relations", "NOR PER"),
    ],
)
def test_common_ways_of_telling_are_known(sentence: str, kind: str, states: str) -> None:
    """Each type of the codebook is known by the verbs and nouns that agencies tell it with."""
    assert (kind, frozenset(states.split())) in told(sentence)


def test_a_body_that_admits_is_told_behind_the_member() -> None:
    """Whoever is "accepted as a member of" a body joins it."""
    text = "On Tuesday, Peru was accepted as a full member of the Shanghai Cooperation Organization."
    assert "accession" in {kind for kind, _ in told(text)}


def test_who_is_on_a_visit_is_its_guest() -> None:
    """The noun before "who is on a visit" is the guest, whoever else the sentence names."""
    text = "Peru's minister Luis Rojas met Le Quang Thinh of Viet Nam, who is making an official visit to Chile."
    assert ("visit", frozenset({"VNM", "CHL"})) in told(text)


def test_a_special_envoy_can_visit_the_state_he_is_sent_to() -> None:
    """Envoys for a state live at home; only ambassadors live where they are accredited."""
    text = "Norway's special representative for Peru, Anna Berg, visited Lima on Wednesday."
    assert ("visit", frozenset({"NOR", "PER"})) in told(text)


def test_a_package_of_sanctions_is_no_gift() -> None:
    """Whoever announces "a package of sanctions" gives nothing."""
    kinds = {kind for kind, _ in told("Peru today announced a package of sanctions targeting officials of Laos.")}
    assert kinds == {"sanction"}


def test_relations_are_made_with_each_partner_of_a_list_on_its_day() -> None:
    """One event tells of each partner, the form of state before the first one's name standing for none but it."""
    text = "Peru established diplomatic relations with the Republic of Chad, Norway and Fiji in 1960, 1977 and 1987."
    reading = build_reading(Article(article_id(text, DAY, None), "sample", text, DAY))
    ties = [
        ([p.acts_for.value for p in finding.participants if p.acts_for], finding.slots["date"][0].value)
        for finding in proposals(reading)
    ]
    assert ties == [(["PER", "TCD"], "1960"), (["PER", "NOR"], "1977"), (["PER", "FJI"], "1987")]
