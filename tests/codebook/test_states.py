"""What the tables of states and organisations promise."""

from __future__ import annotations

import pytest

from relazione.codebook.gazetteer import gazetteer
from relazione.codebook.organisations import find_organisation, members, organisations
from relazione.codebook.states import Party, capital, capitals, contested, find_party, label, states
from relazione.codebook.table import rows


@pytest.mark.parametrize(
    ("name", "kind", "value"),
    [
        ("South Korea", "state", "KOR"),
        ("ROK", "state", "KOR"),
        ("KOR", "state", "KOR"),
        ("kr", "state", "KOR"),
        ("Republic of Korea", "state", "KOR"),
        ("the Gambia", "state", "GMB"),
        ("ivory coast", "state", "CIV"),
        ("Côte d'Ivoire", "state", "CIV"),
        ("busan", "city", "Busan"),
        ("ASEAN", "organisation", "Association of Southeast Asian Nations"),
    ],
)
def test_a_party_is_found_by_any_usual_name(name: str, kind: str, value: str) -> None:
    """A party is found by code, name or acronym, whatever its case and article."""
    party = find_party(name)
    assert isinstance(party, Party)
    assert (party.kind, party.value) == (kind, value)


def test_an_unknown_name_is_no_party() -> None:
    """A name that no table holds gives None."""
    assert find_party("Ruritania") is None


def test_labels_are_common_short_names() -> None:
    """States print under their common short English name, all else as it stands."""
    assert (label("KOR"), label("GBR"), label("Busan")) == ("South Korea", "United Kingdom", "Busan")


def test_every_state_of_the_name_tables_has_a_row() -> None:
    """No table of names speaks of a state that the table of states lacks."""
    codes = {entry.state for entries in gazetteer().values() for entry in entries if entry.state}
    assert codes <= set(states())


def test_every_country_has_a_capital_of_its_own() -> None:
    """A capital belongs to the state that names it, and living states in the COW list have one."""
    without = [code for code, state in states().items() if state.cow and not state.capital]
    dissolved, city_states, others = (
        {"SUN", "YUG", "CSK", "DDR", "SCG", "ZAR"},
        {"MCO", "SMR", "SGP", "DJI"},
        {"NRU", "ATG"},
    )
    assert set(without) <= dissolved | city_states | others
    assert capital("PAK") == "Islamabad"
    assert capitals()["Seoul"] == "KOR"


def test_members_are_states() -> None:
    """Members of organisations are known states, and an organisation is found by its acronym."""
    assert {row["iso3"] for row in rows("organisations_members")} <= set(states())
    assert "KOR" not in members("ASEAN")
    assert "THA" in members("ASEAN")
    assert find_organisation("the SCO") == organisations()["Shanghai Cooperation Organization"]


def test_contested_territories_name_two_claimants() -> None:
    """Every territory in dispute has at least two claimants."""
    assert all(len(row["claimants"].split("|")) > 1 for row in contested())


def test_every_state_of_the_one_list_is_in_the_other() -> None:
    """Who has a code of the Correlates of War has one of Gleditsch and Ward, if by the list of microstates."""
    assert not [state.iso3 for state in states().values() if state.cow is not None and state.gw is None]
    assert [(states()[s].cow, states()[s].gw) for s in ("KIR", "NRU", "TON", "TUV")] == [
        (946, 970),
        (970, 971),
        (955, 972),
        (947, 973),
    ]
