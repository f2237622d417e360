"""What is promised of whom a title serves where its own words do not say."""

from __future__ import annotations

import pytest

from relazione.codebook.table import rows
from tests.read.sentences import offices_in

TOLD = [
    ("Peru wants trade, the country's trade minister Rosa Quispe said in Chile.", "minister PER"),
    ("Chile received a delegation from Peru, headed by its Trade Minister Rosa Quispe.", "minister PER"),
    ("The pact was signed by Rosa Quispe, Minister of Trade, on behalf of Peru.", "minister PER"),
    ("The Peruvian delegation was led by Foreign Minister Rosa Quispe.", "foreign_minister PER"),
    ("Speaker of the National Assembly Rosa Quispe of Peru spoke.", "legislator PER"),
]


@pytest.mark.parametrize(("text", "office"), TOLD)
def test_the_sentence_tells_whom_a_title_serves(text: str, office: str) -> None:
    """A possessive, "on behalf of", a delegation or a state after the name tell whom a title serves."""
    assert offices_in(text) == [f"Rosa Quispe: {office}"]


def test_a_title_beside_another_serves_its_state() -> None:
    """A minister listed after a colleague serves the same state, though another one is named."""
    text = "Chad's Economy Minister Idriss Abakar and Finance Minister Saleh Kedir left for Peru."
    assert "Saleh Kedir: minister TCD" in offices_in(text)


def test_nobody_is_given_a_state_that_has_no_such_office() -> None:
    """A president in a realm without one serves no state that is named."""
    assert offices_in("President Anton Oreshin spoke.", "Tokyo Ledger (Japan)") == ["Anton Oreshin: head_of_state None"]


def test_a_bare_secretary_of_state_is_that_of_the_united_states() -> None:
    """The Holy See has one too, but is named with him; a trip to it does not make the traveller its own."""
    text = "Secretary of State Karen Holt will travel to Rome and the Vatican, and then to Peru."
    assert "Karen Holt: foreign_minister USA" in offices_in(text)


BODIES_AND_HOSTS = [
    ("The International Atomic Energy Agency met. The agency's Deputy Director General Lin Osk spoke.",
     "Lin Osk: official International Atomic Energy Agency"),
    ("The European Commission met Peru. Commission spokesperson Lin Osk spoke.",
     "Lin Osk: spokesperson European Commission"),
    ("Chile's ambassador to Peru presented her credentials to President Lin Osk.", "Lin Osk: head_of_state PER"),
    ("Peru met Chile. The island nation of Fiji and Chileans waited. Its transport minister, Lin Osk, spoke.",
     "Lin Osk: minister FJI"),
    ("Peru's Joint Secretary (Africa) Lin Osk spoke.", "Lin Osk: official PER"),
    ("In Lima, Peru today gave a dinner for Prime Minister Lin Osk. Osk was met by his Peruvian counterpart Ana Rey. "
     "He flew on to Spain.", "Lin Osk: head_of_government ESP"),
    ("Saudi Arabia met Peru. The Kingdom's Trade Minister Lin Osk spoke.", "Lin Osk: minister SAU"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "office"), BODIES_AND_HOSTS)
def test_bodies_hosts_and_owners_named_before_tell_whom_a_title_serves(text: str, office: str) -> None:
    """A body's short name, the receiver of credentials, an owner named before and a desk are understood."""
    assert office in offices_in(text)


NO_NAMES = [
    "The Chief Guest spoke in Peru.",
    "Their Majesties, the Emperor and Empress of Japan, arrived.",
]


@pytest.mark.parametrize("text", NO_NAMES)
def test_words_that_name_no_person_hold_no_office(text: str) -> None:
    """A guest and a form of address are nobody's name, so that no tenure is made of them."""
    assert [told for told in offices_in(text) if ": - " not in told] == []


def test_a_predecessor_is_a_former_holder_of_the_same_office() -> None:
    """A head of government who speaks of "my predecessor" serves the same state, formerly."""
    text = "I came to Peru since my predecessor Prime Minister Kauko Salmela opened relations with Peru."
    assert offices_in(text, "Prime Minister of Finland") == ["Kauko Salmela: head_of_government FIN, former"]


def test_the_label_of_a_list_tells_whom_all_in_it_serve() -> None:
    """A state and a colon before a list of ministers tell the state of each."""
    text = "Present were for Peru: Trade Minister Rosa Quispe; Energy Minister Luis Mamani."
    assert offices_in(text, "Suva Ledger (Fiji)") == ["Rosa Quispe: minister PER", "Luis Mamani: minister PER"]


def test_nobody_serves_a_state_that_lacks_the_body_of_the_title() -> None:
    """A speaker of parliament does not serve a state that has a congress, though it is home and named first."""
    text = "The United States thanked Lebanon. Speaker of Parliament Lin Osk spoke."
    assert offices_in(text, "The White House") == ["Lin Osk: legislator LBN"]


def test_the_surest_of_two_presidents_is_given_a_state_first() -> None:
    """Of two presidents without a state beside them, the one who is surely home's leaves the other state."""
    text = "The envoy flew to Peru to meet President Osk. The visit follows a call. In Chile, President Quiroz spoke."
    assert offices_in(text, "Santiago Ledger (Chile)")[1:] == ["Osk: head_of_state PER", "Quiroz: head_of_state CHL"]


def test_a_name_at_home_in_one_state_alone_decides_between_two() -> None:
    """Where nothing else tells, the state in which the name is at home is served."""
    text = "Officials of Japan and of Chile spoke. Deputy Minister Toshio Hamamura was there."
    assert "Toshio Hamamura: deputy_minister JPN" in offices_in(text)


def test_each_weight_is_a_number_and_told_once() -> None:
    """The table of weights names each feature once, with a number."""
    table = rows("served_state_weights")
    assert len({row["feature"] for row in table}) == len(table) > 20
    assert all(float(row["weight"]) for row in table)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rosa Quispe, Director of the Southern Asia Division, Ministry of Foreign Affairs of Peru, spoke.",
            "Rosa Quispe: official PER",
        ),
        ("Rosa Quispe, head of the Asia Division, spoke in Peru of Peru.", "Rosa Quispe: official PER"),
        ("European Commissioner for Energy Rosa Quispe arrived.", "Rosa Quispe: official European Union"),
        ("Rosa Quispe, a spokeswoman for the QLF, denied it.", "Rosa Quispe: spokesperson QLF"),
        ("The text was signed by NQLB director Rosa Quispe in Peru.", "Rosa Quispe: official NQLB"),
        ("Peru will buy oil from Chile, said its Energy Minister Rosa Quispe.", "Rosa Quispe: minister PER"),
        ("Rosa Quispe, a spokeswoman for Hamas resistance movement, spoke.", "Rosa Quispe: spokesperson Hamas"),
        ("Deputy Director Rosa Quispe, Andina News Agency reported, left Peru.", "Rosa Quispe: official PER"),
    ],
)
def test_parts_capitals_and_owners_tell_whom_a_title_serves(text: str, expected: str) -> None:
    """A part of a ministry serves its state, capitals are a body, "its" is the subject, a teller is no body."""
    assert offices_in(text) == [expected]


def test_a_president_of_a_body_has_one_office_however_short_the_title() -> None:
    """Who presides over a body is its head again where the title is told without the body."""
    text = "President of the European Commission Rosa Quispe spoke. Later President Quispe left."
    assert offices_in(text) == ["Rosa Quispe: organisation_head European Commission"]
